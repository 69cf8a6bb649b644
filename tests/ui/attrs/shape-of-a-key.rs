//! The key of an entity is a list, even where it is a partition key alone.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key = "ORDER#{id}")]
struct Order {
    id: u64,
}

fn main() {}
