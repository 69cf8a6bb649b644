//! A field that is a key by itself has no place for a shard's number.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-day", pk = "day", sk = "dsk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
#[entity(index(ByDay, query = by_day, pk = day, sk = "{id}", shards = 8))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
