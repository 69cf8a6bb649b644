//! `create` never overwrites.

use dynamodb_model::ErrorKind;

use crate::journal::{Entry, Journal, entry};
use crate::monitoring::{Metric, Monitoring, created, metric, system};
use crate::support::{item, put_raw, recorded, s, table};

#[tokio::test]
async fn creating_twice_fails_with_the_item_that_is_there() {
    let (_engine, db) = table::<Monitoring>().await;
    let first = metric("sys_1", 0, 1.0);
    first.create().send(&db).await.unwrap();
    let error = metric("sys_1", 0, 2.0)
        .create()
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.kind(), ErrorKind::ConditionFailed);
    assert_eq!(error.current::<Metric>().unwrap(), Some(created(&first)));
    let read = Metric::get("sys_1", first.at).send(&db).await.unwrap();
    assert_eq!(read, Some(created(&first)));
}

#[tokio::test]
async fn the_condition_is_on_the_partition_key_and_asks_for_the_item() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    system("sys_1").create().send(&db).await.unwrap();
    let sent = wire.only();
    assert_eq!(sent.operation, "PutItem");
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("ConditionExpression").unwrap(),
        "attribute_not_exists(pk)"
    );
    assert_eq!(
        sent.text("ReturnValuesOnConditionCheckFailure"),
        Some("ALL_OLD")
    );
    assert!(!sent.has("ReturnValues"), "{sent:?}");
}

#[tokio::test]
async fn of_many_at_once_one_wins() {
    let (_engine, db) = table::<Journal>().await;
    let writes: Vec<_> = (0..8)
        .map(|level| {
            let db = db.clone();
            let entry = Entry { level, ..entry(1) };
            tokio::spawn(async move { entry.create().send(&db).await })
        })
        .collect();
    let mut won = 0;
    for write in writes {
        match write.await.unwrap() {
            Ok(()) => won += 1,
            Err(error) => assert!(error.is_condition_failed(), "{error}"),
        }
    }
    assert_eq!(won, 1);
}

#[tokio::test]
async fn an_item_that_nobody_here_wrote_is_not_overwritten_either() {
    let (_engine, db) = table::<Journal>().await;
    let foreign = item([
        ("pk", s("LOG#a")),
        ("sk", s("ENTRY#0000000001")),
        ("note", s("mine")),
    ]);
    put_raw(&db, foreign).await;
    let error = entry(1).create().send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    let unreadable = error.current::<Entry>().unwrap_err();
    assert_eq!(unreadable.kind(), ErrorKind::Decode);
    assert!(unreadable.to_string().contains("`Entry`"), "{unreadable}");
}

#[tokio::test]
async fn an_item_may_be_created_again_after_it_was_deleted() {
    let (_engine, db) = table::<Journal>().await;
    entry(1).create().send(&db).await.unwrap();
    Entry::delete("a", 1).send(&db).await.unwrap();
    entry(1).create().send(&db).await.unwrap();
}

#[tokio::test]
async fn nothing_is_sent_until_send_is_awaited() {
    let (_engine, db) = table::<Journal>().await;
    let (db, wire) = recorded(&db);
    let entry = entry(1);
    let create = entry.create();
    drop(create.send(&db));
    drop(Entry::query("a").collect(&db));
    drop(Entry::query("a").stream(&db));
    wire.assert_silent();
}
