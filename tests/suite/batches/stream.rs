//! Input and output that need not be in memory at once.

use dynamodb_model::BatchOperation;
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
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
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
