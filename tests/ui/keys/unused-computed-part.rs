//! A computed part that no key names is a slip.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"), part(day: u64 = day_of(id)))]
struct Order {
    id: u64,
}

fn day_of(id: &u64) -> u64 {
    id / 86_400
}

fn main() {}
