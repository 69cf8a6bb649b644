//! A projection names the attributes that it reads.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill {
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, u64>,
}
fn main() {}
