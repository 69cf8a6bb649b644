//! Items that no variant knows, and items that do not fit theirs.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Error, ErrorKind, KeyValue, Unknown};

use super::{AccountItem, Note, Shop, items, shop};
use crate::support::{Item, item, n, put_raw, recorded, s};

fn foreign(sort: &str, tag: Option<&str>) -> Item {
    let mut foreign = item([("pk", s("ACCOUNT#ann")), ("sk", s(sort))]);
    foreign.extend(tag.map(|tag| ("_type".to_owned(), s(tag))));
    foreign
}

/// A shop with three items that are of no variant: at the beginning, in the middle and at the end.
async fn haunted() -> (Engine, Db<Shop>) {
    let (engine, db) = shop().await;
    put_raw(&db, foreign("A", Some("Ghost"))).await;
    let note = Note {
        account: "ann".into(),
        number: 1,
    };
    note.create().send(&db).await.unwrap();
    put_raw(&db, foreign("Z", None)).await;
    (engine, db)
}

/// A line whose amount is text.
async fn corrupt(db: &Db<Shop>) {
    let line = item([
        ("pk", s("ACCOUNT#ann")),
        ("sk", s("ORDER#001#LINE#dish")),
        ("_type", s("Line")),
        ("account", s("ann")),
        ("order", n(1)),
        ("sku", s("dish")),
        ("status", s("open")),
        ("town", s("Bonn")),
        ("amount", s("many")),
    ]);
    put_raw(db, line).await;
}

#[track_caller]
fn assert_unknown(error: &Error, words: &str) {
    assert_eq!(error.kind(), ErrorKind::UnknownType);
    let text = error.to_string();
    assert!(text.contains(words), "{text}");
}

/// All that a stream gives: items, and errors in their places.
async fn streamed(
    query: dynamodb_model::CollectionQuery<AccountItem>,
    db: &Db<Shop>,
) -> Vec<Result<AccountItem, Error>> {
    let mut rows = query.stream(db);
    let mut all = Vec::new();
    while let Some(row) = rows.next().await {
        all.push(row);
    }
    all
}

#[tokio::test]
async fn unknown_items_are_reported_in_their_places() {
    let (_engine, db) = haunted().await;
    let rows = streamed(AccountItem::query("ann").page_size(2), &db).await;
    let places: Vec<_> = rows.iter().map(Result::is_ok).collect();
    assert_eq!(
        places,
        [
            false, true, false, true, true, true, true, true, true, false
        ]
    );
    let errors: Vec<_> = rows.iter().filter_map(|row| row.as_ref().err()).collect();
    assert_eq!(
        errors[0].to_string(),
        "`AccountItem`: item pk = \"ACCOUNT#ann\", sk = \"A\": it is of type `Ghost`, which no variant holds; add a variant, or leave such items out by `Unknown::Skip`"
    );
    assert_unknown(errors[1], "`Note`");
    assert_unknown(errors[2], "sk = \"Z\": it has no type tag `_type`");
    let found: Vec<_> = rows.into_iter().filter_map(Result::ok).collect();
    assert_eq!(found, items());
    let error = AccountItem::query("ann").collect(&db).await.unwrap_err();
    assert_unknown(&error, "`Ghost`");
    let error = AccountItem::query("ann").count(&db).await.unwrap_err();
    assert_unknown(&error, "`Ghost`");
}

#[tokio::test]
async fn skipped_items_are_as_if_they_were_not_there() {
    let (_engine, db) = haunted().await;
    let query = || AccountItem::query("ann").unknown(Unknown::Skip);
    assert_eq!(query().collect(&db).await.unwrap(), items());
    assert_eq!(query().count(&db).await.unwrap(), 7);
    for limit in 0..8 {
        let found = query().limit(limit).page_size(2).collect(&db).await;
        assert_eq!(found.unwrap(), items()[..limit]);
    }
    let all = query().collect_all(&db).await.unwrap();
    assert_eq!(all.items, items());
    assert!(all.unknown.is_empty() && all.errors.is_empty());
}

#[tokio::test]
async fn skipped_items_are_filtered_where_they_lie() {
    let (_engine, db) = haunted().await;
    let (db, wire) = recorded(&db);
    let query = AccountItem::query("ann").unknown(Unknown::Skip);
    query.collect(&db).await.unwrap();
    let sent = wire.only();
    let filter = sent.body["FilterExpression"].as_str().unwrap();
    assert_eq!(filter.matches(" = ").count(), 3, "{filter}");
    let all = AccountItem::query("ann").collect_all(&db).await.unwrap();
    assert_eq!(all.unknown.len(), 3);
    assert!(wire.only().body.get("FilterExpression").is_none());
}

#[tokio::test]
async fn a_refused_item_ends_the_read() {
    let (_engine, db) = haunted().await;
    let query = || AccountItem::query("ann").unknown(Unknown::Refuse);
    let error = query().collect(&db).await.unwrap_err();
    assert_unknown(&error, "cannot query `AccountItem`: item ");
    assert_unknown(&query().collect_all(&db).await.unwrap_err(), "`Ghost`");
    assert_unknown(&query().count(&db).await.unwrap_err(), "`Ghost`");
    let rows = streamed(query().sort_keys("O"..).page_size(3), &db).await;
    assert_eq!(rows.len(), 7);
    assert!(rows[..6].iter().all(Result::is_ok));
    assert_unknown(rows[6].as_ref().unwrap_err(), "sk = \"Z\"");
    let before = query().sort_keys("ORDER#002"..).limit(3);
    assert_eq!(before.collect(&db).await.unwrap(), items()[4..]);
}

#[tokio::test]
async fn a_corrupt_item_is_an_error_in_its_place() {
    let (_engine, db) = shop().await;
    corrupt(&db).await;
    let rows = streamed(AccountItem::query("ann"), &db).await;
    let places: Vec<_> = rows.iter().map(Result::is_ok).collect();
    assert_eq!(places, [true, true, true, false, true, true, true, true]);
    let error = AccountItem::query("ann").collect(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let text = error.to_string();
    assert!(
        text.starts_with("`Line`: item pk = \"ACCOUNT#ann\", sk = \"ORDER#001#LINE#dish\": "),
        "{text}"
    );
    assert!(text.contains("amount"), "{text}");
    assert_eq!(AccountItem::query("ann").count(&db).await.unwrap(), 8);
}

#[tokio::test]
async fn everything_can_be_had_at_once() {
    let (_engine, db) = haunted().await;
    corrupt(&db).await;
    let all = AccountItem::query("ann").page_size(3).collect_all(&db);
    let all = all.await.unwrap();
    assert_eq!(all.items, items());
    let unknown: Vec<_> = all.unknown.iter().map(|unknown| unknown.tag()).collect();
    assert_eq!(unknown, [Some("Ghost"), Some("Note"), None]);
    let key = |text: &str| KeyValue::S(text.to_owned());
    assert_eq!(all.unknown[0].partition(), Some(&key("ACCOUNT#ann")));
    assert_eq!(all.unknown[1].sort(), Some(&key("NOTE#001")));
    assert_eq!(all.errors.len(), 1);
    assert_eq!(all.errors[0].kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn items_without_a_tag_are_told_apart_by_their_keys() {
    let (_engine, db) = shop().await;
    let mut old = item([
        ("pk", s("ACCOUNT#ann")),
        ("sk", s("ORDER#004")),
        ("account", s("ann")),
        ("number", n(4)),
        ("state", s("open")),
        ("city", s("Bonn")),
    ]);
    put_raw(&db, old.clone()).await;
    old.insert("sk".into(), s("ORDER#4"));
    put_raw(&db, old).await;
    let all = AccountItem::query("ann").collect_all(&db).await.unwrap();
    assert_eq!(all.items.len(), 8);
    assert!(matches!(&all.items[7], AccountItem::Order(order) if order.number == 4));
    assert_eq!(all.unknown.len(), 1);
}
