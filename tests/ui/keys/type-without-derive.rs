//! A type of one's own is made a key part by its derive.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct OrderId(u64);

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: OrderId,
}

fn main() {}
