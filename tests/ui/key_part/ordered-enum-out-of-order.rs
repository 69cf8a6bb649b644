//! An ordered enum is declared in the order of its names, which is that of its keys.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
enum Size {
    Small,
    Medium,
    Large,
}

fn main() {}
