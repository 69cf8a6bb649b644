//! Every entity of a collection of an index has an entry in it.
use dynamodb_model::{Collection, Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "sk",
    indexes(ByDay),
    entities(Customer, Order)
)]
struct Shop;

#[derive(Index)]
#[index(global, name = "by_day", pk = "day_pk", sk = "day_sk", project = all)]
struct ByDay;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}", sk = "PROFILE"), index(ByDay, query = by_day, pk = "DAY#{day}", sk = "PROFILE"))]
struct Customer {
    id: String,
    day: u32,
    note: String,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "ORDER#{number}"))]
struct Order {
    customer: String,
    number: u64,
}

#[derive(Collection)]
#[collection(table = Shop, index = ByDay)]
enum CustomerItem {
    Customer(Customer),
    Order(Order),
}

fn main() {}
