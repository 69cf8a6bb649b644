//! Every variant has a name in a key.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Status {
    Open,
    #[serde(skip)]
    Unknown,
}

fn main() {}
