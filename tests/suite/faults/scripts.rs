//! Scripts: what happens to which request, and elsewhere meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dynamodb_model::testing::{Fault, FaultKind, Faults, Step};

use super::{Counter, assert_injected, count, counter, start};

#[tokio::test(start_paused = true)]
async fn an_operation_meets_its_own_script_in_its_order() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    faults
        .next("PutItem", Step::pass())
        .next("PutItem", Fault::Conflict);
    assert_eq!(faults.pending(), 2);
    Counter::get("a").send(&faulty).await.unwrap();
    counter("a", 1).put().send(&faulty).await.unwrap();
    assert_eq!(faults.pending(), 1);
    counter("a", 2).put().send(&faulty).await.unwrap_err();
    counter("a", 3).put().send(&faulty).await.unwrap();
    assert_injected(&faults, [(FaultKind::Conflict, 1)]);
    assert_eq!(count(&db).await, 3);
}

#[tokio::test(start_paused = true)]
async fn another_client_is_at_work_before_and_after_a_request() {
    let (_engine, db, faults) = start().await;
    counter("a", 1).put().send(&db).await.unwrap();
    let (first, second) = (db.clone(), db.clone());
    let seen = Arc::new(AtomicU64::new(0));
    let told = Arc::clone(&seen);
    let step = Step::pass()
        .before(|| async move { counter("a", 2).put().send(&first).await.unwrap() })
        .after(|| async move {
            told.store(count(&second).await, Ordering::Relaxed);
            counter("a", 10).put().send(&second).await.unwrap();
        });
    faults.next("UpdateItem", step);
    let add = Counter::update("a").set(|c| c.count.add(1u64));
    add.send(&db.with_faults(&faults)).await.unwrap();
    assert_eq!((seen.load(Ordering::Relaxed), count(&db).await), (3, 10));
}

#[tokio::test(start_paused = true)]
async fn a_fault_that_cannot_happen_is_the_tests_mistake() {
    let (_engine, db, faults) = start().await;
    faults.next("GetItem", Fault::Partial);
    let error = Counter::get("a")
        .send(&db.with_faults(&faults))
        .await
        .unwrap_err();
    let whole = format!("{error:?}");
    assert!(
        whole.contains("Partial cannot happen to GetItem"),
        "{whole}"
    );
    assert_injected(&faults, []);
    assert_eq!(faults.requests("GetItem"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_client_without_an_http_client_of_its_own_says_so() {
    use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
    use aws_sdk_dynamodb::{Client, Config};

    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("a", "b", None, None, "test"));
    let client = Faults::new().client(&Client::from_conf(config.build()));
    let error = client.list_tables().send().await.unwrap_err();
    let whole = format!("{error:?}");
    assert!(
        whole.contains("set one by `Config::http_client`"),
        "{whole}"
    );
}

#[tokio::test(start_paused = true)]
async fn what_the_handle_was_set_to_stays() {
    let (_engine, db, faults) = start().await;
    let calls = Arc::new(AtomicU64::new(0));
    let heard = Arc::clone(&calls);
    let observed = db.clone().observed(move |_: &dynamodb_model::Call<'_>| {
        heard.fetch_add(1, Ordering::Relaxed);
    });
    let faulty = observed.with_faults(&faults);
    assert_eq!(faulty.table_name(), db.table_name());
    Counter::get("a").send(&faulty).await.unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}
