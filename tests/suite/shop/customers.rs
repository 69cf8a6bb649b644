//! Customers: their addresses are their own, and their times are set.

use std::time::{Duration, SystemTime};

use dynamodb_model::Db;

use super::checkout::pay;
use super::model::{Customer, Order, Shop, Status};
use super::{customer, of, placed, shop, stored};
use crate::support::at;

/// Whom the index finds by an address.
async fn found(db: &Db<Shop>, email: &str) -> Option<String> {
    let key = Customer::by_email(email).keys().first(db).await.unwrap();
    key.map(|key| key.customer)
}

#[tokio::test]
async fn an_address_belongs_to_one() {
    let (_engine, db) = shop().await;
    let mut eve = customer("eve");
    eve.email = "ada@example.com".into();
    let error = eve.create().send(&db).await.unwrap_err();
    assert!(error.is_not_unique());
    assert_eq!(error.field(), Some("email"));
    assert_eq!(Customer::get("eve").send(&db).await.unwrap(), None);
    assert_eq!(found(&db, "ada@example.com").await.as_deref(), Some("ada"));
}

#[tokio::test]
async fn a_new_address_moves_the_customer_in_the_index_and_frees_the_old_one() {
    let (_engine, db) = shop().await;
    let update = Customer::update("ada").set(|c| c.set_email("new@example.com"));
    assert_eq!(update.send(&db).await.unwrap(), 2);
    assert_eq!(found(&db, "new@example.com").await.as_deref(), Some("ada"));
    assert_eq!(found(&db, "ada@example.com").await, None);
    let mut eve = customer("eve");
    eve.email = "ada@example.com".into();
    eve.create().send(&db).await.unwrap();
    assert_eq!(found(&db, "ada@example.com").await.as_deref(), Some("eve"));
}

#[tokio::test]
async fn two_swap_their_addresses_at_once() {
    let (_engine, db) = shop().await;
    let (mut ada, mut ben) = (of(&db, "ada").await, of(&db, "ben").await);
    std::mem::swap(&mut ada.email, &mut ben.email);
    let written = db.write().put(&ada).put(&ben).send().await.unwrap();
    assert_eq!(written.versions(), [Some(2), Some(2)]);
    assert_eq!(found(&db, "ben@example.com").await.as_deref(), Some("ada"));
    assert_eq!(found(&db, "ada@example.com").await.as_deref(), Some("ben"));

    // Who has not seen the swap undoes nothing of it.
    let error = db.write().put(&ada).put(&ben).send().await.unwrap_err();
    assert!(error.is_condition_failed(), "{error}");
    let theft = Customer::update("ben").set(|c| c.set_email("ben@example.com"));
    assert!(theft.send(&db).await.unwrap_err().is_not_unique());
}

#[tokio::test]
async fn a_write_that_has_not_seen_the_last_one_is_refused_with_it() {
    let (_engine, db) = shop().await;
    let (mut first, mut second) = (of(&db, "ada").await, of(&db, "ada").await);
    first.name = "Ada".into();
    first.put().send(&db).await.unwrap();
    second.orders = 9;
    let error = second.put().send(&db).await.unwrap_err();
    let current = error.current::<Customer>().unwrap().unwrap();
    assert_eq!((current.name.as_str(), current.version), ("Ada", 2));
    assert_eq!(of(&db, "ada").await, current);
}

#[tokio::test]
async fn an_order_is_created_once_and_written_often() {
    let (_engine, db) = shop().await;
    let clock = |seconds| {
        let time = SystemTime::from(at(0)) + Duration::from_secs(seconds);
        db.clone().with_clock(move || time)
    };
    let (order, _) = placed(&clock(10), "ada", &[("tea", 1, 450)]).await;
    assert_eq!(
        (order.created_at, order.updated_at),
        (Some(at(10)), Some(at(10)))
    );
    let day = at(20).to_zoned(jiff::tz::TimeZone::UTC).date();
    pay(&clock(20), &order, day).send().await.unwrap();
    let sent = Order::update("ada", 1).set(|o| o.set_status(Status::Sent));
    sent.send(&clock(30)).await.unwrap();
    let order = stored(&db, "ada", 1).await;
    assert_eq!(
        (order.created_at, order.updated_at),
        (Some(at(10)), Some(at(30)))
    );
    assert_eq!(of(&db, "ada").await.updated_at, Some(at(20)));
}
