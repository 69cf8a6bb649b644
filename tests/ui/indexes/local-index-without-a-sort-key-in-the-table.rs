//! A local index sorts a table's partitions otherwise, so the table must sort them first.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(local, name = "by-total", sk = "lsi1sk", project = all)]
struct ByTotal;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

fn main() {}
