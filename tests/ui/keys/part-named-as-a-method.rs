//! A part of a sort key is not named as a method that every query has, for its own method would be a second one.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByCount), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-count", pk = "gsi1pk", sk = N("count"), project = keys_only)]
struct ByCount;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{page:desc}#{count}"))]
#[entity(index(ByCount, query = by_count, pk = "CUSTOMER#{customer}", sk = count))]
struct Order {
    customer: String,
    page: u32,
    count: u32,
}

fn main() {
    let _ = Order::query("ada").page(3..);
}
