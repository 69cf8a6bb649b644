//! Walks through pages: every row once, whatever the pages are.

use dynamodb_model::{Cursor, Page, Result};

use crate::journal::{Entry, entry, impostor, journal, mark};
use crate::support::{recorded, table};

/// Reads pages until the end and gives their items, one list for each page.
async fn walk<R>(mut page: impl AsyncFnMut(Option<Cursor>) -> Result<Page<R>>) -> Vec<Vec<R>> {
    let mut pages = Vec::new();
    let mut cursor = None;
    loop {
        let page = page(cursor).await.unwrap();
        cursor = page.next();
        pages.push(page.into_items());
        if cursor.is_none() {
            return pages;
        }
        assert!(pages.len() < 100, "the walk does not end");
    }
}

/// The ways to page that every walk is tried with: limit, page size, descending.
fn ways() -> impl Iterator<Item = (Option<usize>, Option<u32>, bool)> {
    let limits = [None, Some(1), Some(2), Some(5), Some(50)];
    let sizes = [None, Some(1), Some(3)];
    limits.into_iter().flat_map(move |limit| {
        sizes
            .into_iter()
            .flat_map(move |size| [false, true].map(|descending| (limit, size, descending)))
    })
}

macro_rules! paged {
    ($query:expr, $limit:expr, $size:expr) => {{
        let query = $query;
        let query = if let Some(limit) = $limit {
            query.limit(limit)
        } else {
            query
        };
        if let Some(size) = $size {
            query.page_size(size)
        } else {
            query
        }
    }};
    ($query:expr, $limit:expr, $size:expr, $descending:expr) => {{
        let query = paged!($query, $limit, $size);
        if $descending {
            query.descending()
        } else {
            query
        }
    }};
}

/// Every page but the last is as long as the limit says.
fn assert_filled<R>(pages: &[Vec<R>], limit: Option<usize>) {
    if let (Some(limit), Some((_, full))) = (limit, pages.split_last()) {
        assert!(full.iter().all(|page| page.len() == limit));
    }
}

#[tokio::test]
async fn a_walk_of_the_table_gives_every_row_once_in_order() {
    let (_engine, db) = journal(7).await;
    impostor(&db, 10).await;
    entry(11).create().send(&db).await.unwrap();
    for (limit, size, descending) in ways() {
        let page = async |cursor| {
            let query = Entry::query("a").ascending();
            paged!(query, limit, size, descending)
                .page(&db, cursor)
                .await
        };
        let pages = walk(page).await;
        assert_filled(&pages, limit);
        let mut numbers: Vec<_> = pages.concat().iter().map(|entry| entry.number).collect();
        if descending {
            numbers.reverse();
        }
        let way = (limit, size, descending);
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 11], "{way:?}");
    }
}

#[tokio::test]
async fn a_walk_of_an_index_with_equal_keys_gives_every_row_once() {
    let (_engine, db) = journal(7).await;
    for (limit, size, descending) in ways() {
        let page = async |cursor| {
            let query = Entry::by_level(1).ascending();
            paged!(query, limit, size, descending)
                .page(&db, cursor)
                .await
        };
        let pages = walk(page).await;
        assert_filled(&pages, limit);
        let mut words: Vec<_> = pages
            .concat()
            .into_iter()
            .map(|e| (e.word, e.number))
            .collect();
        let way = (limit, size, descending);
        let in_order = |words: &[(String, u32)]| match descending {
            false => words.is_sorted_by(|a, b| a.0 <= b.0),
            true => words.is_sorted_by(|a, b| a.0 >= b.0),
        };
        assert!(in_order(&words), "{way:?}: {words:?}");
        words.sort_unstable_by_key(|(_, number)| *number);
        let numbers: Vec<_> = words.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6], "{way:?}");
    }
}

#[tokio::test]
async fn a_walk_of_keys_without_type_tags_gives_every_row_once() {
    let (_engine, db) = journal(5).await;
    for (limit, size, descending) in ways() {
        let page = async |cursor| {
            let query = Entry::by_loud("a").ascending();
            paged!(query, limit, size, descending)
                .keys()
                .page(&db, cursor)
                .await
        };
        let pages = walk(page).await;
        assert_filled(&pages, limit);
        let mut numbers: Vec<_> = pages.concat().iter().map(|key| key.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [0, 1, 2, 3, 4]);
    }
}

#[tokio::test]
async fn a_walk_of_a_local_index_and_a_range_of_it_gives_every_row_once() {
    let (_engine, db) = journal(6).await;
    for (limit, size, descending) in ways() {
        let page = async |cursor| {
            let query = Entry::by_rank("a").rank(96..100);
            paged!(query, limit, size, descending)
                .keys()
                .page(&db, cursor)
                .await
        };
        let mut ranks: Vec<_> = walk(page)
            .await
            .concat()
            .iter()
            .map(|key| key.rank)
            .collect();
        if descending {
            ranks.reverse();
        }
        assert_eq!(ranks, [99, 98, 97, 96]);
    }
}

#[tokio::test]
async fn a_walk_of_a_scan_and_of_a_filter_gives_every_row_once() {
    let (_engine, db) = journal(6).await;
    for (limit, size, descending) in ways().filter(|way| !way.2) {
        assert!(!descending, "a scan has no direction");
        let page = async |cursor| paged!(Entry::scan(), limit, size).page(&db, cursor).await;
        let pages = walk(page).await;
        assert_filled(&pages, limit);
        let mut numbers: Vec<_> = pages.concat().iter().map(|entry| entry.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
        let page = async |cursor| {
            let query = Entry::query("a").filter(|e| e.word.ne("x"));
            paged!(query, limit, size).page(&db, cursor).await
        };
        let pages = walk(page).await;
        assert_filled(&pages, limit);
        let numbers: Vec<_> = pages.concat().iter().map(|entry| entry.number).collect();
        assert_eq!(numbers, [1, 2, 4, 5]);
    }
}

#[tokio::test]
async fn a_walk_may_change_its_limit_and_what_it_reads_from_page_to_page() {
    let (_engine, db) = journal(6).await;
    let first = Entry::query("a").limit(2).page(&db, None).await.unwrap();
    let query = Entry::query("a").page_size(1).limit(3).keys();
    let second = query.page(&db, first.next()).await.unwrap();
    assert_eq!(
        second
            .items()
            .iter()
            .map(|key| key.number)
            .collect::<Vec<_>>(),
        [2, 3, 4]
    );
    let third = Entry::query("a").page(&db, second.next()).await.unwrap();
    assert_eq!(third.items(), [entry(5)]);
    assert_eq!(third.next(), None);
}

#[tokio::test]
async fn an_empty_page_that_has_a_next_one_is_not_the_end() {
    let (_engine, db) = journal(4).await;
    let query = || Entry::query("a").filter(|e| e.number.eq(3)).page_size(2);
    let page = query().page(&db, None).await.unwrap();
    assert!(page.items().is_empty());
    let next = page.next();
    assert!(next.is_some());
    let page = query().page(&db, next).await.unwrap();
    assert_eq!(page.items(), [entry(3)]);
    assert_eq!(query().collect(&db).await.unwrap(), [entry(3)]);
    assert_eq!(query().first(&db).await.unwrap(), Some(entry(3)));
}

#[tokio::test]
async fn a_page_with_a_limit_that_finds_nothing_is_the_last() {
    let (_engine, db) = journal(7).await;
    let query = Entry::query("a").filter(|e| e.level.gt(1)).page_size(2);
    let page = query.limit(3).page(&db, None).await.unwrap();
    assert!(page.items().is_empty());
    assert_eq!(page.next(), None);
}

#[tokio::test]
async fn a_page_without_a_limit_is_one_request() {
    let (_engine, db) = journal(5).await;
    let (db, wire) = recorded(&db);
    let page = Entry::query("a")
        .page_size(2)
        .page(&db, None)
        .await
        .unwrap();
    assert_eq!(page.items(), [entry(0), entry(1)]);
    assert_eq!(wire.take().len(), 1);
    let page = Entry::query("a").page(&db, page.next()).await.unwrap();
    assert_eq!(page.items().len(), 3);
    assert_eq!(
        wire.only().body["ExclusiveStartKey"]["sk"]["S"],
        "ENTRY#0000000001"
    );
}

#[tokio::test]
async fn rows_that_come_and_go_between_pages_move_nothing_else() {
    let (_engine, db) = journal(6).await;
    let first = Entry::query("a").limit(3).page(&db, None).await.unwrap();
    for number in [0, 2] {
        Entry::delete("a", number).send(&db).await.unwrap();
    }
    let rest = Entry::query("a").page(&db, first.next()).await.unwrap();
    assert_eq!(rest.items(), [entry(3), entry(4), entry(5)]);
}

#[tokio::test]
async fn a_walk_of_a_table_without_the_entity_ends() {
    let (_engine, db) = table().await;
    for number in 0..5 {
        mark(number).create().send(&db).await.unwrap();
    }
    let page = async |cursor| {
        Entry::by_level(1)
            .limit(2)
            .page_size(1)
            .page(&db, cursor)
            .await
    };
    assert!(walk(page).await.concat().is_empty());
    let page = async |cursor| Entry::scan().page_size(2).page(&db, cursor).await;
    assert!(walk(page).await.concat().is_empty());
}

#[tokio::test]
async fn items_of_a_megabyte_come_in_several_pages_by_themselves() {
    let (_engine, db) = journal(0).await;
    let text = "t".repeat(300_000);
    for number in 0..5 {
        let large = Entry {
            text: Some(text.clone()),
            ..entry(number)
        };
        large.create().send(&db).await.unwrap();
    }
    let (db, wire) = recorded(&db);
    let all = Entry::query("a").collect(&db).await.unwrap();
    assert_eq!(
        all.iter().map(|entry| entry.number).collect::<Vec<_>>(),
        [0, 1, 2, 3, 4]
    );
    assert!(wire.take().len() > 1);
    let page = Entry::query("a").page(&db, None).await.unwrap();
    assert!(page.items().len() < 5 && page.next().is_some());
    assert_eq!(Entry::query("a").count(&db).await.unwrap(), 5);
    assert_eq!(
        Entry::query("a").limit(5).collect(&db).await.unwrap().len(),
        5
    );
}
