//! A bare field is the key attribute itself, so both have one name.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "stores", pk = "id", indexes(ByPlace), entities(Store))]
struct Stores;

#[derive(Index)]
#[index(global, name = "by-place", pk = "country", project = all)]
struct ByPlace;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Stores, key(pk = id))]
#[entity(index(ByPlace, query = by_place, pk = city))]
struct Store {
    id: String,
    country: String,
    city: String,
}

fn main() {}
