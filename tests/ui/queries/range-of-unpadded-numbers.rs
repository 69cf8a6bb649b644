//! In a raw key unpadded numbers have no order: 10 comes before 9.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", encoding = raw, entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {
    let _ = Order::query("ada").id(9..=10);
}
