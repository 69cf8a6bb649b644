//! An entry in a global index gives the `pk` of its own that such an index has.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-total", pk = "gsi1pk", sk = "gsi1sk", project = all)]
struct ByTotal;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(ByTotal, query = by_total, sk = "{total}"))]
struct Order {
    id: u64,
    total: u64,
}

fn main() {}
