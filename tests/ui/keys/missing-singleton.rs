//! A partition key without a part puts all items into one partition, which must be meant.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDERS", sk = "{id}"))]
struct Order {
    id: u64,
}

fn main() {}
