//! Every item has its primary key, so a bare field cannot be absent either.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "customer", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = customer))]
struct Order {
    customer: Option<String>,
}

fn main() {}
