//! A field that borrows is lent from one that has its text.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill<'a> {
    total: &'a str,
}

fn main() {}
