//! A mistake in a collection is not one at every use of it.
use dynamodb_model::{Collection, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Customer, Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
struct Customer {
    id: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
struct Order {
    customer: String,
    number: u64,
}

#[derive(Collection)]
#[collection(table = Shop)]
enum CustomerItem {
    Customer(Customer),
    Order(Order),
    Nothing,
}

async fn read(db: &dynamodb_model::Db<Shop>) -> dynamodb_model::Result<Vec<CustomerItem>> {
    let first: Option<CustomerItem> = CustomerItem::query("ann").descending().first(db).await?;
    drop(first);
    CustomerItem::query("ann").collect(db).await
}

fn main() {
    let _ = read;
}
