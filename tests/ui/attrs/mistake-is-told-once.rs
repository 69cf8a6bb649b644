//! A mistake in an entity is not told again by its table, its projections and its uses.
use dynamodb_model::{Db, Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{idd}"))]
struct Order {
    customer: String,
    id: u64,
}
#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Number {
    id: u64,
}
async fn use_them(db: &Db<Shop>, order: Order) -> dynamodb_model::Result<Vec<Number>> {
    let _: Option<Order> = Order::get("ada", 1).consistent().send(db).await?;
    db.write().create(&order).check(Order::check("ada", 2).absent()).send().await?;
    order.put().when(|stored| stored.id.lt(5) & stored.customer.eq("ada")).send(db).await?;
    Order::query("ada").id(1..).filter(|order| order.id.gt(3)).project::<Number>().collect(db).await
}
fn main() {}
