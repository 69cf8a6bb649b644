//! A verb does nothing until it is awaited.
#![deny(unused_must_use)]
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
pub struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
pub struct Order {
    customer: String,
    id: u64,
}

pub fn read(db: &Db<Shop>) {
    Order::query("ada").first(db);
    Order::query("ada").limit(5).first(db);
    Order::get("ada", 17).send(db);
}
fn main() {}
