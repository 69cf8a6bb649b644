//! A computed part is what its function returns.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "INITIAL#{initial}"), part(initial: String = initial_of(customer)))]
struct Order {
    customer: String,
}

fn initial_of(customer: &str) -> Option<char> {
    customer.chars().next()
}

fn main() {}
