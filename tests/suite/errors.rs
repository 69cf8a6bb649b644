//! What an error says: the kind for programs, the sentence for people, the SDK's error behind it.

use std::error::Error as _;

use dynamodb_model::{Db, ErrorKind};

use crate::journal::{Entry, Journal, entry, journal};
use crate::support::table;

fn nowhere(db: &Db<Journal>) -> Db<Journal> {
    db.clone().named("no-such-table")
}

#[tokio::test]
async fn a_table_that_is_not_there_is_named_as_the_reason_with_the_remedy() {
    let (_engine, db) = table::<Journal>().await;
    let nowhere = nowhere(&db);
    let errors = [
        (
            Entry::get("a", 1).send(&nowhere).await.unwrap_err(),
            "cannot get `Entry`: ",
        ),
        (
            entry(1).create().send(&nowhere).await.unwrap_err(),
            "cannot create `Entry`: ",
        ),
        (
            entry(1).put().send(&nowhere).await.unwrap_err(),
            "cannot put `Entry`: ",
        ),
        (
            entry(1).replace().send(&nowhere).await.unwrap_err(),
            "cannot replace `Entry`: ",
        ),
        (
            Entry::delete("a", 1).send(&nowhere).await.unwrap_err(),
            "cannot delete `Entry`: ",
        ),
        (
            Entry::query("a").collect(&nowhere).await.unwrap_err(),
            "cannot query `Entry`: ",
        ),
        (
            Entry::query("a").count(&nowhere).await.unwrap_err(),
            "cannot query `Entry`: ",
        ),
        (
            Entry::by_level(1).collect(&nowhere).await.unwrap_err(),
            "cannot query `Entry` through index `by_level`: ",
        ),
        (
            Entry::scan().collect(&nowhere).await.unwrap_err(),
            "cannot scan `Entry`: ",
        ),
        (
            Entry::scan_by_level().count(&nowhere).await.unwrap_err(),
            "cannot scan `Entry` through index `by_level`: ",
        ),
    ];
    for (error, beginning) in errors {
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert!(!error.is_transient() && !error.is_condition_failed() && !error.is_throttled());
        let text = error.to_string();
        assert!(text.starts_with(beginning), "{text}");
        assert!(text.contains("create the table"), "{text}");
    }
}

#[tokio::test]
async fn the_sdks_error_is_the_source() {
    let (_engine, db) = journal(1).await;
    let error = Entry::query("a").collect(&nowhere(&db)).await.unwrap_err();
    let source = error
        .source()
        .unwrap()
        .downcast_ref::<aws_sdk_dynamodb::Error>();
    assert!(matches!(
        source,
        Some(aws_sdk_dynamodb::Error::ResourceNotFoundException(_))
    ));
    let error = entry(0).create().send(&db).await.unwrap_err();
    let source = error
        .source()
        .unwrap()
        .downcast_ref::<aws_sdk_dynamodb::Error>();
    assert!(matches!(
        source,
        Some(aws_sdk_dynamodb::Error::ConditionalCheckFailedException(_))
    ));
}

#[tokio::test]
async fn an_error_shows_no_values_of_the_item_it_holds() {
    let (_engine, db) = journal(0).await;
    let secret = Entry {
        text: Some("a secret".to_owned()),
        ..entry(1)
    };
    secret.create().send(&db).await.unwrap();
    let error = entry(1).create().send(&db).await.unwrap_err();
    assert!(error.current::<Entry>().unwrap().is_some());
    let (display, debug) = (error.to_string(), format!("{error:?}"));
    assert!(!display.contains("secret"), "{display}");
    assert!(
        debug.contains("text") && !debug.contains("secret"),
        "{debug}"
    );
}

#[tokio::test]
async fn an_error_that_no_item_made_has_none() {
    let (_engine, db) = journal(1).await;
    let error = Entry::get("a", 0).send(&nowhere(&db)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.current::<Entry>().unwrap(), None);
}

#[tokio::test]
async fn an_endpoint_that_does_not_answer_is_a_connection_error() {
    let (engine, db) = table::<Journal>().await;
    if engine.is_outside() {
        return;
    }
    entry(1).create().send(&db).await.unwrap();
    engine.shutdown().await.unwrap();
    let error = entry(1).put().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert!(error.is_transient());
    let said = error.to_string();
    assert!(said.contains("nothing answers at the endpoint"), "{said}");
    assert!(said.contains("a write may have happened"), "{said}");
    let error = Entry::get("a", 1).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
}

#[tokio::test]
async fn errors_cross_threads_and_become_boxes() {
    fn is_portable<T: Send + Sync + std::error::Error + 'static>(_: &T) {}
    let (_engine, db) = table::<Journal>().await;
    let error = Entry::get("", 1).send(&nowhere(&db)).await.unwrap_err();
    is_portable(&error);
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.to_string().contains("no such table"), "{boxed}");
}
