//! Rust orders an enum by its discriminants.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
enum Level {
    High = 2,
    Low = 1,
}

fn main() {}
