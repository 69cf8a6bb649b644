//! An attribute is compared with attributes of its own type.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    customer: String,
    total: u64,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.total.gt(order.customer));
}
