//! Only numbers can be added to, only lists appended to, only sets inserted into.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    note: String,
    total: u64,
    lines: Vec<String>,
}

fn main() {
    let _ = Order::update(1).set(|order| order.note.add(1));
    let _ = Order::update(1).set(|order| order.total.append([1]));
    let _ = Order::update(1).set(|order| order.lines.insert(["tea"]));
}
