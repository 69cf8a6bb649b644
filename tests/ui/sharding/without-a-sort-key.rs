//! A partition with one item cannot be spread.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}", shards = 8))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
