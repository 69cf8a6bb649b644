//! One mistake in a document is one error, however often it is used.
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
#[document(crat = dynamodb_model)]
struct Address {
    city: String,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.address.city.eq("Rome"));
}
