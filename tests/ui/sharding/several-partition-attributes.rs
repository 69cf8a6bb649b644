//! A shard's number stands at the end of one attribute.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-day", pk = ["dpk", N("customer")], sk = "dsk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
#[entity(index(ByDay, query = by_day, pk = ["DAY#{day}", customer], sk = "{id}", shards = 8))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
