//! A lone enum without fields makes few partitions of all items.
use dynamodb_model::{Entity, KeyPart, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
enum Status {
    Open,
    Paid,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "STATUS#{status}", sk = "{id}"))]
struct Order {
    id: u64,
    status: Status,
}

fn main() {}
