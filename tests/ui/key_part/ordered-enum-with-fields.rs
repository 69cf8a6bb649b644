//! An enum with fields has no order in a key.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
enum Owner {
    Team(u64),
    User(String),
}

fn main() {}
