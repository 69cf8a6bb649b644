//! A struct is not told an order: it has that of its fields.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(ordered)]
struct OrderId(u64);

fn main() {}
