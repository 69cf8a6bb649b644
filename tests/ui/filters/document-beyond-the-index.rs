//! An index that carries no `address` carries nothing inside of it.
use dynamodb_model::{Document, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = keys_only)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_customer, pk = "CUSTOMER#{customer}"))]
struct Order {
    id: u64,
    customer: String,
    address: Address,
}

#[derive(Serialize, Deserialize, Document)]
struct Address {
    city: String,
}

fn main() {
    let _ = Order::by_customer("ada").filter(|order| order.address.city.eq("Rome"));
}
