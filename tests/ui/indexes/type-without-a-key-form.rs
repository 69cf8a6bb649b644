//! Not every type can be written into an index key.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_tags, pk = "TAGS#{tags}"))]
struct Order {
    id: u64,
    tags: Option<Vec<String>>,
}

fn main() {}
