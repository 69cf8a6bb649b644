//! Point reads.

use dynamodb_model::{Entity, ErrorKind};

use crate::journal::{Brief, Entry, Journal, entry, impostor, journal};
use crate::support::{item, n, put_raw, recorded, s, table};

#[tokio::test]
async fn an_item_that_is_not_there_is_none() {
    let (_engine, db) = table::<Journal>().await;
    assert_eq!(Entry::get("a", 1).send(&db).await.unwrap(), None);
    assert_eq!(
        Entry::get("a", 1)
            .project::<Brief>()
            .send(&db)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn arguments_are_values_or_references() {
    let (_engine, db) = journal(2).await;
    let log = "a".to_owned();
    let number = &1;
    for get in [
        Entry::get("a", 1),
        Entry::get(&log, 1),
        Entry::get(log.clone(), number),
        entry(1).primary_key().unwrap().get(),
    ] {
        assert_eq!(get.send(&db).await.unwrap(), Some(entry(1)));
    }
}

#[tokio::test]
async fn a_consistent_read_is_asked_for_as_such() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    Entry::get("a", 0).consistent().send(&db).await.unwrap();
    assert_eq!(wire.only().body["ConsistentRead"], true);
    Entry::get("a", 0)
        .consistent()
        .project::<Brief>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(wire.only().body["ConsistentRead"], true);
    Entry::get("a", 0).send(&db).await.unwrap();
    assert!(!wire.only().has("ConsistentRead"));
    Entry::query("a").consistent().count(&db).await.unwrap();
    assert_eq!(wire.only().body["ConsistentRead"], true);
}

#[tokio::test]
async fn a_projection_asks_for_its_attributes_keys_and_type_by_placeholder() {
    let (_engine, db) = table::<Journal>().await;
    let noted = noted_entry("noted");
    noted.create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let brief = Entry::get("a", 1)
        .project::<Brief>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        brief,
        Some(Brief {
            number: 1,
            text: Some("noted".to_owned())
        })
    );
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.projected().unwrap(),
        ["_type", "number", "pk", "sk", "text"]
    );
}

fn noted_entry(text: &str) -> Entry {
    Entry {
        text: Some(text.to_owned()),
        ..entry(1)
    }
}

#[tokio::test]
async fn an_item_of_another_type_under_the_key_is_an_error_that_says_which() {
    let (_engine, db) = table::<Journal>().await;
    impostor(&db, 1).await;
    let error = Entry::get("a", 1).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "cannot get `Entry`: the item of this key is a `Impostor`"
    );
    let error = Entry::get("a", 1)
        .project::<Brief>()
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn an_item_without_a_type_is_taken_for_what_its_key_says() {
    let (_engine, db) = table::<Journal>().await;
    let untagged = item([
        ("pk", s("LOG#a")),
        ("sk", s("ENTRY#0000000001")),
        ("log", s("a")),
        ("number", n(1)),
        ("level", n(1)),
        ("word", s("y")),
        ("rank", n(99)),
    ]);
    put_raw(&db, untagged).await;
    assert_eq!(Entry::get("a", 1).send(&db).await.unwrap(), Some(entry(1)));
    assert_eq!(Entry::query("a").collect(&db).await.unwrap(), [entry(1)]);
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_an_error_that_names_entity_and_attribute() {
    let (_engine, db) = table::<Journal>().await;
    let broken = item([
        ("pk", s("LOG#a")),
        ("sk", s("ENTRY#0000000001")),
        ("log", s("a")),
        ("number", n(1)),
        ("level", s("one")),
        ("word", s("y")),
    ]);
    put_raw(&db, broken).await;
    let error = Entry::get("a", 1).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let text = error.to_string();
    assert!(
        text.contains("`Entry`") && text.contains("`level`"),
        "{text}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_missing_attribute_is_named_with_the_remedy() {
    let (_engine, db) = table::<Journal>().await;
    put_raw(
        &db,
        item([("pk", s("LOG#a")), ("sk", s("ENTRY#0000000001"))]),
    )
    .await;
    let error = Entry::get("a", 1).send(&db).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("is missing") && text.contains("#[serde(default)]"),
        "{text}"
    );
}
