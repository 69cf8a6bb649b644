//! The fields of a projection have the types that they have in the entity.
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
    total: String,
}

fn main() {}
