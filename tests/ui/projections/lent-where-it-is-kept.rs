//! What is lent is gone when the function has returned.
use dynamodb_model::{Db, Entity, Projection, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{id}"))]
struct Order {
    customer: String,
    id: u64,
    note: String,
}

#[derive(Deserialize, Projection)]
#[projection(of = Order)]
struct Bill<'a> {
    note: &'a str,
}

async fn export(db: &Db<Shop>) -> dynamodb_model::Result<()> {
    let bills = Order::query("ann").project::<Bill<'static>>().collect(db).await?;
    println!("{}", bills.len());
    Ok(())
}

fn main() {}
