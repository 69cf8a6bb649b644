//! An entity is read through a handle on its own table.
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Table)]
#[table(name = "archive", pk = "pk", entities())]
struct Archive;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

async fn first(archive: &Db<Archive>) {
    let _ = Order::query(1).first(archive).await;
}
fn main() {}
