//! Cursors hold how far each shard has come.

use dynamodb_model::{Cursor, CursorSecret, Db, ErrorKind};
use jiff::{SignedDuration, Timestamp};

use super::migration::before::Job as Four;
use super::migration::{Board, job};
use super::{Fleet, OfRobot, Sample, State, fleet};
use crate::support::{at, recorded, table};

#[track_caller]
fn assert_refused<R: std::fmt::Debug>(result: dynamodb_model::Result<R>) {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cursor, "{error}");
}

async fn cursor_of(db: &Db<Fleet>) -> Cursor {
    let page = Sample::query("a").limit(5).page(db, None).await.unwrap();
    page.next().unwrap()
}

#[tokio::test]
async fn a_cursor_of_another_query_is_refused_before_any_request() {
    let (_engine, db, _) = fleet(20).await;
    let cursor = cursor_of(&db).await;
    let (db, wire) = recorded(&db);
    let given = || Some(cursor.clone());
    assert_refused(Sample::query("b").page(&db, given()).await);
    assert_refused(Sample::query("a").descending().page(&db, given()).await);
    assert_refused(Sample::query("a").shard(0).page(&db, given()).await);
    assert_refused(Sample::by_state(State::Ok).keys().page(&db, given()).await);
    assert_refused(OfRobot::query("a").page(&db, given()).await);
    assert_refused(Sample::scan().page(&db, given()).await);
    wire.assert_silent();
    let alone = Sample::query("a").shard(0).limit(1).page(&db, None).await;
    let alone = alone.unwrap().next();
    assert_refused(Sample::query("a").page(&db, alone.clone()).await);
    assert_refused(Sample::query("a").shard(1).page(&db, alone).await);
}

#[tokio::test]
async fn a_cursor_of_another_number_of_shards_is_refused() {
    let (_engine, db) = table::<Board>().await;
    for number in 0..12 {
        job(number).create().send(&db).await.unwrap();
    }
    let page = Four::by_state("open")
        .limit(3)
        .page(&db, None)
        .await
        .unwrap();
    let more = super::migration::after::reopened(&db);
    let query = super::migration::after::Job::by_state("open");
    let error = query.page(&more, page.next()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cursor);
    assert!(error.to_string().contains("number of shards"), "{error}");
}

#[tokio::test]
async fn a_cursor_with_any_character_changed_is_refused() {
    let (_engine, db, _) = fleet(20).await;
    for is_sealed in [false, true] {
        let (db, wire) = recorded(&db);
        let db = match is_sealed {
            true => db.sealing_cursors(CursorSecret::new([7; 32])),
            false => db,
        };
        let text = cursor_of(&db).await.to_string();
        wire.take();
        for place in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = Cursor::from(String::from_utf8(changed).unwrap());
            assert_refused(Sample::query("a").page(&db, changed).await);
        }
        wire.assert_silent();
    }
}

#[tokio::test]
async fn a_sealed_cursor_continues() {
    let (_engine, db, samples) = fleet(20).await;
    let db = db.sealing_cursors(CursorSecret::new([7; 32]));
    let page = Sample::query("a")
        .page(&db, cursor_of(&db).await)
        .await
        .unwrap();
    assert_eq!(page.items(), &samples[5..]);
}

#[tokio::test]
async fn pages_without_a_limit_end_where_the_order_is_known() {
    let (_engine, db, samples) = fleet(50).await;
    let mut found = Vec::new();
    let mut cursor = None;
    let mut pages = 0;
    loop {
        let page = Sample::query("a")
            .page_size(4)
            .page(&db, cursor)
            .await
            .unwrap();
        pages += 1;
        cursor = page.next();
        assert!(page.items().len() >= 4 || cursor.is_none());
        found.extend(page.into_items());
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(found, samples);
    assert!(pages > 3);
}

/// Samples between the others, so many that each shard has some.
async fn write_between(db: &Db<Fleet>, seconds: std::ops::Range<i64>) -> Vec<Timestamp> {
    let mut times = Vec::new();
    for second in seconds {
        let sample = Sample {
            at: at(second) + SignedDuration::from_millis(500),
            ..super::sample(second)
        };
        sample.create().send(db).await.unwrap();
        times.push(sample.at);
    }
    times
}

#[tokio::test]
async fn what_is_written_between_two_pages_is_met_if_it_is_behind_the_cursor() {
    let (_engine, db, samples) = fleet(20).await;
    let cursor = cursor_of(&db).await;
    // The last row was that of second 4.
    write_between(&db, -12..4).await;
    let mut expected = write_between(&db, 4..30).await;
    let delete = Sample::delete("a", at(6)).unversioned();
    delete.send(&db).await.unwrap();
    expected.extend(super::times(&samples[5..]));
    expected.retain(|time| *time != at(6));
    expected.sort_unstable();
    let rest = Sample::query("a")
        .limit(100)
        .page(&db, cursor.clone())
        .await;
    assert_eq!(super::times(rest.unwrap().items()), expected);
    let mut found = Vec::new();
    let mut cursor = Some(cursor);
    while cursor.is_some() {
        let page = Sample::query("a")
            .page_size(2)
            .page(&db, cursor)
            .await
            .unwrap();
        found.extend(super::times(page.items()));
        cursor = page.next();
    }
    assert_eq!(found, expected);
}

#[tokio::test]
async fn the_same_downwards_behind_rows_that_are_left_out() {
    let (_engine, db, _) = fleet(30).await;
    let query = || {
        Sample::query("a")
            .descending()
            .filter(|sample| sample.kind.eq("arm"))
    };
    let page = query().limit(4).page(&db, None).await.unwrap();
    assert_eq!(page.items().last().unwrap().at, at(26));
    write_between(&db, 26..40).await;
    let mut expected = write_between(&db, -9..26).await;
    expected.extend((0..26).map(at));
    expected.sort_unstable();
    expected.reverse();
    let rest = query().limit(100).page(&db, page.next()).await.unwrap();
    assert_eq!(super::times(rest.items()), expected);
}

#[tokio::test]
async fn a_shard_that_had_come_to_its_end_is_asked_again() {
    let (_engine, db, _) = fleet(6).await;
    // All of every shard is read, and five rows are given out.
    let page = Sample::query("a").page_size(100).limit(5).page(&db, None);
    let cursor = page.await.unwrap().next();
    let mut expected = write_between(&db, 6..30).await;
    expected.insert(0, at(5));
    let rest = Sample::query("a")
        .limit(100)
        .page(&db, cursor)
        .await
        .unwrap();
    assert_eq!(super::times(rest.items()), expected);
}

#[tokio::test]
async fn a_query_that_can_have_no_rows_still_refuses_a_foreign_cursor() {
    let (_engine, db, _) = fleet(20).await;
    let cursor = cursor_of(&db).await;
    assert_refused(
        Sample::query("b")
            .at(at(2)..at(1))
            .page(&db, cursor.clone())
            .await,
    );
    let page = Sample::query("a")
        .at(at(2)..at(1))
        .page(&db, cursor)
        .await
        .unwrap();
    assert!(page.items().is_empty() && page.next().is_none());
}
