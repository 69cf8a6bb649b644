//! An entity is written through a handle on its own table.
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

async fn store(order: Order, archive: &Db<Archive>) {
    let _ = order.put().send(archive).await;
}
fn main() {}
