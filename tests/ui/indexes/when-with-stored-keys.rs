//! `when` cannot keep an item out of an index whose keys are stored anyway.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "customer", project = all)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_customer, pk = customer, when = open))]
struct Order {
    id: u64,
    customer: String,
    open: bool,
}

fn main() {}
