//! An entity has a table and a key.
use dynamodb_model::Entity;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Entity)]
struct Order {
    id: u64,
}

fn main() {}
