//! A transaction hands no item back.
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Customer))]
struct Shop;

#[derive(Table)]
#[table(name = "audit", pk = "pk", entities(Entry))]
struct Audit;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
struct Customer {
    id: u64,
    #[entity(version)]
    version: u64,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Audit, key(pk = "ENTRY#{id}"))]
struct Entry {
    id: u64,
}

fn example(shop: &Db<Shop>) {
    let _ = shop.write().update(Customer::update(1).returning_new());
    let _ = shop.write().delete(Customer::delete(1).version(1).returning_old());
}

fn main() {}
