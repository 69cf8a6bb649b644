//! What queries of all shards cost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use dynamodb_model::testing::{Fault, Faults};
use dynamodb_model::{Call, ErrorKind};

use super::{Sample, State, fleet, sample};
use crate::support::{at, flight, recorded, s};

#[tokio::test]
async fn a_limit_reads_no_more_than_its_share_and_some_slack() {
    let (_engine, db, samples) = fleet(160).await;
    for limit in [1, 2, 10, 40, 100] {
        let read = Arc::new(AtomicUsize::new(0));
        let heard = Arc::clone(&read);
        let counting = db.clone().observed(move |call: &Call<'_>| {
            heard.fetch_add(call.scanned(), Ordering::Relaxed);
        });
        let found = Sample::query("a")
            .limit(limit)
            .collect(&counting)
            .await
            .unwrap();
        assert_eq!(found, samples[..limit]);
        let (read, even) = (read.load(Ordering::Relaxed), limit.div_ceil(4));
        // What is beyond is less than a page of each shard.
        let page = (even + 2 * even.isqrt() + 1).min(limit);
        assert!(read <= limit + 4 * page, "{read} rows for {limit}");
        assert!(read <= 2 * limit + 4 * 4, "{read} rows for {limit}");
    }
}

#[tokio::test]
async fn the_first_row_costs_a_row_of_each_shard() {
    let (_engine, db, samples) = fleet(40).await;
    let (db, wire) = recorded(&db);
    let last = Sample::query("a").descending().first(&db).await.unwrap();
    assert_eq!(last.as_ref(), samples.last());
    let sent = wire.take();
    assert_eq!(sent.len(), 4);
    for request in &sent {
        request.assert_placeholders();
        assert_eq!(request.number("Limit"), Some(1));
    }
    let mut conditions: Vec<_> = sent
        .iter()
        .map(|request| request.expression("KeyConditionExpression").unwrap())
        .collect();
    conditions.sort_unstable();
    assert_eq!(
        conditions[0],
        r#"pk = {"S":"ROBOT#a#0"} AND begins_with(sk, {"S":"SAMPLE#"})"#
    );
}

#[tokio::test]
async fn a_stream_that_is_dropped_has_read_no_more_than_a_page_of_each_shard() {
    let (_engine, db, samples) = fleet(120).await;
    for taken in [1, 30, 77] {
        let read = Arc::new(AtomicUsize::new(0));
        let heard = Arc::clone(&read);
        let counting = db.clone().observed(move |call: &Call<'_>| {
            heard.fetch_add(call.scanned(), Ordering::Relaxed);
        });
        let mut rows = Sample::query("a").page_size(5).stream(&counting);
        for expected in &samples[..taken] {
            assert_eq!(rows.next().await.unwrap().unwrap(), *expected);
        }
        let read = read.load(Ordering::Relaxed);
        assert!(read <= taken + 4 * 5, "{read} rows for {taken}");
    }
}

#[tokio::test]
async fn everything_is_read_once() {
    let (_engine, db, _) = fleet(100).await;
    let read = Arc::new(AtomicUsize::new(0));
    let heard = Arc::clone(&read);
    let counting = db.observed(move |call: &Call<'_>| {
        heard.fetch_add(call.scanned(), Ordering::Relaxed);
    });
    let all = Sample::query("a")
        .page_size(7)
        .collect(&counting)
        .await
        .unwrap();
    assert_eq!((all.len(), read.load(Ordering::Relaxed)), (100, 100));
}

#[tokio::test]
async fn a_whole_sort_key_of_the_table_says_which_shard() {
    let (_engine, db, samples) = fleet(9).await;
    let (db, wire) = recorded(&db);
    let found = Sample::query("a").at(at(7)).collect(&db).await.unwrap();
    assert_eq!(found, samples[7..8]);
    wire.only();
    // An index's is not unique.
    Sample::by_score("arm").score(1).count(&db).await.unwrap();
    assert_eq!(wire.take().len(), 3);
}

#[tokio::test]
async fn dynamodb_counts_in_every_shard() {
    let (_engine, db, _) = fleet(20).await;
    let (db, wire) = recorded(&db);
    assert_eq!(
        Sample::by_state(State::Ok).keys().count(&db).await.unwrap(),
        13
    );
    let sent = wire.take();
    assert_eq!(sent.len(), 8);
    assert!(
        sent.iter()
            .all(|request| request.text("Select") == Some("COUNT"))
    );
}

#[tokio::test]
async fn no_more_requests_are_under_way_than_the_fan_out() {
    let (_engine, db, samples) = fleet(32).await;
    for (fan_out, most) in [(0, 1), (1, 1), (3, 3), (8, 8), (100, 8)] {
        let (db, gauge) = flight::gauged(&db);
        let query = Sample::by_state(State::Ok).keys().fan_out(fan_out);
        let found = query.collect(&db).await.unwrap();
        assert_eq!(
            found.len(),
            samples.iter().filter(|s| s.state == State::Ok).count()
        );
        assert_eq!(gauge.most(), most, "fan out {fan_out}");
    }
}

#[tokio::test]
async fn the_error_of_one_shard_ends_the_query() {
    let (_engine, db, _) = fleet(6).await;
    let code = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException";
    let refused = serde_json::json!({ "__type": code, "message": "no such table" });
    let failing = || {
        let faults = Faults::seeded(1);
        faults.next("Query", Fault::refused(&refused));
        db.with_faults(&faults)
    };
    let error = Sample::query("a").collect(&failing()).await.unwrap_err();
    assert!(
        error.to_string().starts_with("cannot query `Sample`: "),
        "{error}"
    );
    assert!(Sample::query("a").count(&failing()).await.is_err());
    let mut rows = Sample::query("a").stream(&failing());
    assert!(rows.next().await.unwrap().is_err());
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn many_requests_are_not_shown_as_one() {
    let (_engine, db, _) = fleet(1).await;
    let error = Sample::query("a").into_request(&db).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert_eq!(
        error.to_string(),
        "cannot query `Sample`: it reads 4 shards, each by a request of its own; `.shard(0)` and so on show them one by one"
    );
    let request = Sample::query("a")
        .shard(2)
        .into_request(&db)
        .unwrap()
        .unwrap();
    let values = request.expression_attribute_values.unwrap();
    assert!(values.values().any(|value| *value == s("ROBOT#a#2")));
    let whole = Sample::query("a")
        .at(sample(0).at)
        .into_request(&db)
        .unwrap();
    assert!(whole.is_some());
    let reversed = Sample::query("a")
        .at(at(2)..at(1))
        .into_request(&db)
        .unwrap();
    assert!(reversed.is_none());
    assert!(
        Sample::query("a")
            .limit(0)
            .into_request(&db)
            .unwrap()
            .is_none()
    );
}
