//! A mistake in an entity is not told again by its table, its projections and its uses.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{idd}"))]
struct Order {
    customer: String,
    id: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Number {
    id: u64,
}

fn orders() -> impl Sized {
    (Order::query("ada").project::<Number>(), Order::get("ada", 1))
}

fn main() {}
