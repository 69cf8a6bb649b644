//! A projection is of an entity.
use dynamodb_model::Projection;
use serde::Deserialize;

struct Order {
    id: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Number {
    id: u64,
}

fn main() {}
