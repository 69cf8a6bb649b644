//! Batches of which a part is done.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{KeysAndAttributes, PutRequest, WriteRequest};
use dynamodb_model::Db;
use dynamodb_model::testing::{Fault, FaultKind};

use super::{Counters, assert_injected, key, start};

/// Writes items of these names; says which ones were not written.
async fn write(client: &Client, db: &Db<Counters>, names: &[&str]) -> Vec<String> {
    let puts = names.iter().map(|name| {
        let put = PutRequest::builder().set_item(Some(key(name))).build();
        WriteRequest::builder().put_request(put.unwrap()).build()
    });
    let batch = client.batch_write_item();
    let batch = batch.request_items(db.table_name(), puts.collect());
    let reply = batch.send().await.unwrap();
    let mut left = reply.unprocessed_items.unwrap_or_default();
    let left = left.remove(db.table_name()).unwrap_or_default();
    let left = left.into_iter().map(|write| {
        let put = write.put_request.unwrap();
        put.item["pk"].as_s().unwrap().replace("COUNTER#", "")
    });
    left.collect()
}

/// Reads items of these names; says how many there are, and which ones were not read.
async fn read(client: &Client, db: &Db<Counters>, names: &[&str]) -> (usize, Vec<String>) {
    let keys = names.iter().map(|name| key(name)).collect();
    let keys = KeysAndAttributes::builder().set_keys(Some(keys));
    let keys = keys.consistent_read(true).build().unwrap();
    let batch = client.batch_get_item().request_items(db.table_name(), keys);
    let reply = batch.send().await.unwrap();
    let found = reply.responses.unwrap_or_default();
    let found = found.get(db.table_name()).map_or(0, Vec::len);
    let mut left = reply.unprocessed_keys.unwrap_or_default();
    let left = left.remove(db.table_name());
    let left = left.map_or_else(Vec::new, |left| {
        assert_eq!(left.consistent_read, Some(true));
        let names = left.keys.iter().map(|key| key["pk"].as_s().unwrap());
        names.map(|pk| pk.replace("COUNTER#", "")).collect()
    });
    (found, left)
}

#[tokio::test(start_paused = true)]
async fn the_first_writes_reach_the_engine_and_the_others_come_back() {
    let (engine, db, faults) = start().await;
    let client = faults.client(&engine.client());
    faults
        .next("BatchWriteItem", Fault::FirstOnly(2))
        .next("BatchWriteItem", Fault::FirstOnly(0))
        .next("BatchWriteItem", Fault::FirstOnly(9));
    let names = ["a", "b", "c", "d"];
    assert_eq!(write(&client, &db, &names).await, ["c", "d"]);
    assert_eq!(read(&engine.client(), &db, &names).await.0, 2);
    assert_eq!(write(&client, &db, &["c", "d"]).await, ["c", "d"]);
    assert_eq!(read(&engine.client(), &db, &names).await.0, 2);
    assert!(write(&client, &db, &["c", "d"]).await.is_empty());
    assert_eq!(read(&engine.client(), &db, &names).await.0, 4);
    assert_injected(&faults, [(FaultKind::Partial, 2)]);
    assert_eq!(faults.received("BatchWriteItem"), 2);
}

#[tokio::test(start_paused = true)]
async fn the_first_keys_are_read_and_the_others_come_back() {
    let (engine, db, faults) = start().await;
    let client = faults.client(&engine.client());
    let names = ["a", "b", "c", "d"];
    write(&client, &db, &names).await;
    faults
        .next("BatchGetItem", Fault::FirstOnly(3))
        .next("BatchGetItem", Fault::FirstOnly(0));
    assert_eq!(read(&client, &db, &names).await, (3, vec!["d".to_owned()]));
    let none = names.map(str::to_owned).to_vec();
    assert_eq!(read(&client, &db, &names).await, (0, none));
    assert_injected(&faults, [(FaultKind::Partial, 2)]);
}

#[tokio::test(start_paused = true)]
async fn a_drawn_part_leaves_something_and_all_is_done_in_the_end() {
    let (engine, db, faults) = start().await;
    let faults = faults.chance(0.5, Fault::Partial);
    let client = faults.client(&engine.client());
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let mut left = names.map(str::to_owned).to_vec();
    while !left.is_empty() {
        let before = faults.injected();
        let asked: Vec<&str> = left.iter().map(String::as_str).collect();
        let now = write(&client, &db, &asked).await;
        assert_eq!(now.is_empty(), before == faults.injected());
        left = now;
    }
    assert_eq!(read(&engine.client(), &db, &names).await.0, 8);
}
