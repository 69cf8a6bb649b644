//! A lone bool makes two partitions of an index.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByOpen), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-open", pk = "gsi1pk", project = all)]
struct ByOpen;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(ByOpen, query = by_open, pk = "OPEN#{open}"))]
struct Order {
    id: u64,
    open: bool,
}

fn main() {}
