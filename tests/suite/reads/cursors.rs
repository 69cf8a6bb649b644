//! Cursors are good for the query that gave them, and for no other.

use dynamodb_model::{Cursor, CursorSecret, Db, ErrorKind};

use crate::journal::{Entry, Journal, Mark, entry, journal};
use crate::support::recorded;

/// Where the second page of the log begins.
async fn second_page(db: &Db<Journal>) -> Cursor {
    let page = Entry::query("a").limit(2).page(db, None).await.unwrap();
    page.next().unwrap()
}

#[track_caller]
fn assert_refused<R: std::fmt::Debug>(result: dynamodb_model::Result<R>, words: &str) {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cursor);
    let text = error.to_string();
    assert!(text.contains(words), "{text}");
    assert!(
        text.contains("first page") || text.contains("secret"),
        "no remedy in: {text}"
    );
}

#[tokio::test]
async fn a_cursor_travels_as_url_safe_text() {
    let (_engine, db) = journal(4).await;
    let text = second_page(&db).await.to_string();
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    assert!(text.chars().all(is_safe), "{text}");
    let page = Entry::query("a")
        .page(&db, Cursor::from(text))
        .await
        .unwrap();
    assert_eq!(page.items(), [entry(2), entry(3)]);
}

#[tokio::test]
async fn a_cursor_of_another_query_is_refused_before_any_request() {
    let (_engine, db) = journal(4).await;
    let cursor = second_page(&db).await;
    let (db, wire) = recorded(&db);
    let elsewhere = "belongs to another";
    assert_refused(Mark::query("a").page(&db, cursor.clone()).await, elsewhere);
    assert_refused(Entry::query("b").page(&db, cursor.clone()).await, elsewhere);
    assert_refused(
        Entry::query("a")
            .descending()
            .page(&db, cursor.clone())
            .await,
        elsewhere,
    );
    assert_refused(
        Entry::by_rank("a").keys().page(&db, cursor.clone()).await,
        elsewhere,
    );
    assert_refused(
        Entry::by_level(1).page(&db, cursor.clone()).await,
        elsewhere,
    );
    assert_refused(Entry::scan().page(&db, cursor).await, elsewhere);
    wire.assert_silent();
}

#[tokio::test]
async fn a_refused_cursor_names_the_entity_and_the_index() {
    let (_engine, db) = journal(4).await;
    let cursor = second_page(&db).await;
    let error = Entry::by_level(1).page(&db, cursor).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("cannot query `Entry` through index `by_level`: "),
        "{text}"
    );
}

#[tokio::test]
async fn a_cursor_with_any_character_changed_is_refused() {
    let (_engine, db) = journal(4).await;
    let text = second_page(&db).await.to_string();
    let (db, wire) = recorded(&db);
    for at in 0..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        let error = Entry::query("a")
            .page(&db, Cursor::from(changed))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cursor, "character {at}");
    }
    for foreign in [
        "",
        "!",
        "no cursor",
        "AQ",
        &text[1..],
        &text[..text.len() - 1],
    ] {
        let error = Entry::query("a")
            .page(&db, Cursor::from(foreign))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cursor, "{foreign:?}");
    }
    wire.assert_silent();
}

#[tokio::test]
async fn a_sealed_cursor_is_read_by_handles_with_its_secret_alone() {
    let (_engine, db) = journal(4).await;
    let sealing = |byte| db.clone().sealing_cursors(CursorSecret::new([byte; 32]));
    let sealed = second_page(&sealing(1)).await;
    let page = Entry::query("a")
        .page(&sealing(1), sealed.clone())
        .await
        .unwrap();
    assert_eq!(page.items(), [entry(2), entry(3)]);
    assert_refused(
        Entry::query("a").page(&db, sealed.clone()).await,
        "is sealed",
    );
    let other = Entry::query("a").page(&sealing(2), sealed.clone()).await;
    assert_refused(other, "another secret");
    let plain = second_page(&db).await;
    assert_refused(
        Entry::query("a").page(&sealing(1), plain).await,
        "not sealed",
    );
    let elsewhere = Entry::query("b").page(&sealing(1), sealed).await;
    assert_refused(elsewhere, "another query");
}

#[tokio::test]
async fn a_sealed_cursor_with_any_character_changed_is_refused() {
    let (_engine, db) = journal(4).await;
    let db = db.sealing_cursors(CursorSecret::new([7; 32]));
    let text = second_page(&db).await.to_string();
    for at in 0..text.len() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        let error = Entry::query("a")
            .page(&db, Cursor::from(changed))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cursor, "character {at}");
    }
}

#[tokio::test]
async fn a_cursor_is_bound_to_every_attribute_of_the_partition() {
    let (_engine, db) = journal(0).await;
    for number in 0..4 {
        for level in [1, 2] {
            let entry = entry(number * 2 + u32::from(level));
            crate::journal::Entry { level, ..entry }
                .create()
                .send(&db)
                .await
                .unwrap();
        }
    }
    let page = Entry::by_level(1).limit(2).page(&db, None).await.unwrap();
    let cursor = page.next();
    assert!(Entry::by_level(1).page(&db, cursor.clone()).await.is_ok());
    assert_refused(
        Entry::by_level(2).page(&db, cursor).await,
        "belongs to another",
    );
}

#[tokio::test]
async fn a_query_that_can_have_no_rows_still_refuses_a_foreign_cursor() {
    let (_engine, db) = journal(4).await;
    let cursor = second_page(&db).await;
    let empty = Entry::query("b")
        .number(5..5)
        .page(&db, cursor.clone())
        .await;
    assert_refused(empty, "belongs to another");
    let page = Entry::query("a")
        .number(5..5)
        .page(&db, cursor)
        .await
        .unwrap();
    assert!(page.items().is_empty() && page.next().is_none());
}

#[tokio::test]
async fn a_cursor_continues_a_range_that_has_grown_and_none_that_leaves_it_out() {
    let (_engine, db) = journal(6).await;
    let page = Entry::query("a").number(..4).limit(2).page(&db, None);
    let cursor = page.await.unwrap().next();
    let grown = Entry::query("a").number(..6).page(&db, cursor.clone());
    assert_eq!(grown.await.unwrap().items(), [2, 3, 4, 5].map(entry));
    let elsewhere = Entry::query("a").number(4..).page(&db, cursor);
    assert_eq!(elsewhere.await.unwrap_err().kind(), ErrorKind::Refused);
}
