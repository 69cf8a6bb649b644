//! A version changes with every write, and a key never.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}", sk = "{revision}"))]
struct Order {
    id: u64,
    #[entity(version)]
    revision: u64,
}

fn main() {}
