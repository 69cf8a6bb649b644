//! A versioned entity is deleted in the version that was read, or expressly in any.
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    #[entity(version)]
    version: u64,
}

async fn cancel(db: &Db<Shop>) {
    let _ = Order::delete(17).send(db).await;
}

fn main() {}
