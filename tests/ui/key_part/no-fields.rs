//! A key part is made of something.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Nothing;

fn main() {}
