//! A batch is about one table.
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Customer, Account, Cart))]
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
#[entity(table = Shop, key(pk = "ACCOUNT#{id}"))]
struct Account {
    id: u64,
    #[entity(unique)]
    email: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CART#{id}"))]
struct Cart {
    id: u64,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Audit, key(pk = "ENTRY#{id}"))]
struct Entry {
    id: u64,
}

fn example(shop: &Db<Shop>, entry: &Entry) {
    let _ = shop.batch_write().put(entry);
    let _ = shop.batch_get().get(Entry::get(1));
}

fn main() {}
