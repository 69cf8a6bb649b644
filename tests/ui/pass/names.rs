//! Names that are the user's to take.

use dynamodb_model::{Entity, Index, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(
    name = "shop",
    pk = "pk",
    sk = "sk",
    indexes(Gsi1),
    entities(Order, Page)
)]
#[table(methods(connect = open))]
struct Shop;

impl Shop {
    fn connect() -> u8 {
        1
    }
}

#[derive(Index)]
#[index(global, name = "gsi1", pk = "gsi1pk", project = all)]
struct Gsi1;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ORDER#{id}", sk = "ORDER", query = of_id))]
#[entity(index(Gsi1, query = query, pk = "TOTAL#{total}"), methods(put = save, get = find, scan = read_all))]
struct Order {
    id: u64,
    total: u64,
}

impl Order {
    fn put(&self) -> u64 {
        self.total
    }

    fn get(&self) -> u64 {
        self.id
    }

    fn scan(&self) -> u64 {
        self.id + self.total
    }

    fn by_id(id: u64) -> Self {
        Self { id, total: 0 }
    }
}

/// Fields with the names of what queries, keys and entities have.
#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "PAGE#{key}#{parts}", sk = "{state}#{value}"))]
struct Page {
    key: String,
    parts: u8,
    state: String,
    value: u64,
    name: String,
    types: u64,
    r#type: u64,
}

#[test]
fn compiles() {
    let order = Order::by_id(17);
    assert_eq!(
        (Shop::connect(), order.put(), order.get(), order.scan()),
        (1, 0, 17, 17)
    );
    let _ = (
        order.save(),
        Order::find(17),
        Order::of_id(17),
        Order::query(5),
    );
    let _ = Page::query("a", 1)
        .state("b")
        .value(5..)
        .filter(|page| page.types.gt(3) & page.name.exists());
}
