//! A projection reads what the index carries, and `note` is not included.
use dynamodb_model::{Entity, Index, Projection, Table};
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
    note: Option<String>,
}
#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill { id: u64, total: u64, note: Option<String> }
fn main() { let _ = Order::by_customer("ada").project::<Bill>(); }
