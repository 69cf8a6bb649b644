//! Members have names, so a document is a struct with named fields.
use dynamodb_model::Document;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Document)]
enum Address {
    Street(String),
    Box(u64),
}

fn main() {}
