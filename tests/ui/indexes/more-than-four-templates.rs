//! The key of an index entry has at most four attributes on each side, too.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "stores", pk = "id", indexes(ByPlace), entities(Store))]
struct Stores;

#[derive(Index)]
#[index(global, name = "by-place", pk = ["a", "b", "c", "d"], project = all)]
struct ByPlace;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Stores, key(pk = id))]
#[entity(index(ByPlace, query = by_place, pk = [a, b, c, d, e]))]
struct Store {
    id: String,
    a: String,
    b: String,
    c: String,
    d: String,
    e: String,
}
fn main() {}
