//! A local index has the shards of the table.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(local, name = "by-day", sk = "dsk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
#[entity(index(ByDay, query = by_day, sk = "{day}", shards = 8))]
struct Order {
    customer: u64,
    id: u64,
    day: String,
}

fn main() {}
