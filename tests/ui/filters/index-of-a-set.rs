//! What stands first in a set is up to nobody.
use std::collections::BTreeSet;

use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    tags: BTreeSet<String>,
}

fn main() {
    let _ = Order::query(1).filter(|order| order.tags.index(0).eq("new"));
}
