//! A time that serde writes as text does not sort by its text.
use dynamodb_model::{Entity, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    paid_at: Timestamp,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.paid_at.gt(Timestamp::UNIX_EPOCH));
}
