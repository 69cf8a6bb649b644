//! A key attribute has one type in all indexes of a table.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal, ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-total", pk = N("amount"), project = all)]
struct ByTotal;

#[derive(Index)]
#[index(global, name = "by-day", pk = "day", sk = "amount", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

fn main() {}
