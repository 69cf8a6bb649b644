//! What can be allowed has a name.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "OPEN#{open}", allow(low_cardinalty)))]
struct Order {
    open: bool,
}

fn main() {}
