//! A query yields projections of its own entity.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order, Cart))]
struct Shop;
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CART#{id}"))]
struct Cart {
    id: u64,
}
#[derive(Deserialize, Projection)]
#[projection(of = Cart)]
struct Number {
    id: u64,
}
fn main() { let _ = Order::query(1).project::<Number>(); }
