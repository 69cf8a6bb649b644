//! DynamoDB refuses a filter on a key of the index that is read.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "id", indexes(ByCustomer), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-customer", pk = "customer", sk = N("total"), project = all)]
struct ByCustomer;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = id))]
#[entity(index(ByCustomer, query = by_customer, pk = customer, sk = total))]
struct Order {
    id: String,
    customer: String,
    total: u64,
}

fn main() {
    let _ = Order::by_customer("ada").filter(|order| order.total.gt(100));
}
