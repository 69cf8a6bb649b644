//! A key part is made of key parts.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Tags(Vec<String>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
struct Place {
    country: String,
    state: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Owner {
    User(String),
    Group { members: Vec<String> },
}

fn main() {}
