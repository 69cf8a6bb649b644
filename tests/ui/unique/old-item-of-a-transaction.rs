//! A transaction hands no item back.
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
    let customer = Customer {
        id: 1,
        email: "ada@example.com".into(),
    };
    let _ = customer.put().returning_old();
    let _ = Customer::delete(1).returning_old();
}
