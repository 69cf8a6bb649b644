//! A mistake in an entity is not one of its collections as well.
use dynamodb_model::{Collection, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Customer, Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{ident}", sk = "PROFILE"))]
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
}

#[derive(Collection)]
#[collection(table = Shop)]
enum OrderItem {
    Order(Order),
    Customer(Customer),
}

async fn read(db: &dynamodb_model::Db<Shop>) -> dynamodb_model::Result<Vec<CustomerItem>> {
    OrderItem::query("ann").count(db).await?;
    CustomerItem::query("ann").collect(db).await
}

fn main() {
    let _ = read;
}
