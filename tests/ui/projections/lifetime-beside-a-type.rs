//! A projection that borrows has no other parameters.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    note: String,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill<'a, T> {
    id: T,
    note: &'a str,
}

fn main() {}
