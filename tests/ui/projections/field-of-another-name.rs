//! serde gives a field one name in the entity and in its projections.
use dynamodb_model::{Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[serde(rename_all = "camelCase")]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total_cents: u64,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill {
    total_cents: u64,
}

fn main() {}
