//! The key of a unique value is text.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = N("id"), entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = id))]
struct Customer {
    id: u64,
    #[entity(unique)]
    email: String,
}

fn main() {}
