//! A time to live is a `Ttl`, which is stored as DynamoDB reads it.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", ttl = "expires_at", entities(Cart))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CART#{id}"))]
struct Cart {
    id: u64,
    #[entity(ttl)]
    expires_at: u64,
}

fn main() {}
