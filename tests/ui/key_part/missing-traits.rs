//! A key part can be cloned, shown and compared.
use dynamodb_model::KeyPart;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, KeyPart)]
struct OrderId(u64);

fn main() {}
