//! What a `with` function stores has no paths that the type could tell.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    #[serde(serialize_with = "joined", default)]
    tags: Vec<String>,
}

fn joined<S: serde::Serializer>(tags: &[String], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&tags.join(","))
}

fn main() {
    let _ = Order::query(1).filter(|order| order.tags.index(0).eq("new"));
}
