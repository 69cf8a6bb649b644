//! A flag takes no value.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, scan = true, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

fn main() {}
