//! The library sets a time when it sends the write.
use dynamodb_model::{Entity, Index, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", indexes(ByTime), entities(Customer))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by_time", pk = "time_pk", sk = "time_sk", project = keys_only)]
struct ByTime;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{id}"))]
#[entity(index(ByTime, query = by_time, pk = "CITY#{city}", sk = "{updated_at}"))]
struct Customer {
    id: u64,
    city: String,
    #[entity(updated_at)]
    updated_at: Timestamp,
}

fn main() {}
