//! The parts of a sort key are given left to right, so none can be skipped.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "stores", pk = "pk", sk = "sk", entities(Store))]
struct Stores;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Stores, key(pk = "COUNTRY#{country}", sk = "{state}#{city}"))]
struct Store {
    country: String,
    state: String,
    city: String,
}

fn main() {
    let _ = Store::query("US").city("Austin");
}
