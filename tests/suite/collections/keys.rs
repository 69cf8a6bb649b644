//! Ranges of sort keys as they are stored.

use dynamodb_model::{Entity, ErrorKind, KeyValue, Table};
use serde::{Deserialize, Serialize};

use super::{AccountItem, items, line, order, shop};
use crate::support::{recorded, table};

#[tokio::test]
async fn a_range_spans_entities() {
    let (_engine, db) = shop().await;
    let all = items();
    let found = AccountItem::query("ann").sort_keys("A".."ORDER#002");
    assert_eq!(found.collect(&db).await.unwrap(), all[..4]);
    let found = AccountItem::query("ann").sort_keys("ORDER#002"..);
    assert_eq!(found.collect(&db).await.unwrap(), all[4..]);
    let found = AccountItem::query("ann").sort_keys(..="ORDER#002");
    assert_eq!(found.collect(&db).await.unwrap(), all[..5]);
    let found = AccountItem::query("ann").sort_keys("ORDER#002".to_owned().."ORDER#003".to_owned());
    assert_eq!(found.count(&db).await.unwrap(), 2);
    let found = AccountItem::query("ann").sort_keys("B".."A");
    assert_eq!(found.collect(&db).await.unwrap(), []);
}

#[tokio::test]
async fn keys_of_items_bound_a_range() {
    let (_engine, db) = shop().await;
    let all = items();
    let from = line(1, "pot").primary_key().unwrap();
    let found = AccountItem::query("ann").sort_keys(&from..);
    assert_eq!(found.collect(&db).await.unwrap(), all[3..]);
    let to = line(2, "jar").primary_key().unwrap();
    let found = AccountItem::query("ann").sort_keys(from..to);
    assert_eq!(
        found.descending().collect(&db).await.unwrap(),
        [all[4].clone(), all[3].clone()]
    );
    let start = order(2).primary_key().unwrap().sort().unwrap().clone();
    let found = AccountItem::query("ann").sort_keys(start..);
    assert_eq!(found.collect(&db).await.unwrap(), all[4..]);
}

#[tokio::test]
async fn a_beginning_finds_an_order_with_its_lines() {
    let (_engine, db) = shop().await;
    let found = AccountItem::query("ann").sort_key_starts_with("ORDER#001");
    assert_eq!(
        found.page_size(1).collect(&db).await.unwrap(),
        items()[1..4]
    );
    let all = AccountItem::query("ann").sort_key_starts_with("");
    assert_eq!(all.count(&db).await.unwrap(), 7);
}

#[tokio::test]
async fn keys_of_another_type_are_refused_before_any_request() {
    let (_engine, db) = shop().await;
    let (db, wire) = recorded(&db);
    let number = KeyValue::N("7".to_owned());
    let error = AccountItem::query("ann")
        .sort_keys(number..)
        .collect(&db)
        .await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert_eq!(
        error.to_string(),
        "cannot query `AccountItem`: key attribute `sk`: it is a string, and is compared with a number"
    );
    wire.assert_silent();
}

#[tokio::test]
async fn a_table_without_sort_keys_has_collections_of_one() {
    #[derive(Table)]
    #[table(name = "flags", pk = "pk", entities(Flag))]
    struct Flags;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Flags, key(pk = "FLAG#{name}"))]
    struct Flag {
        name: String,
        on: bool,
    }

    #[derive(Debug, PartialEq, dynamodb_model::Collection)]
    #[collection(table = Flags)]
    enum FlagItem {
        Flag(Flag),
    }

    let (_engine, db) = table::<Flags>().await;
    let flag = Flag {
        name: "new".into(),
        on: true,
    };
    flag.create().send(&db).await.unwrap();
    assert_eq!(
        FlagItem::query("new").collect(&db).await.unwrap(),
        [FlagItem::Flag(flag)]
    );
    let error = FlagItem::query("new")
        .sort_keys("a"..)
        .collect(&db)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot query `FlagItem`: there is no sort key to restrict"
    );
}
