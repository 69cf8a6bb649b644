//! A keys-only index yields keys, not whole entities.
use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(Gsi1), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = keys_only)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(Gsi1, query = by_customer, pk = "CUSTOMER#{customer}"))]
struct Order {
    id: u64,
    customer: String,
    total: u64,
}
async fn orders(db: &Db<Shop>) {
    let _ = Order::by_customer("ada").collect(db).await;
}
fn main() {}
