//! A path leads into a struct that derives `Document`, and into no other.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    address: Address,
}

#[derive(Serialize, Deserialize)]
struct Address {
    city: String,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.address.city.eq("Rome"));
}
