//! A shard's number is text behind other text: a number has no place for it.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = N("pk"), sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = customer, sk = "{id}", shards = 8))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
