//! Input and output that need not be in memory at once.

use std::future::poll_fn;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use dynamodb_model::BatchOperation;
use dynamodb_model::testing::{Fault, Faults, Throttle};
use futures_util::{StreamExt as _, stream};

use super::models::{Article, Store, all, article, articles};
use crate::support::{recorded, table};

#[tokio::test]
async fn a_stream_is_written_while_it_is_read() {
    let (_engine, db) = table::<Store>().await;
    let given = stream::iter(0..300).then(|number| async move {
        if number % 50 == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        BatchOperation::put(&article(number))
    });
    let written = db
        .batch_write()
        .put(&article(300))
        .send_stream(given)
        .await
        .unwrap();
    assert_eq!(written.done(), 301);
    assert_eq!(all(&db).await.len(), 301);
}

#[tokio::test]
async fn an_iterator_is_read_no_further_than_requests_are_under_way() {
    let (_engine, db) = table::<Store>().await;
    let given = Arc::new(AtomicUsize::new(0));
    let (counts, reads) = (Arc::clone(&given), Arc::clone(&given));
    let furthest = Arc::new(AtomicUsize::new(0));
    let ahead = Arc::clone(&furthest);
    let operations = (0..1000).map(move |number| {
        counts.fetch_add(1, Ordering::Relaxed);
        BatchOperation::put(&article(number))
    });
    db.batch_write()
        .concurrency(2)
        .watch(move |tally| {
            let open = reads.load(Ordering::Relaxed) - tally.done();
            ahead.fetch_max(open, Ordering::Relaxed);
        })
        .send_iter(operations)
        .await
        .unwrap();
    let furthest = furthest.load(Ordering::Relaxed);
    assert!(furthest <= 2 * 25 * 4, "{furthest} were read ahead");
}

#[tokio::test]
async fn gets_of_a_stream_come_in_its_order() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(0..500))
        .send()
        .await
        .unwrap();
    let (db, wire) = recorded(&db);
    let numbers: Vec<u32> = (0..600).map(|number| number * 7 % 600).collect();
    let gets = stream::iter(numbers.clone()).map(Article::get);
    let mut rows = db.batch_get().concurrency(3).stream(gets);
    for number in numbers {
        let row = rows.next().await.unwrap().unwrap();
        assert_eq!(row, (number < 500).then(|| article(number)));
    }
    assert!(rows.next().await.is_none());
    assert_eq!(rows.tally().done(), 500);
    assert_eq!(rows.tally().missing(), 100);
    assert_eq!(wire.take().len(), 6);
}

#[tokio::test]
async fn a_position_has_nothing_open_before_it() {
    let (_engine, db) = table::<Store>().await;
    // Every 25th write is of one item, and faults hold some back while others go ahead.
    let given = |number: u32| {
        if number.is_multiple_of(25) {
            article(0)
        } else {
            article(number)
        }
    };
    let faults = Faults::seeded(11)
        .chance(0.2, Fault::Throttled(Throttle::key_range()))
        .chance(0.3, Fault::Partial)
        .chance(0.1, Fault::ReplyLost);
    let positions = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&positions);
    let job = db.with_faults(&faults).batch_write().watch(move |tally| {
        assert!(tally.position() <= tally.done() + tally.superseded());
        told.lock().unwrap().push(tally.position());
    });
    let read = Arc::new(AtomicU32::new(0));
    let reads = Arc::clone(&read);
    let operations = (0..).map(move |number| {
        reads.store(number + 1, Ordering::Relaxed);
        BatchOperation::put(&given(number))
    });
    let mut job = job.send_iter(operations);
    // Killed in the middle: it is not polled again.
    poll_fn(|context| {
        assert!(job.as_mut().poll(context).is_pending());
        let position = positions.lock().unwrap().last().copied();
        if position > Some(300) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    drop(job);
    let positions = positions.lock().unwrap().clone();
    assert!(positions.is_sorted());
    let (position, read) = (*positions.last().unwrap(), read.load(Ordering::Relaxed));
    let there = all(&db).await;
    let is_there = |number: u32| number.is_multiple_of(25) || there.contains_key(&number);
    assert!((0..u32::try_from(position).unwrap()).all(is_there));

    let rest = (0..read)
        .skip(position)
        .map(|number| BatchOperation::put(&given(number)));
    let written = db.batch_write().send_iter(rest).await.unwrap();
    assert_eq!(written.position() + position, read as usize);
    let there = all(&db).await;
    assert_eq!(
        there.len(),
        (0..read).filter(|number| number % 25 > 0).count() + 1
    );
}

#[tokio::test]
async fn an_operation_that_cannot_be_done_holds_the_position_back() {
    let (_engine, db) = table::<Store>().await;
    let given = |number: u32| {
        let text = if number == 60 {
            "x".repeat(410 * 1024)
        } else {
            String::new()
        };
        BatchOperation::put(&Article {
            text,
            ..article(number)
        })
    };
    let unfinished = db
        .batch_write()
        .send_iter((0..200).map(given))
        .await
        .unwrap_err();
    assert_eq!(unfinished.left()[0].place(), 60);
    assert_eq!(
        (unfinished.tally().done(), unfinished.tally().position()),
        (199, 60)
    );
}
