//! DynamoDB gives a table 20 global indexes.
use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
#[table(indexes(I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14, I15, I16, I17, I18, I19, I20, I21))]
struct Shop;

macro_rules! indexes {
    ($($marker:ident $name:literal)*) => {$(
        #[derive(Index)]
        #[index(global, name = $name, pk = $name, project = all)]
        struct $marker;
    )*};
}
indexes!(I1 "i-1" I2 "i-2" I3 "i-3" I4 "i-4" I5 "i-5" I6 "i-6" I7 "i-7" I8 "i-8" I9 "i-9" I10 "i-10" I11 "i-11");
indexes!(I12 "i-12" I13 "i-13" I14 "i-14" I15 "i-15" I16 "i-16" I17 "i-17" I18 "i-18" I19 "i-19" I20 "i-20" I21 "i-21");

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
}
fn main() {}
