//! The time of a write is a point in time.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
struct Customer {
    id: u64,
    #[entity(created_at)]
    created_at: u64,
    #[entity(updated_at)]
    updated_at: String,
}

fn main() {}
