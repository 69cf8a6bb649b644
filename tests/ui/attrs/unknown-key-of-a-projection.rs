//! A misspelt key of `#[projection(..)]` is corrected.
use dynamodb_model::Projection;
use serde::Deserialize;

struct Order;

#[derive(Deserialize, Projection)]
#[projection(off = Order)]
struct Total {
    total: u64,
}

fn main() {}
