//! A mistake in an index is not told again by its table, its entities and their uses.
use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTotal), entities(Order))]
struct Shop;
#[derive(Index)]
#[index(global, name = "by-total", pk = "gsi1pk", project = everything)]
struct ByTotal;
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
#[entity(index(ByTotal, query = by_total, pk = "TOTAL#{total}"))]
struct Order {
    id: u64,
    total: u64,
}
async fn use_it(db: &Db<Shop>) -> dynamodb_model::Result<Vec<Order>> {
    Order::by_total(5).filter(|order| order.id.gt(3)).collect(db).await
}
fn main() {}
