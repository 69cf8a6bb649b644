//! A key that is given twice says nothing: which one counts?
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
#[table(name = "store")]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}", pk = "{id}"))]
struct Order {
    id: u64,
}

fn main() {}
