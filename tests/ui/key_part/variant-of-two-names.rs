//! A variant is read by the name that it is written with.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Status {
    #[serde(rename(serialize = "open", deserialize = "OPEN"))]
    Open,
    Paid,
}

fn main() {}
