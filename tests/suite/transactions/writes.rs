//! What a transaction writes.

use dynamodb_model::{Db, Entity as _};

use super::shop::{Audit, Customer, Entry, Order, Shop, Stock, customer, order, stock};
use crate::support::{recorded, stored, table};

async fn count(db: &Db<Shop>, sku: &str) -> Option<u32> {
    let found = Stock::get(sku).send(db).await.unwrap();
    found.map(|stock| stock.count)
}

#[tokio::test]
async fn all_operations_are_done_at_once() {
    let (_engine, db) = table::<Shop>().await;
    stock("tea", 5).create().send(&db).await.unwrap();
    stock("cup", 1).create().send(&db).await.unwrap();
    customer("ada", "ada@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    order(7).create().send(&db).await.unwrap();

    let take = Stock::update("tea")
        .set(|s| s.count.subtract(2))
        .when(|s| s.count.ge(2));
    let (db, wire) = recorded(&db);
    db.write()
        .create(&order(1))
        .put(&stock("pot", 3))
        .replace(&stock("cup", 9))
        .update(take)
        .delete(Order::delete("ada", 7).version(1))
        .check(Customer::check("ada").when(|c| c.orders.eq(0)))
        .send()
        .await
        .unwrap();
    let sent = wire.only();
    assert_eq!(sent.operation, "TransactWriteItems");
    assert!(sent.text("ClientRequestToken").unwrap().len() <= 36);

    assert_eq!(count(&db, "tea").await, Some(3));
    assert_eq!(count(&db, "pot").await, Some(3));
    assert_eq!(count(&db, "cup").await, Some(9));
    assert!(Order::get("ada", 7).send(&db).await.unwrap().is_none());
    let made = Order::get("ada", 1).send(&db).await.unwrap().unwrap();
    assert_eq!((made.version, made.total), (1, 100));
}

#[tokio::test]
async fn one_refused_operation_undoes_all() {
    let (_engine, db) = table::<Shop>().await;
    stock("tea", 1).create().send(&db).await.unwrap();
    let take = Stock::update("tea")
        .set(|s| s.count.subtract(2))
        .when(|s| s.count.ge(2));
    let transaction = db.write().create(&order(1)).update(take);
    assert!(transaction.send().await.unwrap_err().is_condition_failed());
    assert!(stored(&db, &order(1)).await.is_none());
    assert_eq!(count(&db, "tea").await, Some(1));
}

#[tokio::test]
async fn versions_come_back_by_entity() {
    let (_engine, db) = table::<Shop>().await;
    let (mut first, second, third) = (order(1), order(2), order(3));
    third.create().send(&db).await.unwrap();
    let written = db
        .write()
        .create(&first)
        .put(&second)
        .update(
            Order::update("ada", 3)
                .set(|o| o.total.set(1_u64))
                .version(1),
        )
        .put(&stock("tea", 1))
        .send()
        .await
        .unwrap();
    assert_eq!(written.versions(), [Some(1), Some(1), Some(2), None]);
    assert_eq!(written.version_of(&third), Some(2));
    first.version = written.version_of(&first).unwrap();
    first.total = 5;
    // The version that was handed back is the one that is stored.
    let written = db.write().replace(&first).send().await.unwrap();
    assert_eq!(written.version_of(&first), Some(2));
    assert!(
        db.write()
            .replace(&first)
            .send()
            .await
            .unwrap_err()
            .is_condition_failed()
    );
    assert!(
        db.write()
            .put(first.put().unversioned())
            .send()
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn index_keys_stay_true() {
    let (_engine, db) = table::<Shop>().await;
    db.write()
        .create(&order(1))
        .create(&order(2))
        .send()
        .await
        .unwrap();
    db.write()
        .update(Order::update("ada", 1).set(|o| o.set_state_to("sent")))
        .send()
        .await
        .unwrap();
    let numbers = async |state: &str| {
        let found = Order::by_state(state, "ada").collect(&db).await.unwrap();
        found
            .into_iter()
            .map(|order| order.number)
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("placed").await, [2]);
    assert_eq!(numbers("sent").await, [1]);
}

#[tokio::test]
async fn a_transaction_goes_on_in_another_table() {
    let (engine, db) = table::<Shop>().await;
    let audit = engine.table::<Audit>().await.unwrap();
    let entry = Entry {
        number: 1,
        text: "tea".into(),
    };
    db.write()
        .create(&stock("tea", 1))
        .on(&audit)
        .create(&entry)
        .on(&db)
        .create(&stock("cup", 1))
        .send()
        .await
        .unwrap();
    let (tea, entry, cup) = db
        .read()
        .get(Stock::get("tea"))
        .on(&audit)
        .get(Entry::get(1))
        .on(&db)
        .get(Stock::get("cup"))
        .send()
        .await
        .unwrap();
    assert_eq!(entry.unwrap().text, "tea");
    assert_eq!((tea.unwrap().count, cup.unwrap().count), (1, 1));
}

#[tokio::test]
async fn a_loop_adds_operations() {
    let (_engine, db) = table::<Shop>().await;
    let mut transaction = db.write();
    for number in 0..20 {
        transaction = transaction.create(&order(number));
    }
    transaction.send().await.unwrap();
    assert_eq!(Order::query("ada").count(&db).await.unwrap(), 20);
}

#[tokio::test]
async fn nothing_is_sent_for_nothing() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    assert!(db.write().send().await.unwrap().versions().is_empty());
    db.read().send().await.unwrap();
    wire.assert_silent();
}

#[tokio::test]
async fn a_token_makes_the_second_time_harmless() {
    let (_engine, db) = table::<Shop>().await;
    stock("tea", 5).create().send(&db).await.unwrap();
    let take = |amount| {
        let update = Stock::update("tea").set(|s| s.count.subtract(amount));
        db.write().update(update).token("order-17").send()
    };
    take(1).await.unwrap();
    take(1).await.unwrap();
    assert_eq!(count(&db, "tea").await, Some(4));
    let error = take(2).await.unwrap_err();
    assert_eq!(error.kind(), dynamodb_model::ErrorKind::Refused);
    assert!(error.to_string().contains("new token"), "{error}");
}

#[tokio::test]
async fn a_check_can_ask_for_absence_and_versions() {
    let (_engine, db) = table::<Shop>().await;
    order(1).create().send(&db).await.unwrap();
    let check = async |check| {
        db.write()
            .check(check)
            .put(&stock("tea", 1))
            .send()
            .await
            .is_ok()
    };
    assert!(check(Order::check("ada", 1)).await);
    assert!(check(Order::check("ada", 1).version(1)).await);
    assert!(!check(Order::check("ada", 1).version(2)).await);
    assert!(!check(Order::check("ada", 1).absent()).await);
    assert!(check(Order::check("ada", 2).absent()).await);
    assert!(!check(Order::check("ada", 2)).await);
    let key = order(1).primary_key().unwrap();
    assert!(check(key.check().when(|o| o.total.gt(99_u64))).await);
}

#[tokio::test]
async fn an_upsert_makes_the_item_in_a_transaction() {
    let (_engine, db) = table::<Shop>().await;
    for expected in [3, 6] {
        let add = Stock::upsert("tea").set(|s| s.count.add(3));
        db.write().update(add).send().await.unwrap();
        assert_eq!(count(&db, "tea").await, Some(expected));
    }
}

/// As it does by itself.
#[tokio::test]
async fn an_update_without_changes_asks_for_its_item() {
    let (_engine, db) = table::<Shop>().await;
    let nothing = || Stock::update("tea").set(|_| []);
    assert!(nothing().send(&db).await.unwrap_err().is_condition_failed());
    let error = db.write().update(nothing()).send().await.unwrap_err();
    assert!(error.is_condition_failed());
    stock("tea", 1).create().send(&db).await.unwrap();
    nothing().send(&db).await.unwrap();
    db.write().update(nothing()).send().await.unwrap();
}
