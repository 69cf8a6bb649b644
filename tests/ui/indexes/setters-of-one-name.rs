//! Each setter has a name of its own.
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
#[entity(index(Gsi1, query = by_city, pk = "CITY#{city}", set = rename))]
struct Order {
    id: u64,
    city: String,
    #[entity(unique(set = rename))]
    number: String,
}

fn main() {}
