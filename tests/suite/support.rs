//! What the tests share: a table on an engine, and items as DynamoDB holds them.

pub(crate) mod flight;
mod wire;

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, KeyValue, Table};
use jiff::Timestamp;

pub(crate) use wire::{Sent, recorded};

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// The table of `T`, new and empty. It is there as long as the engine.
pub(crate) async fn table<T: Table>() -> (Engine, Db<T>) {
    let engine = Engine::from_env().await.unwrap();
    let db = engine.table::<T>().await.unwrap();
    (engine, db)
}

/// This many seconds after a fixed moment.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + seconds).unwrap()
}

pub(crate) fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "a test reads `n(7)`, not `n(&7)`"
)]
pub(crate) fn n(number: impl ToString) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

pub(crate) fn b(bytes: &[u8]) -> AttributeValue {
    AttributeValue::B(Blob::new(bytes))
}

pub(crate) fn item<const N: usize>(attributes: [(&str, AttributeValue); N]) -> Item {
    let owned = attributes.map(|(name, value)| (name.to_owned(), value));
    HashMap::from(owned)
}

/// Writes an item past the library, as another program would.
pub(crate) async fn put_raw<T: Table>(db: &Db<T>, item: Item) {
    let put = db.client().put_item().table_name(db.table_name());
    put.set_item(Some(item)).send().await.unwrap();
}

/// The entity's item as it lies in the table, without the mark of its last conditional write, which is random.
pub(crate) async fn stored<E: Entity>(db: &Db<E::Table>, entity: &E) -> Option<Item> {
    let key = entity.primary_key().unwrap();
    let table = E::Table::SCHEMA;
    let get = db.client().get_item().table_name(db.table_name());
    let get = get.key(table.partition_key().name(), attribute(key.partition()));
    let get = match (table.sort_key(), key.sort()) {
        (Some(name), Some(value)) => get.key(name.name(), attribute(value)),
        _ => get,
    };
    let mut item = get.consistent_read(true).send().await.unwrap().item?;
    item.remove("_write");
    Some(item)
}

/// All rows of an index as they lie there.
pub(crate) async fn rows_of<T: Table>(db: &Db<T>, index: &str) -> Vec<Item> {
    let scan = db.client().scan().table_name(db.table_name());
    let rows = scan.index_name(index).send().await.unwrap();
    rows.items.unwrap_or_default()
}

fn attribute(key: &KeyValue) -> AttributeValue {
    match key {
        KeyValue::S(text) => s(text),
        KeyValue::N(number) => n(number),
        KeyValue::B(bytes) => b(bytes),
    }
}
