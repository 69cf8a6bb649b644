//! Rows one by one.

use dynamodb_model::ErrorKind;

use crate::journal::{Brief, Entry, entry, journal};
use crate::support::{item, put_raw, recorded, s};

#[tokio::test]
async fn a_stream_goes_over_page_boundaries_in_order() {
    let (_engine, db) = journal(7).await;
    for page_size in [1, 3, 7, 8] {
        let mut rows = Entry::query("a").page_size(page_size).stream(&db);
        let mut numbers = Vec::new();
        while let Some(row) = rows.next().await.transpose().unwrap() {
            numbers.push(row.number);
        }
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6], "page_size {page_size}");
        assert!(rows.next().await.is_none());
    }
}

#[tokio::test]
async fn a_stream_reads_a_page_when_it_is_asked_for_more() {
    let (_engine, db) = journal(6).await;
    let (db, wire) = recorded(&db);
    let mut rows = Entry::query("a").page_size(2).stream(&db);
    wire.assert_silent();
    rows.next().await.unwrap().unwrap();
    rows.next().await.unwrap().unwrap();
    assert_eq!(wire.take().len(), 1);
    rows.next().await.unwrap().unwrap();
    drop(rows);
    assert_eq!(wire.take().len(), 1);
}

#[tokio::test]
async fn a_stream_outlives_what_it_was_made_from() {
    let (_engine, db) = journal(3).await;
    let mut rows = {
        let db = db.clone();
        let log = "a".to_owned();
        Entry::query(&log)
            .descending()
            .project::<Brief>()
            .stream(&db)
    };
    drop(db);
    let reader = tokio::spawn(async move { rows.next().await.unwrap().unwrap() });
    assert_eq!(reader.await.unwrap().number, 2);
}

#[tokio::test]
async fn a_limit_ends_the_stream() {
    let (_engine, db) = journal(5).await;
    let (db, wire) = recorded(&db);
    let mut rows = Entry::query("a").limit(3).stream(&db);
    let mut count = 0;
    while let Some(row) = rows.next().await {
        row.unwrap();
        count += 1;
    }
    assert_eq!(count, 3);
    assert_eq!(wire.take().len(), 1);
}

#[tokio::test]
async fn one_row_that_does_not_fit_is_an_error_in_its_place() {
    let (_engine, db) = journal(4).await;
    let broken = item([
        ("pk", s("LOG#a")),
        ("sk", s("ENTRY#0000000002")),
        ("_type", s("Entry")),
        ("number", s("two")),
    ]);
    put_raw(&db, broken).await;
    let mut rows = Entry::query("a").page_size(3).stream(&db);
    let mut seen = Vec::new();
    while let Some(row) = rows.next().await {
        seen.push(row.map(|entry| entry.number).map_err(|error| error.kind()));
    }
    assert_eq!(seen, [Ok(0), Ok(1), Err(ErrorKind::Decode), Ok(3)]);
}

#[tokio::test]
async fn a_failed_request_ends_the_stream() {
    let (_engine, db) = journal(4).await;
    let nowhere = db.clone().named("no-such-table");
    let mut rows = Entry::query("a").stream(&nowhere);
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn a_query_that_cannot_be_asked_is_one_error() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    let mut rows = Entry::query("x".repeat(3_000)).stream(&db);
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert!(rows.next().await.is_none());
    wire.assert_silent();
}

#[tokio::test]
async fn streams_of_keys_and_of_scans_work_alike() {
    let (_engine, db) = journal(3).await;
    let mut keys = Entry::by_rank("a").rank(98..).keys().stream(&db);
    let mut ranks = Vec::new();
    while let Some(key) = keys.next().await.transpose().unwrap() {
        ranks.push((key.rank, key.number));
    }
    assert_eq!(ranks, [(100, 0), (99, 1), (98, 2)]);
    let mut rows = Entry::scan().page_size(1).stream(&db);
    let mut found = Vec::new();
    while let Some(row) = rows.next().await.transpose().unwrap() {
        found.push(row);
    }
    found.sort_by_key(|entry| entry.number);
    assert_eq!(found, [entry(0), entry(1), entry(2)]);
}
