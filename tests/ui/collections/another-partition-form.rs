//! The entities of a collection share a partition: the parts of their partition keys have the same forms.
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
#[entity(table = Shop, key(pk = "CUSTOMER#{customer:lower}", sk = "ORDER#{number}"))]
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
