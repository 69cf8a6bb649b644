//! Fields that an index key is made of change together.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_customer, pk = "CUSTOMER#{customer}#{city}"))]
struct Order {
    id: u64,
    customer: String,
    city: String,
}

fn main() {
    let _ = Order::update(1).set(|order| order.city.set("Rome"));
    let _ = Order::update(1).set(|order| order.set_customer_and_city("ada"));
}
