//! Fields that change together have one setter.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1, Gsi2), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
struct Gsi1;

#[derive(Index)]
#[index(global, name = "gsi2", pk = "gsi2pk", project = all)]
struct Gsi2;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_city, pk = "CITY#{city}#{street}", set = move_to))]
#[entity(index(Gsi2, query = by_street, pk = "STREET#{street}", set = rename_street))]
struct Order {
    id: u64,
    city: String,
    street: String,
}

fn main() {}
