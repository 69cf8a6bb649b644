//! A tuple has up to twelve rows.
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
    let get = || Customer::get(1);
    let six = shop.read().get(get()).get(get()).get(get()).get(get()).get(get()).get(get());
    let twelve = six.get(get()).get(get()).get(get()).get(get()).get(get()).get(get());
    let _ = twelve.get(get());
}

fn main() {}
