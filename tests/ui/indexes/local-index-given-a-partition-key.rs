//! An entry in a local index gives no `pk`: it is the table's.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByTotal), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(local, name = "by-total", sk = "lsi1sk", project = all)]
struct ByTotal;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
#[entity(index(ByTotal, query = by_total, pk = "CUSTOMER#{customer}", sk = "{total}"))]
struct Order {
    customer: String,
    id: u64,
    total: u64,
}

fn main() {}
