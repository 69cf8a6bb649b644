//! All entities of a collection live in its table.
use dynamodb_model::{Collection, Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"))]
struct Customer {
    id: String,
}

#[derive(Table)]
#[table(name = "depot", pk = "pk", sk = "sk", entities(Order))]
struct Depot;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Depot, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
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

fn main() {}
