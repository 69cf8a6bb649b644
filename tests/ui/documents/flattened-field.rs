//! A document names its members, and `flatten` hides some.
use dynamodb_model::Document;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Document)]
struct Address {
    city: String,
    #[serde(flatten)]
    geo: Geo,
}

#[derive(Serialize, Deserialize)]
struct Geo {
    lat: f64,
}

fn main() {}
