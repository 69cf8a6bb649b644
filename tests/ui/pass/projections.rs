//! Projections and filters that look as if the index did not carry what they need, and it does.

use dynamodb_model::{Db, Entity, Index, Projection, Result, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "id",
    indexes(ByCustomer, ByTotal),
    entities(Order)
)]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-customer", pk = "gsi1pk", project = keys_only)]
struct ByCustomer;

#[derive(Index)]
#[index(global, name = "by-total", pk = "gsi2pk", sk = N("total"), project = include("customer", "placedAt"))]
struct ByTotal;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[serde(rename_all = "camelCase")]
#[entity(table = Shop, key(pk = "SHOP#{shop_id}", sk = id))]
#[entity(index(ByCustomer, query = by_customer, pk = "CUSTOMER#{customer}"))]
#[entity(index(ByTotal, query = by_total, pk = "SHOP#{shop_id}", sk = total))]
struct Order {
    shop_id: u64,
    id: String,
    customer: String,
    total: u32,
    placed_at: u64,
}

/// Every field is part of a key of the keys-only index, or of the table's.
#[derive(Debug, Deserialize, Projection)]
#[projection(of = Order)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what matters is that it can be read")]
struct Short {
    shop_id: u64,
    id: String,
    customer: String,
    #[serde(skip)]
    cache: Option<u8>,
}

/// Queries that need no more than their indexes carry.
async fn reads(db: &Db<Shop>) -> Result<()> {
    let _: Vec<Short> = Order::by_customer("ada")
        .project::<Short>()
        .collect(db)
        .await?;
    // the index includes what no key has: it carries the whole order
    let _: Option<Order> = Order::by_total(1).total(5..).first(db).await?;
    let _: Option<Short> = Order::get(1, "a").project::<Short>().send(db).await?;
    let _ = Order::by_customer("ada").count(db).await?;
    Ok(())
}

#[test]
fn compiles() {
    let _ = reads;
    // an attribute that is included; a key of another index; the table's own key, which is none of this index
    let _ = Order::by_total(1).filter(|order| order.placed_at.lt(3) & order.customer.ne("ada"));
    let _ = Order::query(1).filter(|order| order.total.gt(3));
    let _ = Order::by_total(1).filter(|order| order.id.starts_with("a"));
    let _ = Order::by_customer("ada").filter(|order| order.id.starts_with("a"));
}
