//! A projection is of an entity.
use dynamodb_model::Projection;
use serde::Deserialize;

#[derive(Deserialize, Projection)]
struct Total {
    total: u64,
}

fn main() {}
