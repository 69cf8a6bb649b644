//! The keys of a table are one attribute each.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = ["customer", "id"], entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}#{id}"))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {}
