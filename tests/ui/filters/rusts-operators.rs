//! Conditions are joined by `&` and `|`, and compared by methods, for Rust's own operators make bools.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
    note: Option<String>,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.total.gt(100) && order.note.exists());
    let _ = Order::query(1).filter(|order| order.total > 100);
}
