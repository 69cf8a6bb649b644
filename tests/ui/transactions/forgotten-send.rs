//! A transaction does nothing until it is sent.
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

#[deny(unused_must_use)]
fn example(shop: &Db<Shop>, customer: &Customer) {
    shop.write().create(customer);
    shop.read().get(Customer::get(1));
    Customer::check(1);
}

fn main() {}
