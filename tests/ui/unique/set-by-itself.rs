//! A unique field is set together with its value.
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
    email: String,
}

fn main() {
    let _ = Customer::update(1).set(|c| c.set_email("ada@example.com"));
    let _ = Customer::update(1).set(|c| c.email.set("ada@example.com"));
}
