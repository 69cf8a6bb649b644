//! A struct to read into is declared as a projection.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

#[derive(Deserialize)]
struct Number {
    id: u64,
}

fn main() {
    let _ = Order::query(1).project::<Number>();
}
