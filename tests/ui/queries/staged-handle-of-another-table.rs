//! An entity is read through a handle on its own table, whatever part of its key is given.
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Table)]
#[table(name = "archive", pk = "pk", entities())]
struct Archive;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
struct Order {
    customer: String,
    id: u64,
}
async fn first(archive: &Db<Archive>) {
    let _ = Order::query("ada").first(archive).await;
}
fn main() {}
