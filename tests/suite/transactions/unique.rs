//! Values that no two items share.

use dynamodb_model::{Db, ErrorKind};

use super::shop::{Customer, Email, Shop, customer};
use crate::support::{recorded, table};

/// The unique values that are taken, by the keys of their items.
pub(super) async fn taken(db: &Db<Shop>) -> Vec<String> {
    let scan = db
        .client()
        .scan()
        .table_name(db.table_name())
        .send()
        .await
        .unwrap();
    let items = scan.items.unwrap_or_default();
    let keys = items.iter().filter_map(|item| item["pk"].as_s().ok());
    let mut values: Vec<String> = keys
        .filter_map(|key| key.strip_prefix("UNIQUE#Customer#").map(str::to_owned))
        .collect();
    values.sort_unstable();
    values
}

async fn get(db: &Db<Shop>, id: &str) -> Option<Customer> {
    Customer::get(id).send(db).await.unwrap()
}

#[tokio::test]
async fn a_value_belongs_to_the_first() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let error = customer("eve", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_not_unique());
    assert_eq!(error.field(), Some("email"));
    assert_eq!(
        error.to_string(),
        "cannot create `Customer`: another `Customer` has this `email`"
    );
    assert_eq!(get(&db, "eve").await, None);
    customer("eve", "e@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        taken(&db).await,
        ["email#a@example.com", "email#e@example.com"]
    );
}

#[tokio::test]
async fn a_create_that_meets_its_item_is_no_matter_of_uniqueness() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let error = customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed(), "{error}");
    assert_eq!(
        error.current::<Customer>().unwrap(),
        Some(customer("ada", "a@example.com"))
    );
    assert_eq!(
        error.to_string(),
        "cannot create `Customer`: the condition does not hold for the item in the table; `Error::current` has it"
    );
}

#[tokio::test]
async fn a_put_gives_the_old_value_up() {
    let (_engine, db) = table::<Shop>().await;
    let mut ada = customer("ada", "a@example.com");
    ada.handle = Some("ada".into());
    ada.put().send(&db).await.unwrap();
    ada.email = "ada@example.com".into();
    ada.put().send(&db).await.unwrap();
    assert_eq!(taken(&db).await, ["email#ada@example.com", "handle#ada"]);
    customer("eve", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    // The value is hers now, and his put does nothing at all.
    ada.email = "a@example.com".into();
    ada.orders = 9;
    assert!(ada.replace().send(&db).await.unwrap_err().is_not_unique());
    assert_eq!(get(&db, "ada").await.unwrap().orders, 0);
}

#[tokio::test]
async fn an_update_moves_from_value_to_value_and_to_none() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let update =
        Customer::update("ada").set(|c| [c.set_email("b@example.com"), c.call_them("ada")]);
    update.send(&db).await.unwrap();
    assert_eq!(taken(&db).await, ["email#b@example.com", "handle#ada"]);
    Customer::update("ada")
        .set(|c| c.call_them(None))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(taken(&db).await, ["email#b@example.com"]);
    let ada = get(&db, "ada").await.unwrap();
    assert_eq!((ada.email.as_str(), ada.handle), ("b@example.com", None));
    // The same value again takes nothing.
    Customer::update("ada")
        .set(|c| c.set_email("b@example.com"))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(taken(&db).await, ["email#b@example.com"]);
}

#[tokio::test]
async fn an_update_of_other_fields_is_a_single_request() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    let (db, wire) = recorded(&db);
    Customer::update("ada")
        .set(|c| c.orders.add(1))
        .returning_new()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(wire.only().operation, "UpdateItem");
    let error = Customer::update("ada")
        .set(|c| c.set_email("b@example.com"))
        .returning_new()
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    let update = Customer::update("ada").set(|c| c.set_email("b@example.com"));
    let error = update
        .returning_updated::<Email>()
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    wire.assert_silent();
}

#[tokio::test]
async fn an_upsert_claims_and_a_condition_guards() {
    let (_engine, db) = table::<Shop>().await;
    let upsert = |email: &'static str| {
        Customer::upsert("ada")
            .set(move |c| [c.set_email(email), c.orders.add(1)])
            .send(&db)
    };
    upsert("a@example.com").await.unwrap();
    upsert("b@example.com").await.unwrap();
    assert_eq!(taken(&db).await, ["email#b@example.com"]);
    let update = Customer::update("ada").set(|c| c.set_email("c@example.com"));
    let error = update.when(|c| c.orders.gt(5)).send(&db).await.unwrap_err();
    assert!(error.is_condition_failed(), "{error}");
    assert_eq!(error.current::<Customer>().unwrap().unwrap().orders, 2);
    assert_eq!(taken(&db).await, ["email#b@example.com"]);
    let update = Customer::update("eve").set(|c| c.set_email("c@example.com"));
    assert!(update.send(&db).await.unwrap_err().is_condition_failed());
    assert_eq!(taken(&db).await, ["email#b@example.com"]);
}

#[tokio::test]
async fn a_delete_gives_all_values_up() {
    let (_engine, db) = table::<Shop>().await;
    let mut ada = customer("ada", "a@example.com");
    ada.handle = Some("ada".into());
    ada.create().send(&db).await.unwrap();
    let refused = Customer::delete("ada").when(|c| c.orders.gt(0));
    assert!(refused.send(&db).await.unwrap_err().is_condition_failed());
    assert_eq!(taken(&db).await.len(), 2);
    Customer::delete("ada").send(&db).await.unwrap();
    assert!(taken(&db).await.is_empty());
    assert_eq!(get(&db, "ada").await, None);
    // Nothing is there any more.
    Customer::delete("ada").send(&db).await.unwrap();
}

#[tokio::test]
async fn two_items_swap_their_values() {
    let (_engine, db) = table::<Shop>().await;
    let (mut ada, mut eve) = (
        customer("ada", "a@example.com"),
        customer("eve", "e@example.com"),
    );
    db.write().create(&ada).create(&eve).send().await.unwrap();
    std::mem::swap(&mut ada.email, &mut eve.email);
    db.write().put(&ada).put(&eve).send().await.unwrap();
    assert_eq!(get(&db, "ada").await.unwrap().email, "e@example.com");
    assert_eq!(
        taken(&db).await,
        ["email#a@example.com", "email#e@example.com"]
    );
    // And back, by updates.
    db.write()
        .update(Customer::update("ada").set(|c| c.set_email("a@example.com")))
        .update(Customer::update("eve").set(|c| c.set_email("e@example.com")))
        .send()
        .await
        .unwrap();
    assert_eq!(get(&db, "ada").await.unwrap().email, "a@example.com");
    // Each value is its item's still.
    let theft = Customer::update("eve").set(|c| c.set_email("a@example.com"));
    assert!(theft.send(&db).await.unwrap_err().is_not_unique());
}

#[tokio::test]
async fn one_gives_up_what_another_takes() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    db.write()
        .delete(Customer::delete("ada"))
        .create(&customer("eve", "a@example.com"))
        .send()
        .await
        .unwrap();
    assert_eq!(taken(&db).await, ["email#a@example.com"]);
    assert!(
        customer("ada", "a@example.com")
            .create()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
}

#[tokio::test]
async fn two_claims_of_one_transaction_are_refused_before_it_is_sent() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let twice = db
        .write()
        .create(&customer("ada", "x"))
        .create(&customer("eve", "x"));
    let error = twice.send().await.unwrap_err();
    assert!(error.is_not_unique());
    assert_eq!(error.field(), Some("email"));
    wire.assert_silent();
}
