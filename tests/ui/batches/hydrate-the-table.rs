//! The table's own rows are whole.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
struct Order {
    customer: String,
    id: u64,
}

fn main() {
    let _ = Order::query("ada").hydrate();
}
