//! A range needs an order, and an enum has one only if it is told.
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
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{status}#{id}"))]
struct Order {
    customer: String,
    status: Status,
    id: u64,
}

fn main() {
    let _ = Order::query("ada").status(Status::Open..);
}
