//! Not every type can be written into a key.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "TAGS#{tags}"))]
struct Order {
    tags: Vec<String>,
}

fn main() {}
