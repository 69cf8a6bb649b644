//! A write does nothing until it is sent.
#![deny(unused_must_use)]
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
pub struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
pub struct Order {
    id: u64,
}

fn main() {
    Order { id: 17 }.create();
    Order::delete(17);
}
