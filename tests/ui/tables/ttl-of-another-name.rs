//! DynamoDB expires items by one attribute of the table.
use dynamodb_model::{Entity, Table, Ttl};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", ttl = "expires_at", entities(Cart))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CART#{id}"))]
struct Cart {
    id: u64,
    #[entity(ttl)]
    forgotten_at: Ttl,
}

fn main() {}
