//! An item with unique values does not expire, because nobody would give the values up.
use dynamodb_model::{Entity, Table, Ttl};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", ttl = "expires_at", entities(Customer))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
struct Customer {
    id: u64,
    #[entity(unique)]
    email: String,
    #[entity(ttl)]
    expires_at: Option<Ttl>,
}

fn main() {}
