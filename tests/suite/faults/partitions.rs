//! What one partition can take.

use std::time::Duration;

use aws_sdk_dynamodb::types::{PutRequest, WriteRequest};
use dynamodb_model::testing::{Fault, Faults, PartitionLimits};
use dynamodb_model::{Entity, ErrorKind, Index, Table};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep};

use crate::support::{item, s, table};

#[derive(Table)]
#[table(
    name = "readings",
    pk = "pk",
    sk = "sk",
    indexes(ByKind),
    entities(Reading)
)]
struct Readings;

#[derive(Index)]
#[index(global, name = "by_kind", pk = "kind_pk", sk = "kind_sk", project = all)]
struct ByKind;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Readings, key(pk = "SENSOR#{sensor}", sk = "{at}"))]
#[entity(index(ByKind, query = by_kind, pk = "KIND#{kind}", sk = "{at}"))]
struct Reading {
    sensor: u32,
    at: u32,
    kind: Option<String>,
    text: String,
}

fn reading(sensor: u32, at: u32) -> Reading {
    Reading {
        sensor,
        at,
        kind: None,
        text: String::new(),
    }
}

fn total(limits: &PartitionLimits) -> (u64, u64) {
    let timeline = limits.timeline();
    let accepted = timeline.iter().map(|second| second.accepted()).sum();
    let throttled = timeline.iter().map(|second| second.throttled()).sum();
    (accepted, throttled)
}

#[tokio::test(start_paused = true)]
async fn a_partition_takes_its_rate_and_another_its_own() {
    let (_engine, db) = table::<Readings>().await;
    let limits = PartitionLimits::of::<Readings>().writes_per_second(10);
    let db = db.with_partition_limits(&limits);
    let start = Instant::now();
    for at in 0..10 {
        reading(1, at).put().send(&db).await.unwrap();
        reading(2, at).put().send(&db).await.unwrap();
    }
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(total(&limits), (20, 0));

    // The SDK waits until the bucket has something again.
    reading(1, 10).put().send(&db).await.unwrap();
    let (accepted, throttled) = total(&limits);
    assert!(accepted == 21 && throttled > 0 && start.elapsed() > Duration::ZERO);

    // Reads and what is not written are not metered.
    Reading::query(1).collect(&db).await.unwrap();
    assert_eq!(total(&limits), (accepted, throttled));
}

#[tokio::test(start_paused = true)]
async fn a_hot_partition_is_throttled_with_its_reason() {
    let (_engine, db) = table::<Readings>().await;
    // 100 KB of writes: far from full again within the SDK's attempts.
    let limits = PartitionLimits::of::<Readings>().writes_per_second(1);
    let db = db.with_partition_limits(&limits);
    let mut large = reading(1, 0);
    large.text = "x".repeat(100 * 1024);
    large.put().send(&db).await.unwrap();
    assert_eq!(total(&limits), (101, 0));
    let error = reading(1, 1).put().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    assert_eq!(
        error.throttling()[0].reason,
        "TableWriteKeyRangeThroughputExceeded"
    );
    assert_eq!(total(&limits), (101, 3));
    sleep(Duration::from_secs(101)).await;
    reading(1, 1).put().send(&db).await.unwrap();
    let timeline = limits.timeline();
    let (first, last) = (timeline.first().unwrap(), timeline.last().unwrap());
    assert_eq!((first.second(), first.accepted()), (0, 101));
    assert_eq!((last.accepted(), last.throttled()), (1, 0));
    assert_eq!(timeline.len() as u64, last.second() + 1);
    assert!(last.second() > 100);
}

#[tokio::test(start_paused = true)]
async fn a_hot_index_throttles_writes_to_the_table() {
    let (_engine, db) = table::<Readings>().await;
    let limits = PartitionLimits::of::<Readings>().writes_per_second(1);
    let db = db.with_partition_limits(&limits);
    let mut large = reading(1, 0);
    large.text = "x".repeat(100 * 1024);
    large.kind = Some("heat".into());
    large.put().send(&db).await.unwrap();
    reading(2, 1).put().send(&db).await.unwrap();

    let mut other = reading(3, 1);
    other.kind = Some("heat".into());
    let error = other.put().send(&db).await.unwrap_err();
    let reason = &error.throttling()[0];
    assert_eq!(reason.reason, "IndexWriteKeyRangeThroughputExceeded");
    assert!(reason.resource.ends_with("/index/by_kind"), "{reason:?}");
}

#[tokio::test(start_paused = true)]
async fn of_a_batch_what_does_not_fit_comes_back() {
    let (engine, db) = table::<Readings>().await;
    let limits = PartitionLimits::new("pk").writes_per_second(5);
    let client = limits.client(&engine.client());
    let batch = async |sensors: &[u32]| {
        let puts = sensors.iter().enumerate().map(|(at, sensor)| {
            let key = [
                ("pk", s(&format!("S#{sensor}"))),
                ("sk", s(&at.to_string())),
            ];
            let put = PutRequest::builder().set_item(Some(item(key)));
            let put = put.build().unwrap();
            WriteRequest::builder().put_request(put).build()
        });
        let batch = client.batch_write_item();
        let batch = batch.request_items(db.table_name(), puts.collect());
        let sent = batch.send().await?;
        let left = sent.unprocessed_items.unwrap_or_default();
        Ok::<_, aws_sdk_dynamodb::Error>(left.values().map(Vec::len).sum::<usize>())
    };
    assert_eq!(batch(&[1, 1, 1, 1, 2, 1, 1, 1]).await.unwrap(), 2);
    assert_eq!(batch(&[1, 1, 2]).await.unwrap(), 2);
    assert_eq!(total(&limits), (7, 4));

    // Nothing fits: an error, which the SDK tries again until something does.
    assert!(batch(&[1, 1]).await.unwrap() < 2);
    assert!(total(&limits).1 >= 6);
}

#[tokio::test(start_paused = true)]
async fn a_transaction_costs_twice_and_is_cancelled_as_a_whole() {
    let (_engine, db) = table::<Readings>().await;
    let limits = PartitionLimits::of::<Readings>().writes_per_second(5);
    let db = db.with_partition_limits(&limits);
    let transaction = || {
        let both = db.write().put(&reading(1, 0)).put(&reading(2, 0));
        both.retry_conflicts_for(Duration::ZERO)
    };
    transaction().send().await.unwrap();
    assert_eq!(total(&limits), (4, 0));
    reading(2, 1).put().send(&db).await.unwrap();
    reading(2, 2).put().send(&db).await.unwrap();
    let error = transaction().send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    let throttled: Vec<usize> = error
        .reasons()
        .iter()
        .map(|reason| reason.operation())
        .collect();
    assert_eq!(throttled, [1]);
    assert_eq!(total(&limits), (6, 4));
    sleep(Duration::from_secs(1)).await;
    transaction().send().await.unwrap();
}

/// Many writers of a few partitions, on a connection that is not the best: all get through, at the partitions' rate.
#[tokio::test(start_paused = true)]
async fn limits_and_faults_are_under_one_client() {
    let (_engine, db) = table::<Readings>().await;
    let limits = PartitionLimits::of::<Readings>().writes_per_second(10);
    let faults = Faults::seeded(3)
        .chance(0.1, Fault::Reset)
        .chance(0.1, Fault::SlowFirstByte(Duration::from_millis(20)));
    let faulty = db.with_partition_limits(&limits).with_faults(&faults);
    let mut writers = tokio::task::JoinSet::new();
    for sensor in 0..4 {
        let faulty = faulty.clone();
        writers.spawn(async move {
            for at in 0..60 {
                while reading(sensor, at).put().send(&faulty).await.is_err() {}
            }
        });
    }
    writers.join_all().await;
    for sensor in 0..4 {
        assert_eq!(Reading::query(sensor).count(&db).await.unwrap(), 60);
    }
    // What is reset does not reach the limits; all else does, and is taken once.
    let (accepted, throttled) = total(&limits);
    assert_eq!(accepted, 240);
    assert_eq!(faults.received("PutItem"), accepted + throttled);
    // No more than four full buckets, and what fills them.
    let mut taken = 0;
    for second in limits.timeline() {
        taken += second.accepted();
        assert!(taken <= 40 * (second.second() + 2), "{second:?}");
    }
}
