//! Only `#` ends a part in an escaped key, for any other character may be in the part.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{customer}-{id}"))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {}
