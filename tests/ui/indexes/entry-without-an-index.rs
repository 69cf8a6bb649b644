//! An entry names its index first.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(query = by_customer, pk = "CUSTOMER#{customer}"))]
struct Order {
    id: u64,
    customer: String,
}

fn main() {}
