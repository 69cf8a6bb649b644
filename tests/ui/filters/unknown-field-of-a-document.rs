//! A path into a document names its fields.
use dynamodb_model::{Document, Entity, Table};
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

#[derive(Serialize, Deserialize, Document)]
struct Address {
    city: String,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.address.town.eq("Rome"));
}
