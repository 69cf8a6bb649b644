//! `key(..)` and `index(..)` have keys of their own, and a misspelt one is corrected.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sort = "ORDER#{id}"))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {}
