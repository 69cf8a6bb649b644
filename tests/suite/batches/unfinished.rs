//! Jobs that end before all is done: nothing is lost.

use std::time::Duration;

use dynamodb_model::testing::{Fault, Faults, Step, Throttle};
use dynamodb_model::{Db, Entity as _, ErrorKind, WriteRate};

use super::models::{Article, Cart, Store, all, article, articles};
use crate::support::{put_raw, s, stored, table};

const FOREVER: usize = 100_000;

/// The same handle, whose next requests of this operation are throttled.
fn throttled(db: &Db<Store>, operation: &'static str, times: usize) -> Db<Store> {
    let faults = Faults::seeded(1);
    faults.next_times(times, operation, &Fault::Throttled(Throttle::provisioned()));
    db.with_faults(&faults)
}

#[tokio::test(start_paused = true)]
async fn a_table_that_is_not_there_ends_the_job_and_nothing_is_lost() {
    let (_engine, db) = table::<Store>().await;
    let elsewhere: Db<Store> = db.clone().named("nowhere");
    let unfinished = elsewhere
        .batch_write()
        .put_all(&articles(0..60))
        .send()
        .await
        .unwrap_err();
    assert_eq!(unfinished.cause().kind(), ErrorKind::NotFound);
    assert_eq!(
        (unfinished.left().len(), unfinished.tally().done()),
        (60, 0)
    );
    let left = &unfinished.left()[59];
    assert_eq!(
        (left.place(), left.entity(), left.operation()),
        (59, Some("Article"), "put")
    );
    assert_eq!(
        left.key::<Article>(),
        Some(article(59).primary_key().unwrap())
    );
    assert_eq!(left.reason(), None);
}

#[tokio::test(start_paused = true)]
async fn throttling_is_waited_out() {
    let (_engine, db) = table::<Store>().await;
    let db = throttled(&db, "BatchWriteItem", 5);
    let written = db
        .batch_write()
        .put_all(&articles(0..100))
        .send()
        .await
        .unwrap();
    assert_eq!(written.done(), 100);
    assert_eq!(all(&db).await.len(), 100);

    let db = throttled(&db, "BatchGetItem", 5);
    let (rows,) = db
        .batch_get()
        .get_all((0..100).map(Article::get))
        .send()
        .await
        .unwrap();
    assert_eq!(rows.into_iter().flatten().count(), 100);
}

#[tokio::test(start_paused = true)]
async fn without_an_end_of_it_the_job_gives_up_and_can_be_sent_again() {
    let (_engine, db) = table::<Store>().await;
    let slow = throttled(&db, "BatchWriteItem", FOREVER);
    let unfinished = slow
        .batch_write()
        .put_all(&articles(0..60))
        .retry_for(Duration::from_millis(300))
        .send()
        .await
        .unwrap_err();
    assert_eq!(unfinished.cause().kind(), ErrorKind::Unfinished);
    assert_eq!(unfinished.left().len(), 60);
    let text = unfinished.to_string();
    assert!(
        text.contains("60 left over): nothing was done for 300ms"),
        "{text}"
    );
    let source = std::error::Error::source(unfinished.cause()).unwrap();
    assert!(
        source.to_string().starts_with("throttled by Table"),
        "{source}"
    );

    let unfinished = unfinished
        .into_rest()
        .deadline(Duration::from_millis(200))
        .send()
        .await
        .unwrap_err();
    assert_eq!(unfinished.left().len(), 60);
    assert!(
        unfinished.to_string().contains("time is up"),
        "{unfinished}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_batch_of_gets_goes_on_where_it_ended() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(0..250))
        .send()
        .await
        .unwrap();
    let faults = Faults::seeded(1);
    faults.next("BatchGetItem", Step::pass());
    let throttle = Fault::Throttled(Throttle::provisioned());
    faults.next_times(FOREVER, "BatchGetItem", &throttle);
    let slow = db.with_faults(&faults);
    let unfinished = slow
        .batch_get()
        .concurrency(1)
        .get_all((0..250).map(Article::get))
        .retry_for(Duration::from_millis(200))
        .send()
        .await
        .unwrap_err();
    assert_eq!(unfinished.tally().done(), 100);
    assert_eq!(unfinished.left().len(), 150);
    assert_eq!(unfinished.left()[0].place(), 100);
    let again = unfinished.into_rest().deadline(Duration::from_millis(100));
    assert_eq!(again.send().await.unwrap_err().left().len(), 150);
}

#[tokio::test(start_paused = true)]
async fn one_item_that_dynamodb_refuses_does_not_spoil_the_others() {
    let (_engine, db) = table::<Store>().await;
    let refused = |message: &str| {
        let code = "com.amazon.coral.validate#ValidationException";
        Fault::refused(serde_json::json!({ "__type": code, "message": message }))
    };
    let faults = Faults::seeded(1);
    // The whole request, and then one of its operations by itself.
    faults
        .next("BatchWriteItem", refused("one of them will not do"))
        .next("BatchWriteItem", refused("this one will not do"));
    let db = db.with_faults(&faults);
    let unfinished = db
        .batch_write()
        .concurrency(1)
        .put_all(&articles(0..10))
        .send()
        .await
        .unwrap_err();
    assert_eq!(unfinished.tally().done(), 9);
    assert_eq!(unfinished.left().len(), 1);
    assert_eq!(
        unfinished.left()[0].reason().unwrap(),
        "cannot put `Article`: this one will not do"
    );
    assert_eq!(all(&db).await.len(), 9);
}

#[tokio::test(start_paused = true)]
async fn an_item_of_another_entity_is_an_error_and_is_read_anew_when_the_rest_is_sent() {
    let (_engine, db) = table::<Store>().await;
    db.batch_write()
        .put_all(&articles(1..3))
        .send()
        .await
        .unwrap();
    let mut foreign = stored(&db, &article(1)).await.unwrap();
    foreign.insert("_type".to_owned(), s("Cart"));
    put_raw(&db, foreign).await;
    let both = db.batch_get().get(Article::get(1)).get(Article::get(2));
    let unfinished = both.send().await.unwrap_err();
    assert_eq!(unfinished.cause().kind(), ErrorKind::Decode);
    article(1).put().send(&db).await.unwrap();
    let found = unfinished.into_rest().send().await.unwrap();
    assert_eq!(found, (Some(article(1)), Some(article(2))));
}

#[tokio::test(start_paused = true)]
async fn a_table_that_is_short_of_capacity_is_asked_less_and_less() {
    let (_engine, db) = table::<Store>().await;
    // One item of each request is done, and no more: some progress, and no reason to begin anew.
    let faults = Faults::seeded(1);
    faults.next_times(40, "BatchWriteItem", &Fault::FirstOnly(1));
    let start = tokio::time::Instant::now();
    let written = db
        .with_faults(&faults)
        .batch_write()
        .put_all(&articles(0..200));
    assert_eq!(written.concurrency(1).send().await.unwrap().done(), 200);
    let waited = start.elapsed();
    // Forty waits of full jitter, most of them of up to five seconds.
    assert!(waited > Duration::from_secs(40), "{waited:?}");

    // Most of each request is done: no wait is longer than the first.
    let faults = Faults::seeded(1);
    faults.next_times(40, "BatchWriteItem", &Fault::FirstOnly(20));
    let start = tokio::time::Instant::now();
    let written = db
        .with_faults(&faults)
        .batch_write()
        .put_all(&articles(0..200));
    assert_eq!(written.concurrency(1).send().await.unwrap().done(), 200);
    assert!(
        start.elapsed() < Duration::from_secs(3),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_left_keeps_the_settings_of_the_job() {
    let (_engine, db) = table::<Store>().await;
    let faults = Faults::seeded(1);
    let throttle = Fault::Throttled(Throttle::key_range());
    faults.next_times(FOREVER, "BatchWriteItem", &throttle);
    faults.next_times(FOREVER, "BatchGetItem", &throttle);
    let slow = db.with_faults(&faults);
    let rate = WriteRate::units(77.0).unwrap();
    let job = slow.batch_write().put_all(&articles(0..50)).rate(&rate);
    let unfinished = job
        .deadline(Duration::from_secs(9))
        .send()
        .await
        .unwrap_err();
    let reads = slow.batch_get().get_all((0..50).map(Article::get));
    let reads = reads.deadline(Duration::from_secs(9)).send().await;
    let reads = reads.unwrap_err().into_rest();
    let again = reads.send().await.unwrap_err();
    assert!(again.to_string().contains("time is up"), "{again}");
    faults.clear();
    let written = unfinished.into_rest().send().await.unwrap();
    assert_eq!((written.done(), written.effective_rate()), (50, Some(77.0)));
    let (rows,) = again.into_rest().send().await.unwrap();
    assert_eq!(rows.into_iter().flatten().count(), 50);
}

#[tokio::test]
async fn a_get_that_cannot_be_sent_leaves_no_rows_in_the_place_of_others() {
    let (_engine, db) = table::<Store>().await;
    article(1).put().send(&db).await.unwrap();
    let owner = "x".repeat(3000);
    let batch = db
        .batch_get()
        .get(Cart::get(&owner, 1))
        .get(Article::get(1));
    let unfinished = batch.send().await.unwrap_err();
    assert_eq!(unfinished.cause().kind(), ErrorKind::Key);
    let again = unfinished.into_rest().send().await.unwrap_err();
    assert_eq!(again.cause().kind(), ErrorKind::Key);
}
