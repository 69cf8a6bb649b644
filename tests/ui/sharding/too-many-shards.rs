//! A query asks every shard: there are at most 256.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-day", pk = "dpk", sk = "dsk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}", shards = 257))]
#[entity(index(ByDay, query = by_day, pk = "DAY#{day}", sk = "{id}", shards = SHARDS))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
