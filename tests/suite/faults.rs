//! The faults of `dynamodb_model::testing`: what reaches the engine, what the SDK makes of it, and what is counted.
//!
//! Their clock is paused, so that nothing waits.

mod batches;
mod chances;
mod partitions;
mod refusals;
mod replies;
mod scripts;
mod waits;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::SdkError;
use dynamodb_embedded::Engine;
use dynamodb_model::testing::{FaultKind, Faults};
use dynamodb_model::{Db, Entity, Table};
use serde::{Deserialize, Serialize};

use crate::support::{Item, item, n, s, table};

#[derive(Table)]
#[table(name = "counters", pk = "pk", entities(Counter))]
struct Counters;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Counters, key(pk = "COUNTER#{name}"))]
struct Counter {
    name: String,
    count: u64,
}

fn counter(name: &str, count: u64) -> Counter {
    Counter {
        name: name.to_owned(),
        count,
    }
}

/// An engine, a handle without faults, and no faults yet.
async fn start() -> (Engine, Db<Counters>, Faults) {
    let (engine, db) = table::<Counters>().await;
    (engine, db, Faults::new())
}

fn key(name: &str) -> Item {
    item([("pk", s(&format!("COUNTER#{name}")))])
}

/// Asks the SDK for the item, past the library.
async fn read(
    client: &Client,
    db: &Db<Counters>,
) -> Result<Option<Item>, SdkError<aws_sdk_dynamodb::operation::get_item::GetItemError>> {
    let get = client.get_item().table_name(db.table_name());
    let got = get.set_key(Some(key("a"))).send().await?;
    Ok(got.item)
}

/// Adds one to what the item counts, by the SDK, past the library.
async fn add_one(client: &Client, db: &Db<Counters>) -> bool {
    let add = client.update_item().table_name(db.table_name());
    let add = add.set_key(Some(key("a"))).update_expression("ADD #c :one");
    let add = add
        .expression_attribute_names("#c", "count")
        .expression_attribute_values(":one", n(1));
    add.send().await.is_ok()
}

async fn count(db: &Db<Counters>) -> u64 {
    let found = Counter::get("a").send(db).await.unwrap();
    found.map_or(0, |counter| counter.count)
}

#[track_caller]
fn assert_injected<const N: usize>(faults: &Faults, expected: [(FaultKind, u64); N]) {
    let injected: Vec<_> = faults.injected().into_iter().collect();
    assert_eq!(injected, expected);
    assert_eq!(faults.pending(), 0);
}
