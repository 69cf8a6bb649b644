//! After the last part there is none to give.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "stores", pk = "pk", sk = "sk", entities(Store))]
struct Stores;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Stores, key(pk = "COUNTRY#{country}", sk = "CITY#{city}"))]
struct Store {
    country: String,
    city: String,
}

fn main() {
    let _ = Store::query("US").city("Austin").city("Boston");
}
