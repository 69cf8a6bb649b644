//! An index with a sort key wants one from each entry.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByCustomer), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-customer", pk = "gsi1pk", sk = "gsi1sk", project = all)]
struct ByCustomer;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(ByCustomer, query = by_customer, pk = "CUSTOMER#{customer}"))]
struct Order {
    id: u64,
    customer: String,
}

fn main() {}
