//! The shard is a part of the stored format.

use dynamodb_model::key::{MOST_SHARDS, shard_of};
use dynamodb_model::{Entity, Key, KeyValue};

use super::{ByState, Fleet, Sample, fleet, sample};
use crate::support::{rows_of, s, stored, table};

fn text(key: &KeyValue) -> &str {
    key.as_text().unwrap()
}

#[tokio::test]
async fn the_partition_key_ends_with_the_number_of_the_shard() {
    let (_engine, db) = table::<Fleet>().await;
    let sample = sample(0);
    sample.create().send(&db).await.unwrap();
    let item = stored(&db, &sample).await.unwrap();
    // Worked out by another program.
    assert_eq!(item["pk"], s("ROBOT#a#3"));
    assert_eq!(item["sk"], s("SAMPLE#2026-01-01T00:00:00.000000000Z"));
    assert_eq!(item["state_pk"], s("STATE#Bad#3"));
    assert_eq!(item["state_sk"], s("2026-01-01T00:00:00.000000000Z#a"));
    assert_eq!(item["score_pk"], s("KIND#arm#1"));
}

#[tokio::test]
async fn the_shard_is_the_published_hash_of_the_other_keys() {
    for number in 0..50 {
        let sample = sample(number);
        let key = sample.primary_key().unwrap();
        let (pk, sk) = (key.partition(), key.sort().unwrap());
        let expected = format!("ROBOT#a#{}", shard_of(&[sk], 4));
        assert_eq!(text(pk), expected);
    }
}

#[tokio::test]
async fn items_are_spread_over_all_shards() {
    let (_engine, db, _) = fleet(64).await;
    for (index, attribute, shards) in [("by_state", "state_pk", 2 * 8), ("by_score", "score_pk", 3)]
    {
        let rows = rows_of(&db, index).await;
        let mut partitions: Vec<_> = rows
            .iter()
            .map(|row| row[attribute].as_s().unwrap().clone())
            .collect();
        partitions.sort_unstable();
        partitions.dedup();
        assert_eq!(partitions.len(), shards, "{partitions:?}");
    }
}

#[tokio::test]
async fn rows_and_typed_keys_read_the_shard_off() {
    let (_engine, db, samples) = fleet(12).await;
    let keys = Sample::by_state(super::State::Bad).keys();
    let keys = keys.collect(&db).await.unwrap();
    let bad = samples
        .iter()
        .filter(|sample| sample.state == super::State::Bad);
    for (key, sample) in keys.iter().zip(bad.clone()) {
        assert_eq!(
            (&key.robot, key.at, key.state),
            (&sample.robot, sample.at, sample.state)
        );
        let primary: Key<Sample> = sample.primary_key().unwrap();
        assert_eq!(
            primary.get().send(&db).await.unwrap().as_ref(),
            Some(sample)
        );
    }
    assert_eq!(keys.len(), bad.count());
}

#[test]
fn schemas_tell_the_number_of_shards() {
    let schema = Sample::SCHEMA;
    assert_eq!(schema.shards(), Some(4));
    let shards: Vec<_> = schema
        .index_entries()
        .iter()
        .map(|entry| entry.shards())
        .collect();
    assert_eq!(shards, [Some(8), Some(3), Some(5), None]);
    assert_eq!(super::Robot::SCHEMA.shards(), None);
    assert_eq!(MOST_SHARDS, 256);
    let _: ByState;
}
