//! A document is stored as a map of its fields.
use dynamodb_model::Document;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize, Document)]
#[serde(from = "String", into = "String")]
struct Address {
    city: String,
}

impl From<String> for Address {
    fn from(city: String) -> Self {
        Self { city }
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.city
    }
}

fn main() {}
