//! Other requests at work on the same items: tried again with the same token, for a while.

use std::collections::BTreeSet;
use std::time::Duration;

use dynamodb_model::testing::{Fault, Faults, Step};
use dynamodb_model::{Db, ErrorKind};

use super::shop::{Customer, Order, Shop, Stock, customer, order, stock};
use crate::support::{recorded, table};

/// The same handle, whose next request of the operation meets this.
fn meeting(db: &Db<Shop>, operation: &str, step: impl Into<Step>) -> Db<Shop> {
    let faults = Faults::new();
    faults.next(operation, step);
    db.with_faults(&faults)
}

/// What each request sent as its token.
fn tokens(sent: &[crate::support::Sent]) -> Vec<String> {
    let tokens = sent
        .iter()
        .filter_map(|sent| sent.text("ClientRequestToken"));
    tokens.map(str::to_owned).collect()
}

#[tokio::test(start_paused = true)]
async fn a_conflict_is_tried_again_with_the_same_token() {
    let (_engine, db) = table::<Shop>().await;
    let faults = Faults::new();
    faults
        .next("TransactWriteItems", Fault::Conflict)
        .next(
            "TransactWriteItems",
            Fault::cancelled(["None", "ThrottlingError"]),
        )
        .next("TransactWriteItems", Fault::Conflict);
    let db = db.with_faults(&faults);
    let (db, wire) = recorded(&db);
    db.write()
        .create(&order(1))
        .create(&order(2))
        .send()
        .await
        .unwrap();
    let sent = wire.take();
    assert_eq!(sent.len(), 4);
    assert_eq!(tokens(&sent).into_iter().collect::<BTreeSet<_>>().len(), 1);
    assert!(sent.iter().all(|each| each.body == sent[0].body));

    db.write().create(&order(3)).send().await.unwrap();
    assert_ne!(tokens(&wire.take()), tokens(&sent[..1]));
}

#[tokio::test(start_paused = true)]
async fn a_conflict_that_stays_is_told_with_its_operation() {
    let (_engine, db) = table::<Shop>().await;
    let forever = Fault::cancelled(["None", "TransactionConflict"]);
    let db = db.with_faults(&Faults::new().chance(1.0, forever));
    let (db, wire) = recorded(&db);
    let transaction = db.write().create(&order(1)).create(&stock("tea", 1));
    let patient = transaction.retry_conflicts_for(Duration::from_millis(300));
    let error = patient.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert!(error.is_transient() && !error.is_condition_failed());
    assert_eq!(error.reasons()[0].operation(), 1);
    assert_eq!(
        error.to_string(),
        "nothing was done: cannot create `Stock` (operation 2): another request is at work on the same item; try again"
    );
    assert!(wire.take().len() > 2);

    let once = db.write().create(&order(1)).create(&stock("tea", 1));
    let error = once
        .retry_conflicts_for(Duration::ZERO)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(wire.take().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refused_condition_is_not_tried_again() {
    let (_engine, db) = table::<Shop>().await;
    let both = Fault::cancelled(["ConditionalCheckFailed", "TransactionConflict"]);
    let db = meeting(&db, "TransactWriteItems", both);
    let (db, wire) = recorded(&db);
    let error = db
        .write()
        .create(&order(1))
        .create(&order(2))
        .send()
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
    let kinds: Vec<ErrorKind> = error.reasons().iter().map(|reason| reason.kind()).collect();
    assert_eq!(kinds, [ErrorKind::ConditionFailed, ErrorKind::Conflict]);
    wire.only();
}

#[tokio::test(start_paused = true)]
async fn what_dynamodb_finds_wrong_is_refused_with_its_words() {
    let (_engine, db) = table::<Shop>().await;
    let fault = Fault::refused(serde_json::json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "CancellationReasons": [
            { "Code": "None" },
            { "Code": "ItemCollectionSizeLimitExceeded", "Message": "Collection size exceeded." },
        ],
    }));
    let db = meeting(&db, "TransactWriteItems", fault);
    let error = db
        .write()
        .create(&order(1))
        .create(&order(2))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert_eq!(
        error.to_string(),
        "nothing was done: cannot create `Order` (operation 2): Collection size exceeded."
    );
}

#[tokio::test(start_paused = true)]
async fn reads_wait_for_writes_too() {
    let (_engine, db) = table::<Shop>().await;
    order(1).create().send(&db).await.unwrap();
    let db = meeting(&db, "TransactGetItems", Fault::Conflict);
    let (found, none) = db
        .read()
        .get(Order::get("ada", 1))
        .get(Stock::get("tea"))
        .send()
        .await
        .unwrap();
    assert!(found.is_some() && none.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_single_write_in_conflict_says_so() {
    let (_engine, db) = table::<Shop>().await;
    let db = meeting(&db, "PutItem", Fault::Conflict);
    let error = stock("tea", 1).put().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert!(error.is_transient());
}

#[tokio::test(start_paused = true)]
async fn a_reply_for_too_few_items_is_no_answer() {
    let (_engine, db) = table::<Shop>().await;
    let short = Fault::answered(r#"{ "Responses": [{}] }"#);
    let db = meeting(&db, "TransactGetItems", short);
    let read = db.read().get(Order::get("ada", 1)).get(Stock::get("tea"));
    let error = read.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
}

/// The unique values that are taken, and by whom.
async fn taken(db: &Db<Shop>) -> Vec<(String, String)> {
    let scan = db
        .client()
        .scan()
        .table_name(db.table_name())
        .send()
        .await
        .unwrap();
    let items = scan.items.unwrap_or_default();
    let taken = items.iter().filter_map(|item| {
        let value = item["pk"].as_s().ok()?.strip_prefix("UNIQUE#Customer#")?;
        let owner = item.get("_owner")?.as_m().ok()?.get("pk")?.as_s().ok()?;
        Some((value.to_owned(), owner.clone()))
    });
    let mut taken: Vec<_> = taken.collect();
    taken.sort_unstable();
    taken
}

fn pair(value: &str, owner: &str) -> (String, String) {
    (value.to_owned(), format!("CUSTOMER#{owner}"))
}

#[tokio::test(start_paused = true)]
async fn a_value_that_changes_meanwhile_is_given_up_as_it_is_then() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a").create().send(&db).await.unwrap();
    let other = db.clone();
    let meddle = Step::pass().before(move || async move {
        let update = Customer::update("ada").set(|c| c.set_email("z"));
        update.send(&other).await.unwrap();
    });
    let db = meeting(&db, "TransactWriteItems", meddle);
    let update = Customer::update("ada").set(|c| c.set_email("b"));
    update.send(&db).await.unwrap();
    assert_eq!(taken(&db).await, [pair("email#b", "ada")]);
}

#[tokio::test(start_paused = true)]
async fn a_value_that_another_takes_meanwhile_stays_with_it() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a").create().send(&db).await.unwrap();
    let other = db.clone();
    let meddle = Step::pass().before(move || async move {
        let update = Customer::update("ada").set(|c| c.set_email("z"));
        update.send(&other).await.unwrap();
        customer("eve", "a").create().send(&other).await.unwrap();
    });
    let db = meeting(&db, "TransactWriteItems", meddle);
    let update = Customer::update("ada").set(|c| c.set_email("b"));
    update.send(&db).await.unwrap();
    // `z`, which was taken and given up on the way, is free.
    assert_eq!(
        taken(&db).await,
        [pair("email#a", "eve"), pair("email#b", "ada")]
    );
}

#[tokio::test(start_paused = true)]
async fn an_item_that_is_deleted_meanwhile_is_not_updated() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a").create().send(&db).await.unwrap();
    let other = db.clone();
    let meddle = Step::pass().before(move || async move {
        Customer::delete("ada").send(&other).await.unwrap();
    });
    let db = meeting(&db, "TransactWriteItems", meddle);
    let update = Customer::update("ada").set(|c| c.set_email("b"));
    let error = update.send(&db).await.unwrap_err();
    assert!(error.is_condition_failed(), "{error}");
    assert!(taken(&db).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn values_that_never_stand_still_are_a_conflict() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a").create().send(&db).await.unwrap();
    let other = db.clone();
    let meddle = Step::pass().before(move || async move {
        let update = Customer::update("ada").set(|c| c.set_email("z"));
        update.send(&other).await.unwrap();
    });
    let db = meeting(&db, "TransactWriteItems", meddle);
    let update = Customer::update("ada").set(|c| c.set_email("b"));
    let once = db
        .write()
        .update(update)
        .retry_conflicts_for(Duration::ZERO);
    let error = once.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(taken(&db).await, [pair("email#z", "ada")]);
}
