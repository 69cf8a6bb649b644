//! A part of the primary key never changes.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
}

fn main() {
    let _ = Order::update(1).set(|order| order.id.set(2));
}
