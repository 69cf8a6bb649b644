//! What an observer hears of the requests of a handle.

use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_model::{Call, Condition, Db, ErrorKind, FailedAttempt};

use crate::journal::{Brief, Entry, Journal, entry, journal};
use crate::support::{item, n, recorded, s};

/// The same handle, and the sentence of every request that it sends from now on, without times.
fn overheard(db: &Db<Journal>) -> (Db<Journal>, Arc<Mutex<Vec<String>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let sentences = Arc::clone(&heard);
    let db = db.clone().observed(move |call: &Call<'_>| {
        let line = call.to_string();
        let (sentence, _) = line.rsplit_once(", ").unwrap();
        let sentence = sentence.replace(call.table(), "journal");
        sentences.lock().unwrap().push(sentence);
    });
    (db, heard)
}

#[tokio::test]
async fn every_request_is_told_in_one_readable_line() {
    let (_engine, db) = journal(2).await;
    let (db, heard) = overheard(&db);
    entry(2).put().send(&db).await.unwrap();
    Entry::get("a", 2).send(&db).await.unwrap();
    Entry::query("a")
        .number(1..)
        .descending()
        .limit(5)
        .collect(&db)
        .await
        .unwrap();
    let query = Entry::by_level(1)
        .filter(|e| e.number.gt(0_u32))
        .project::<Brief>();
    query.collect(&db).await.unwrap();
    Entry::delete("a", 2)
        .when(|e| e.level.eq(1))
        .send(&db)
        .await
        .unwrap();
    let heard = heard.lock().unwrap();
    let expected = [
        "PutItem journal -> done",
        "GetItem journal -> 1 of 1 items",
        r#"Query journal where pk = "LOG#a" AND sk BETWEEN "ENTRY#0000000001" AND "ENTRY$" descending limit 5 -> 2 of 2 items"#,
        r#"Query journal/by_level where level_pk = "LEVEL#001" filter number > 0 read pk, sk, level_pk, level_sk, number, text, _type -> 3 of 5 items"#,
        "DeleteItem journal if level = 1 -> done",
    ];
    let told: Vec<_> = heard
        .iter()
        .map(|line| line.rsplit_once(", ").unwrap().0)
        .collect();
    assert_eq!(told, expected);
}

#[tokio::test]
async fn values_of_values_are_told_as_people_write_them() {
    let (_engine, db) = journal(1).await;
    let (db, heard) = overheard(&db);
    let values = [
        AttributeValue::Ss(vec!["b".into(), "a".into()]),
        AttributeValue::Ns(vec!["2".into(), "1".into()]),
        AttributeValue::L(vec![s("b"), n(1), AttributeValue::Null(true)]),
        AttributeValue::M(item([("y", s("b")), ("x", AttributeValue::Bool(true))])),
    ];
    for value in values {
        let condition = Condition::raw("#v = :v", [("#v", "text")], [(":v", value)]);
        let delete = Entry::delete("a", 0).when(|_| condition);
        delete.send(&db).await.unwrap_err();
    }
    let told: Vec<_> = heard.lock().unwrap().clone();
    let told = told.iter().map(|line| line.split(" -> ").next().unwrap());
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            r#"DeleteItem journal if text = {"a", "b"}"#,
            "DeleteItem journal if text = {1, 2}",
            r#"DeleteItem journal if text = ["b", 1, NULL]"#,
            r#"DeleteItem journal if text = {x: true, y: "b"}"#,
        ]
    );
}

#[tokio::test]
async fn every_page_is_heard_with_its_capacity() {
    let (_engine, db) = journal(5).await;
    let calls = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&calls);
    let db = db.observed(move |call: &Call<'_>| {
        let units = call.capacity_units();
        let page = (
            call.items(),
            call.scanned(),
            call.has_more(),
            units.is_some(),
        );
        heard.lock().unwrap().push(page);
    });
    Entry::query("a").page_size(2).collect(&db).await.unwrap();
    let expected = [(2, 2, true, true), (2, 2, true, true), (1, 1, false, true)];
    assert_eq!(*calls.lock().unwrap(), expected);
}

#[tokio::test]
async fn failures_are_heard_and_refusals_are_not() {
    let (_engine, db) = journal(1).await;
    let (db, heard) = overheard(&db);
    entry(0).create().send(&db).await.unwrap_err();
    Entry::get("", 0)
        .send(&db.clone().named("no-such-table"))
        .await
        .unwrap_err();
    Entry::query("a").number(1..1).collect(&db).await.unwrap();
    Entry::by_level(1)
        .page(&db, dynamodb_model::Cursor::from("x"))
        .await
        .unwrap_err();
    let heard = heard.lock().unwrap();
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!(
        heard[0].contains("if attribute_not_exists(pk) -> the condition does not hold"),
        "{heard:?}"
    );
}

#[tokio::test]
async fn consumed_capacity_is_asked_for_where_somebody_listens() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").count(&db).await.unwrap();
    assert!(!wire.only().has("ReturnConsumedCapacity"));
    let (db, _heard) = overheard(&db);
    Entry::query("a").count(&db).await.unwrap();
    assert_eq!(wire.only().text("ReturnConsumedCapacity"), Some("TOTAL"));
    entry(0).put().send(&db).await.unwrap();
    assert_eq!(wire.only().text("ReturnConsumedCapacity"), Some("TOTAL"));
}

#[tokio::test(start_paused = true)]
async fn attempts_that_failed_are_told_with_the_limits_that_throttled_them() {
    use dynamodb_model::testing::{Fault, Faults, Throttle};
    let (_engine, db) = journal(1).await;
    let faults = Faults::seeded(1);
    faults
        .next("PutItem", Fault::Throttled(Throttle::key_range()))
        .next("PutItem", Fault::WrongChecksum)
        .next_times(9, "GetItem", &Fault::ServerError);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let db = db.with_faults(&faults).observed(move |call: &Call<'_>| {
        let failed: Vec<FailedAttempt> = call.failed_attempts().to_vec();
        hears.lock().unwrap().push((failed, call.to_string()));
    });
    // Side by side, and each hears of its own attempts alone.
    let (put, get) = tokio::join!(entry(2).put().send(&db), Entry::get("a", 1).send(&db));
    put.unwrap();
    get.unwrap_err();
    let mut heard = heard.lock().unwrap();
    heard.sort_by_key(|(_, text)| std::cmp::Reverse(text.clone()));
    let [(of_put, put), (of_get, _)] = &heard[..] else {
        panic!("{heard:?}");
    };
    let kinds: Vec<_> = of_put.iter().map(FailedAttempt::kind).collect();
    assert_eq!(kinds, [ErrorKind::Throttled, ErrorKind::Connection]);
    let reason = &of_put[0].throttling()[0];
    assert_eq!(reason.reason, "TableWriteKeyRangeThroughputExceeded");
    assert!(reason.is_hot_key() && reason.index().is_none());
    assert!(
        put.contains("after 2 failed attempts (Connection)"),
        "{put}"
    );
    assert_eq!(of_get.len(), 3);
    assert!(
        of_get
            .iter()
            .all(|attempt| attempt.kind() == ErrorKind::Service)
    );
}
