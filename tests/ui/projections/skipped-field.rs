//! A field that serde skips is not stored, so it cannot be read.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    #[serde(skip)]
    total: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill {
    total: u64,
}

fn main() {}
