//! A bare key names a field of the entity.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "customer", sk = N("id"), entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = customer, sk = order_number))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {}
