//! A template makes text, and so it fits no number key.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = N("id"), entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "{number}"))]
struct Order {
    number: u64,
}

fn main() {}
