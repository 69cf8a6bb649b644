//! A key template names fields of the entity.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customr_id}", sk = "ORDER#{id}"))]
struct Order {
    customer_id: String,
    id: u64,
    total: u64,
}

fn main() {}
