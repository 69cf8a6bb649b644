//! `put` overwrites, `replace` needs something to overwrite.

use dynamodb_model::ErrorKind;

use crate::journal::{Entry, Journal, entry, journal};
use crate::support::{item, n, put_raw, recorded, s, stored, table};

#[tokio::test]
async fn a_put_replaces_the_whole_item() {
    let (_engine, db) = table::<Journal>().await;
    let old = item([
        ("pk", s("LOG#a")),
        ("sk", s("ENTRY#0000000001")),
        ("text", s("old")),
        ("more", n(1)),
    ]);
    put_raw(&db, old).await;
    entry(1).put().send(&db).await.unwrap();
    let item = stored(&db, &entry(1)).await.unwrap();
    assert!(
        !item.contains_key("text") && !item.contains_key("more"),
        "{item:?}"
    );
    assert_eq!(Entry::get("a", 1).send(&db).await.unwrap(), Some(entry(1)));
}

#[tokio::test]
async fn a_put_without_conditions_asks_for_none() {
    let (_engine, db) = table::<Journal>().await;
    let (db, wire) = recorded(&db);
    entry(1).put().send(&db).await.unwrap();
    let sent = wire.only();
    for absent in [
        "ConditionExpression",
        "ReturnValuesOnConditionCheckFailure",
        "ReturnValues",
    ] {
        assert!(!sent.has(absent), "{sent:?}");
    }
    assert!(!sent.has("ExpressionAttributeNames"), "{sent:?}");
}

#[tokio::test]
async fn a_put_hands_the_old_item_back_when_asked() {
    let (_engine, db) = table::<Journal>().await;
    let (db, wire) = recorded(&db);
    assert_eq!(
        entry(1).put().returning_old().send(&db).await.unwrap(),
        None
    );
    assert_eq!(wire.only().text("ReturnValues"), Some("ALL_OLD"));
    let changed = Entry {
        level: 9,
        ..entry(1)
    };
    let old = changed.put().returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(entry(1)));
}

#[tokio::test]
async fn a_replace_needs_an_item() {
    let (_engine, db) = table::<Journal>().await;
    let error = entry(1).replace().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConditionFailed);
    assert_eq!(error.current::<Entry>().unwrap(), None);
    let text = error.to_string();
    assert!(text.starts_with("cannot replace `Entry`: "), "{text}");
    assert!(text.contains("there is no such item"), "{text}");
    assert_eq!(stored(&db, &entry(1)).await, None);
}

#[tokio::test]
async fn a_replace_overwrites_what_is_there() {
    let (_engine, db) = journal(2).await;
    let (db, wire) = recorded(&db);
    let changed = Entry {
        level: 9,
        text: Some("new".to_owned()),
        ..entry(1)
    };
    changed.replace().send(&db).await.unwrap();
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("ConditionExpression").unwrap(),
        "attribute_exists(pk)"
    );
    assert_eq!(
        Entry::get("a", 1).send(&db).await.unwrap().as_ref(),
        Some(&changed)
    );
    let old = entry(1).replace().returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(changed));
}

#[tokio::test]
async fn an_old_item_that_does_not_fit_is_an_error_after_the_write() {
    let (_engine, db) = table::<Journal>().await;
    put_raw(
        &db,
        item([("pk", s("LOG#a")), ("sk", s("ENTRY#0000000001"))]),
    )
    .await;
    let error = entry(1).put().returning_old().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(Entry::get("a", 1).send(&db).await.unwrap(), Some(entry(1)));
}
