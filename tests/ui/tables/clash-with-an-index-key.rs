//! A field is not stored in a key attribute of an index either, even if the entity is not in that index.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-total", pk = "total", project = all)]
struct ByTotal;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
}

fn main() {}
