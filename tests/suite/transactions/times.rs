//! The times of creation and of the last write, by a clock that the test holds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::shop::{Order, Shop, order};
use crate::support::table;

/// The same handle, with a clock that shows as many seconds as it is told.
fn held(db: &Db<Shop>) -> (Db<Shop>, Arc<AtomicU64>) {
    let seconds = Arc::new(AtomicU64::new(1000));
    let clock = Arc::clone(&seconds);
    let now = move || SystemTime::UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed));
    (db.clone().with_clock(now), seconds)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

/// When order 1 was created and last written.
async fn times(db: &Db<Shop>) -> (Timestamp, Timestamp) {
    let order = Order::get("ada", 1).send(db).await.unwrap().unwrap();
    (order.created_at.unwrap(), order.updated_at)
}

#[tokio::test]
async fn create_sets_both_and_later_writes_set_one() {
    let (_engine, db) = table::<Shop>().await;
    let (db, clock) = held(&db);
    order(1).create().send(&db).await.unwrap();
    assert_eq!(times(&db).await, (at(1000), at(1000)));

    clock.store(2000, Ordering::Relaxed);
    Order::update("ada", 1)
        .set(|o| o.total.set(1_u64))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(times(&db).await, (at(1000), at(2000)));

    clock.store(3000, Ordering::Relaxed);
    let read = Order::get("ada", 1).send(&db).await.unwrap().unwrap();
    read.put().send(&db).await.unwrap();
    assert_eq!(times(&db).await, (at(1000), at(3000)));

    clock.store(4000, Ordering::Relaxed);
    let read = Order::get("ada", 1).send(&db).await.unwrap().unwrap();
    read.replace().send(&db).await.unwrap();
    assert_eq!(times(&db).await, (at(1000), at(4000)));
}

#[tokio::test]
async fn a_first_put_creates_and_so_does_an_upsert() {
    let (_engine, db) = table::<Shop>().await;
    let (db, clock) = held(&db);
    let mut new = order(1);
    // What stands in a new item is not when it was created.
    new.created_at = Some(at(1));
    new.put().send(&db).await.unwrap();
    assert_eq!(times(&db).await, (at(1000), at(1000)));
    Order::delete("ada", 1)
        .unversioned()
        .send(&db)
        .await
        .unwrap();

    for (now, created) in [(2000, 2000), (3000, 2000)] {
        clock.store(now, Ordering::Relaxed);
        let upsert =
            Order::upsert("ada", 1).set(|o| [o.total.set(1_u64), o.set_state_to("placed")]);
        upsert.send(&db).await.unwrap();
        assert_eq!(
            times(&db).await,
            (at(created), at(i64::try_from(now).unwrap()))
        );
    }
}

#[tokio::test]
async fn transactions_have_one_time() {
    let (_engine, db) = table::<Shop>().await;
    let (db, clock) = held(&db);
    order(1).create().send(&db).await.unwrap();
    clock.store(2000, Ordering::Relaxed);
    db.write()
        .update(Order::update("ada", 1).set(|o| o.total.set(1_u64)))
        .create(&order(2))
        .send()
        .await
        .unwrap();
    assert_eq!(times(&db).await, (at(1000), at(2000)));
    let second = Order::get("ada", 2).send(&db).await.unwrap().unwrap();
    assert_eq!(
        (second.created_at, second.updated_at),
        (Some(at(2000)), at(2000))
    );
}

/// A write of a unique value is a transaction of its own, which has a time too, and one only.
#[tokio::test]
async fn a_write_of_a_unique_value_is_stamped_once() {
    #[derive(Table)]
    #[table(name = "members", pk = "pk", entities(Member))]
    struct Members;

    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Members, key(pk = "MEMBER#{id}"))]
    struct Member {
        id: u32,
        #[entity(unique)]
        email: String,
        #[entity(created_at)]
        created_at: Option<Timestamp>,
        #[entity(updated_at)]
        updated_at: Option<Timestamp>,
    }

    let (_engine, db) = table::<Members>().await;
    let member = Member {
        id: 1,
        email: "a@example.com".into(),
        created_at: None,
        updated_at: None,
    };
    let first = db
        .clone()
        .with_clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(1000));
    member.create().send(&first).await.unwrap();
    let second = db
        .clone()
        .with_clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(2000));
    Member::update(1)
        .set(|m| m.set_email("b@example.com"))
        .send(&second)
        .await
        .unwrap();
    let member = Member::get(1).send(&db).await.unwrap().unwrap();
    assert_eq!(member.email, "b@example.com");
    assert_eq!(
        (member.created_at, member.updated_at),
        (Some(at(1000)), Some(at(2000)))
    );
}

#[tokio::test]
async fn a_table_of_an_engine_with_a_manual_clock_goes_by_it() {
    let engine = Engine::builder().manual_clock(5000).memory().await.unwrap();
    let db = engine.table::<Shop>().await.unwrap();
    order(1).create().send(&db).await.unwrap();
    engine.clock().unwrap().advance(Duration::from_secs(60));
    Order::update("ada", 1)
        .set(|o| o.total.set(1_u64))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(times(&db).await, (at(5000), at(5060)));
}
