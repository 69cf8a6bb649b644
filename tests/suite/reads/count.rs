//! Counting without fetching.

use std::ops::Bound::Excluded;

use crate::journal::{Entry, Mark, entry, impostor, journal};
use crate::support::{recorded, table};

#[tokio::test]
async fn rows_of_other_entities_are_not_counted() {
    let (_engine, db) = journal(5).await;
    assert_eq!(Entry::query("a").count(&db).await.unwrap(), 5);
    assert_eq!(Mark::query("a").count(&db).await.unwrap(), 5);
    assert_eq!(Entry::by_level(1).count(&db).await.unwrap(), 5);
    assert_eq!(Entry::by_loud("a").count(&db).await.unwrap(), 5);
    assert_eq!(Entry::by_rank("a").count(&db).await.unwrap(), 5);
    assert_eq!(Entry::scan().count(&db).await.unwrap(), 5);
    assert_eq!(Entry::query("b").count(&db).await.unwrap(), 0);
}

#[tokio::test]
async fn a_count_respects_ranges_filters_and_limits() {
    let (_engine, db) = journal(10).await;
    let query = || Entry::query("a");
    assert_eq!(query().number(3..7).count(&db).await.unwrap(), 4);
    assert_eq!(
        query()
            .number((Excluded(3), Excluded(7)))
            .count(&db)
            .await
            .unwrap(),
        3
    );
    assert_eq!(
        query().filter(|e| e.word.eq("x")).count(&db).await.unwrap(),
        4
    );
    for limit in 0..12 {
        let expected = limit.min(10);
        assert_eq!(query().limit(limit).count(&db).await.unwrap(), expected);
        assert_eq!(
            query().page_size(3).limit(limit).count(&db).await.unwrap(),
            expected
        );
        let words = Entry::by_level(1).word("x"..="y").page_size(3).limit(limit);
        assert_eq!(words.count(&db).await.unwrap(), limit.min(7));
        let filtered = query().filter(|e| e.word.eq("x")).limit(limit);
        assert_eq!(filtered.count(&db).await.unwrap(), limit.min(4));
    }
}

#[tokio::test]
async fn a_count_goes_through_all_pages() {
    let (_engine, db) = journal(7).await;
    let (db, wire) = recorded(&db);
    assert_eq!(Entry::query("a").page_size(2).count(&db).await.unwrap(), 7);
    assert_eq!(wire.take().len(), 4);
}

#[tokio::test]
async fn dynamodb_counts_alone_where_only_the_entitys_rows_can_be() {
    let (_engine, db) = journal(3).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").number(1..).count(&db).await.unwrap();
    let sent = wire.only();
    assert_eq!(sent.text("Select"), Some("COUNT"));
    assert!(!sent.has("ProjectionExpression"), "{sent:?}");
    sent.assert_placeholders();
}

#[tokio::test]
async fn where_rows_must_be_told_apart_their_keys_travel_and_nothing_more() {
    let (_engine, db) = journal(3).await;
    let (db, wire) = recorded(&db);
    assert_eq!(Entry::by_level(1).count(&db).await.unwrap(), 3);
    let sent = wire.only();
    assert!(!sent.has("Select"), "{sent:?}");
    let keys = ["_type", "level_pk", "level_sk", "pk", "sk"];
    assert_eq!(sent.projected().unwrap(), keys);
    sent.assert_placeholders();
}

#[tokio::test]
async fn an_excluded_bound_that_is_there_is_not_counted() {
    let (_engine, db) = table::<crate::journal::Journal>().await;
    for number in [1, 2, 3] {
        entry(number).create().send(&db).await.unwrap();
    }
    let words = |lower: &'static str, upper: &'static str| {
        Entry::by_level(1).word((Excluded(lower), Excluded(upper)))
    };
    // 1 is y, 2 is z, 3 is x.
    assert_eq!(words("x", "z").count(&db).await.unwrap(), 1);
    assert_eq!(
        Entry::by_level(1).word("x".."z").count(&db).await.unwrap(),
        2
    );
    assert_eq!(Entry::query("a").number(..3).count(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_query_counts_what_it_collects() {
    let (_engine, db) = journal(4).await;
    impostor(&db, 7).await;
    let collected = Entry::by_level(1).word("y").collect(&db).await.unwrap();
    assert_eq!(
        Entry::by_level(1).word("y").count(&db).await.unwrap(),
        collected.len()
    );
}
