//! A field is read under the name that it is stored under, whatever else the entity flattens.
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
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, u64>,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill {
    #[serde(rename = "sum")]
    total: u64,
}

fn main() {}
