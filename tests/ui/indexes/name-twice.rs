//! Two indexes of a table have two names.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal, ByDay), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
struct ByTotal;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi2pk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}

fn main() {}
