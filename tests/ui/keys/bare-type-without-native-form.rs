//! A key attribute by itself is a string, a number or bytes.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "open", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}", sk = open))]
struct Order {
    id: u64,
    open: bool,
}

fn main() {}
