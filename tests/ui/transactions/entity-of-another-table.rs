//! A transaction goes on in another table by a handle of it.
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

fn example(shop: &Db<Shop>, audit: &Db<Audit>, customer: &Customer, entry: &Entry) {
    let _ = shop.write().create(customer).on(audit).create(entry);
    let _ = shop.write().create(entry);
    let _ = shop.write().update(Entry::update(1));
    let _ = shop.write().check(Entry::check(1));
    let _ = shop.read().get(Entry::get(1));
}

fn main() {}
