//! Five mistakes in one struct are five errors in one compile.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", indexes(ByTotal), entities(Order))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by-total", pk = "gsi1pk", project = all)]
struct ByTotal;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, naem = "order")]
#[entity(key(pk = "CUSTOMER#{customr}", sk = "ORDER#{id:padded}"))]
#[entity(index(ByTotal, pk = "TOTAL#{total}"))]
struct Order {
    customer: String,
    id: u64,
    total: u64,
    #[entity(versoin)]
    version: u64,
}
fn main() {}
