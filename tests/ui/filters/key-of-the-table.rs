//! DynamoDB refuses a filter on a key of the table when the table is read.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "customer", sk = N("id"), entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = customer, sk = id))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {
    let _ = Order::query("ada").filter(|order| order.id.gt(100));
}
