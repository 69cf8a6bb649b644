//! A query does nothing until one of its verbs is awaited.
#![deny(unused_must_use)]
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
pub struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
pub struct Order {
    customer: String,
    id: u64,
}

fn main() {
    Order::query("ada");
    Order::query("ada").limit(5);
    Order::get("ada", 17);
}
