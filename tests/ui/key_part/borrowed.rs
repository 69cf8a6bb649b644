//! A key part owns its values, for it is read back from keys.
use dynamodb_model::KeyPart;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize, KeyPart)]
struct Name<'a>(&'a str);

fn main() {}
