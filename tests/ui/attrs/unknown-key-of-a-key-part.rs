//! A misspelt key of `#[key_part(..)]` is corrected.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(order)]
enum Size {
    Large,
    Small,
}

fn main() {}
