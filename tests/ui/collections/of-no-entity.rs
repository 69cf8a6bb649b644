//! A variant holds an entity, a projection or a typed key.
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

struct Order {
    number: u64,
}

#[derive(Collection)]
#[collection(table = Shop)]
enum CustomerItem {
    Customer(Customer),
    Order(Order),
}

fn main() {}
