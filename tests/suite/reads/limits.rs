//! `limit` is what the caller gets, `page_size` what DynamoDB reads at once.

use dynamodb_model::ErrorKind;

use crate::journal::{Entry, entry, impostor, journal, numbers};
use crate::support::recorded;

#[tokio::test]
async fn a_limit_is_exact_whatever_the_page_size() {
    let (_engine, db) = journal(9).await;
    for page_size in [1, 2, 4, 100] {
        for limit in 0..=10 {
            let query = Entry::query("a").page_size(page_size).limit(limit);
            let expected: Vec<u32> = (0..9).take(limit).collect();
            let found = query.collect(&db).await.unwrap();
            assert_eq!(numbers(&found), expected, "page_size {page_size}");
        }
    }
}

#[tokio::test]
async fn a_limit_counts_rows_that_pass_the_filter() {
    let (_engine, db) = journal(12).await;
    for limit in 1..=5 {
        let query = Entry::query("a").filter(|e| e.word.eq("z")).limit(limit);
        let expected: Vec<u32> = [2, 5, 8, 11].into_iter().take(limit).collect();
        assert_eq!(numbers(&query.collect(&db).await.unwrap()), expected);
    }
}

#[tokio::test]
async fn a_limit_counts_rows_of_the_entity_alone() {
    let (_engine, db) = journal(0).await;
    for number in 0..12 {
        if number % 4 == 3 {
            entry(number).create().send(&db).await.unwrap();
        } else {
            impostor(&db, number).await;
        }
    }
    for limit in 1..=4 {
        let expected: Vec<u32> = [3, 7, 11].into_iter().take(limit).collect();
        let query = Entry::query("a").limit(limit);
        assert_eq!(numbers(&query.collect(&db).await.unwrap()), expected);
        let backwards = Entry::query("a").descending().limit(limit);
        let expected: Vec<u32> = [11, 7, 3].into_iter().take(limit).collect();
        assert_eq!(numbers(&backwards.collect(&db).await.unwrap()), expected);
    }
}

#[tokio::test]
async fn the_first_row_is_found_behind_rows_that_do_not_count() {
    let (_engine, db) = journal(0).await;
    for number in 0..20 {
        impostor(&db, number).await;
    }
    entry(20).create().send(&db).await.unwrap();
    assert_eq!(Entry::query("a").first(&db).await.unwrap(), Some(entry(20)));
    entry(21).create().send(&db).await.unwrap();
    let filtered = Entry::query("a").filter(|e| e.number.gt(20_u32));
    assert_eq!(filtered.first(&db).await.unwrap(), Some(entry(21)));
    let nothing = Entry::query("a").filter(|e| e.number.gt(21_u32));
    assert_eq!(nothing.first(&db).await.unwrap(), None);
}

#[tokio::test]
async fn the_first_row_costs_one_row() {
    let (_engine, db) = journal(5).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").first(&db).await.unwrap();
    assert_eq!(wire.only().number("Limit"), Some(1));
    Entry::by_rank("a")
        .keys()
        .descending()
        .first(&db)
        .await
        .unwrap();
    let sent = wire.only();
    assert_eq!(sent.number("Limit"), Some(1));
    assert_eq!(sent.body["ScanIndexForward"], false);
}

#[tokio::test]
async fn a_limit_of_none_at_all_asks_nothing() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    assert!(
        Entry::query("a")
            .limit(0)
            .collect(&db)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(Entry::query("a").limit(0).count(&db).await.unwrap(), 0);
    let page = Entry::query("a").limit(0).page(&db, None).await.unwrap();
    assert!(page.items().is_empty());
    wire.assert_silent();
}

#[tokio::test]
async fn requests_say_the_limit_or_the_page_size() {
    let (_engine, db) = journal(7).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").limit(3).collect(&db).await.unwrap();
    assert_eq!(wire.only().number("Limit"), Some(3));
    Entry::query("a").collect(&db).await.unwrap();
    assert_eq!(wire.only().number("Limit"), None);
    Entry::query("a")
        .limit(5)
        .page_size(2)
        .collect(&db)
        .await
        .unwrap();
    let limits: Vec<_> = wire
        .take()
        .iter()
        .map(|sent| sent.number("Limit"))
        .collect();
    assert_eq!(limits, [Some(2); 3]);
    Entry::query("a")
        .page_size(0)
        .limit(1)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(wire.only().number("Limit"), Some(1));
}

#[tokio::test]
async fn a_filter_that_lets_little_through_does_not_read_row_by_row() {
    let (_engine, db) = journal(64).await;
    let (db, wire) = recorded(&db);
    let query = Entry::query("a").filter(|e| e.number.eq(63));
    assert_eq!(query.first(&db).await.unwrap(), Some(entry(63)));
    let requests = wire.take().len();
    assert!(requests <= 7, "{requests} requests for 64 rows");
}

#[tokio::test]
async fn a_row_that_does_not_fit_fails_the_collection() {
    let (_engine, db) = journal(2).await;
    let broken = crate::support::item([
        ("pk", crate::support::s("LOG#a")),
        ("sk", crate::support::s("ENTRY#0000000001")),
        ("_type", crate::support::s("Entry")),
        ("level", crate::support::s("one")),
    ]);
    crate::support::put_raw(&db, broken).await;
    let error = Entry::query("a").collect(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        Entry::query("a").limit(1).collect(&db).await.unwrap(),
        [entry(0)]
    );
}

#[tokio::test]
async fn limits_and_page_sizes_may_be_as_large_as_their_types() {
    let (_engine, db) = journal(3).await;
    let query = Entry::query("a").limit(usize::MAX).page_size(u32::MAX);
    assert_eq!(query.count(&db).await.unwrap(), 3);
    let query = Entry::query("a").filter(|e| e.level.eq(1));
    let page = query.limit(usize::MAX).page(&db, None).await.unwrap();
    assert_eq!((page.items().len(), page.next()), (3, None));
}
