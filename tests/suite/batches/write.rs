use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use dynamodb_model::WriteRate;

use super::models::{Article, Cart, Counted, Store, all, article, articles, tags};
use crate::support::{flight, recorded, table};

#[tokio::test]
async fn any_number_of_items_is_written_in_full_requests() {
    let (_engine, db) = table::<Store>().await;
    let (db, wire) = recorded(&db);
    let articles = articles(0..110);
    let written = db.batch_write().put_all(&articles).send().await.unwrap();
    assert_eq!((written.done(), written.requests()), (110, 5));
    assert_eq!(written.resent(), 0);

    let sent = wire.take();
    let mut sizes: Vec<_> = sent
        .iter()
        .map(|sent| {
            assert_eq!(sent.operation, "BatchWriteItem");
            sent.body["RequestItems"]["store"].as_array().unwrap().len()
        })
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [10, 25, 25, 25, 25]);
    let stored: Vec<_> = all(&db).await.into_values().collect();
    assert_eq!(stored, articles);
}

#[tokio::test]
async fn entities_of_all_kinds_are_put_and_deleted_in_one_job() {
    let (_engine, db) = table::<Store>().await;
    let lines: Vec<_> = (0..3)
        .map(|line| Cart {
            owner: "ada".into(),
            line,
        })
        .collect();
    let counted = Counted {
        name: "a".into(),
        version: 4,
    };
    db.batch_write()
        .put_all(&lines)
        .put(&article(1))
        .put_unversioned(&counted)
        .send()
        .await
        .unwrap();
    let expected = [("Article", 1), ("Cart", 3), ("Counted", 1)];
    let expected = expected.map(|(tag, count)| (tag.to_owned(), count));
    assert_eq!(tags(&db).await, BTreeMap::from(expected));
    let stored = Counted::get("a").send(&db).await.unwrap().unwrap();
    assert_eq!(stored.version, 5);

    let deleted = db
        .batch_write()
        .delete_all((0..4).map(|line| Cart::delete("ada", line)))
        .delete(Counted::delete("a").unversioned())
        .send()
        .await
        .unwrap();
    assert_eq!(deleted.done(), 5);
    assert_eq!(tags(&db).await, BTreeMap::from([("Article".to_owned(), 1)]));
}

#[tokio::test]
async fn index_keys_are_those_of_single_writes() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(0..9))
        .send()
        .await
        .unwrap();
    let on_shelf = Article::on_shelf("s1").keys().collect(&db).await.unwrap();
    let numbers: Vec<_> = on_shelf.iter().map(|key| key.number).collect();
    assert_eq!(numbers, [1, 4, 7]);
}

#[tokio::test]
async fn an_empty_batch_sends_nothing() {
    let (_engine, db) = table::<Store>().await;
    let (db, wire) = recorded(&db);
    let written = db.batch_write().send().await.unwrap();
    assert_eq!(written.done(), 0);
    let read: () = db.batch_get().send().await.unwrap();
    assert_eq!(read, ());
    wire.assert_silent();
}

#[tokio::test]
async fn a_watcher_hears_of_each_request_and_a_rate_says_what_was_consumed() {
    let (_engine, db) = table::<Store>().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let rate = WriteRate::units(100_000.0).unwrap();
    let written = db
        .batch_write()
        .put_all(&articles(0..100))
        .concurrency(1)
        .rate(&rate)
        .watch(move |tally| hears.lock().unwrap().push(tally.done()))
        .send()
        .await
        .unwrap();
    assert_eq!(*heard.lock().unwrap(), [25, 50, 75, 100]);
    // The table's item and the index's.
    assert_eq!(written.capacity_units(), Some(200.0));
    assert_eq!(written.effective_rate(), Some(100_000.0));
    assert!(
        written.to_string().starts_with("100 done in 4 requests"),
        "{written}"
    );
}

#[tokio::test]
async fn so_many_requests_are_under_way_as_are_asked_for() {
    let (_engine, db) = table::<Store>().await;
    for width in [1, 3, 8] {
        let (db, gauge) = flight::gauged(&db);
        let articles = articles(0..300);
        db.batch_write()
            .put_all(&articles)
            .concurrency(width)
            .send()
            .await
            .unwrap();
        assert_eq!(gauge.most(), width);
        let gets = (0..1000).map(Article::get);
        let (db, gauge) = flight::gauged(&db);
        db.batch_get()
            .get_all(gets)
            .concurrency(width)
            .send()
            .await
            .unwrap();
        assert_eq!(gauge.most(), width);
    }
}

#[tokio::test]
async fn a_job_that_is_dropped_sends_nothing_more() {
    let (_engine, db) = table::<Store>().await;
    let (slow, _) = flight::gauged(&db);
    let articles = articles(0..1000);
    let job = slow.batch_write().put_all(&articles).concurrency(2).send();
    let dropped = tokio::time::timeout(std::time::Duration::from_millis(120), job).await;
    assert!(dropped.is_err());
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let written = all(&db).await.len();
    assert!((25..=500).contains(&written), "{written}");
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(all(&db).await.len(), written);
}
