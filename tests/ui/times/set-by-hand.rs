//! The library sets the times of writes.
use dynamodb_model::{Entity, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
struct Customer {
    id: u64,
    #[entity(created_at)]
    created_at: Timestamp,
}

fn main() {
    let _ = Customer::update(1).set(|c| c.created_at.set(Timestamp::UNIX_EPOCH));
}
