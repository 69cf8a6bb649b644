//! A condition names fields of the entity.
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", entities(Order))]
struct Shop;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
}

fn main() {
    let order = Order { id: 17, total: 100 };
    let _ = order.put().when(|stored| stored.totl.lt(100));
}
