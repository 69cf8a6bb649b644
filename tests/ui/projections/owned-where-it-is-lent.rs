//! `for_each` lends; what owns its fields is read by the other verbs.
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
struct Bill {
    note: String,
}

async fn export(db: &Db<Shop>) -> dynamodb_model::Result<()> {
    Order::query("ann").for_each::<Bill>(db, |bill| println!("{}", bill.note)).await
}

fn main() {}
