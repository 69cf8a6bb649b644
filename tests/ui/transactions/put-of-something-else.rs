//! What is put is an entity.
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

fn example(shop: &Db<Shop>, customer: Customer) {
    let _ = shop.write().put(&customer).put(customer.put());
    let _ = shop.write().put(Customer::get(1));
    let _ = shop.write().put(customer);
}

fn main() {}
