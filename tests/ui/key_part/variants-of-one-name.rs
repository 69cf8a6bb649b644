//! The variants of an enum differ in keys.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Status {
    Open,
    #[serde(rename = "Open")]
    Reopened,
}

fn main() {}
