//! A mistake in a key part is not told again by the entities that have it in a key, and by their uses.
use dynamodb_model::{Entity, KeyPart, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk", entities(Order))]
struct Shop;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, KeyPart)]
#[key_part(orderd)]
struct Id {
    shelf: u32,
    number: u64,
}

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "SHELF#{id.shelf}", sk = "ORDER#{id}"))]
struct Order {
    id: Id,
}

fn main() {
    let _ = Order::query(17).id(Id { shelf: 17, number: 4 }..);
}
