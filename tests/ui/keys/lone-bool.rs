//! A lone bool makes two partitions of all items.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "OPEN#{open}", sk = "{id}"))]
struct Order {
    id: u64,
    open: bool,
}

fn main() {}
