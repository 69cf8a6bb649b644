//! A collection names the parts of its partition key in their order.
use dynamodb_model::{Collection, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Customer, Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{shop}#{id}", sk = "PROFILE"))]
struct Customer {
    shop: String,
    id: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{shop}#{customer}", sk = "ORDER#{number}"))]
struct Order {
    shop: String,
    customer: String,
    number: u64,
}

#[derive(Collection)]
#[collection(table = Shop, partition(id, shop))]
enum CustomerItem {
    Customer(Customer),
    Order(Order),
}

fn main() {}
