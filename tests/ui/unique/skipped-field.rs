//! A unique value is stored.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
struct Customer {
    id: u64,
    #[entity(unique)]
    #[serde(skip)]
    email: String,
}

fn main() {}
