//! Two entities of a table cannot have items of the same key.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order, Invoice))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
struct Order {
    customer: String,
    id: u64,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{number}"))]
struct Invoice {
    customer: String,
    number: u64,
}

fn main() {}
