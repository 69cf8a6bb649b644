//! The table of an entity is declared by `derive(Table)`.
use dynamodb_model::Entity;
use serde::{Deserialize, Serialize};

struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

fn main() {}
