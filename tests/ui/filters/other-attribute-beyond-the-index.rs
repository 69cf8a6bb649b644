//! Both attributes of a comparison are carried by the index.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = include("total"))]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_customer, pk = "CUSTOMER#{customer}"))]
struct Order {
    id: u64,
    customer: String,
    total: u64,
    paid: u64,
}

fn main() {
    let _ = Order::by_customer("ada").filter(|order| order.total.gt(order.paid));
}
