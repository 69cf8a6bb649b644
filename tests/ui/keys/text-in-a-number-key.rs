//! A bare field has the type of its key attribute.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = N("customer"), entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = customer))]
struct Order {
    customer: String,
}

fn main() {}
