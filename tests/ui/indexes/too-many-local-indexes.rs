//! DynamoDB gives a table 5 local indexes.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(L1, L2, L3, L4, L5, L6), entities(Order))]
struct Shop;

macro_rules! indexes {
    ($($marker:ident $name:literal)*) => {$(
        #[derive(Index)]
        #[index(local, name = $name, sk = $name, project = all)]
        struct $marker;
    )*};
}
indexes!(L1 "lsi1" L2 "lsi2" L3 "lsi3" L4 "lsi4" L5 "lsi5" L6 "lsi6");

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "CUSTOMER#{customer}", sk = "{id}"))]
struct Order {
    customer: String,
    id: u64,
}
fn main() {}
