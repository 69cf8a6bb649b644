//! A mistake in a table is not told again by its entities and their uses.
use dynamodb_model::{Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sort = "sk", indexes(ByTotal), entities(Order))]
struct Shop;
#[derive(Index)]
#[index(global, name = "by-total", pk = "gsi1pk", project = all)]
struct ByTotal;
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
#[entity(index(ByTotal, query = by_total, pk = "TOTAL#{total}"))]
struct Order {
    customer: String,
    id: u64,
    total: u64,
}
async fn use_it(db: &Db<Shop>, client: aws_sdk_dynamodb::Client) -> dynamodb_model::Result<Vec<Order>> {
    let _: Db<Shop> = Shop::with_client(client).named("shop-2");
    let _: Option<Order> = Order::get("ada", 1).consistent().send(db).await?;
    Order::by_total(5).filter(|order| order.id.gt(3)).collect(db).await
}
fn main() {}
