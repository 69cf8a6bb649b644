//! A table whose items expire says by which attribute.
use dynamodb_model::{Entity, Table, Ttl};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Cart))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CART#{id}"))]
struct Cart {
    id: u64,
    #[entity(ttl)]
    expires_at: Ttl,
}

fn main() {}
