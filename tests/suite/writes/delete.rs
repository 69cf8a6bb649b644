//! Deletes.

use dynamodb_model::Entity;

use crate::journal::{Entry, entry, journal, numbers};
use crate::support::{put_raw, recorded, rows_of};

#[tokio::test]
async fn a_delete_takes_the_item_out_of_the_table_and_its_indexes() {
    let (_engine, db) = journal(3).await;
    Entry::delete("a", 1).send(&db).await.unwrap();
    assert_eq!(
        numbers(&Entry::query("a").collect(&db).await.unwrap()),
        [0, 2]
    );
    assert_eq!(
        numbers(&Entry::by_level(1).collect(&db).await.unwrap()),
        [0, 2]
    );
    assert_eq!(rows_of(&db, "by_rank").await.len(), 2);
}

#[tokio::test]
async fn deleting_what_is_not_there_succeeds() {
    let (_engine, db) = journal(0).await;
    Entry::delete("a", 1).send(&db).await.unwrap();
    let old = Entry::delete("a", 1)
        .returning_old()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(old, None);
}

#[tokio::test]
async fn a_delete_hands_the_item_back_when_asked() {
    let (_engine, db) = journal(2).await;
    let (db, wire) = recorded(&db);
    let old = Entry::delete("a", 1)
        .returning_old()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(old, Some(entry(1)));
    let sent = wire.only();
    assert_eq!(sent.operation, "DeleteItem");
    assert_eq!(sent.text("ReturnValues"), Some("ALL_OLD"));
    assert!(!sent.has("ConditionExpression"), "{sent:?}");
}

#[tokio::test]
async fn a_key_deletes_what_cannot_be_read() {
    let (_engine, db) = journal(0).await;
    let key = entry(1).primary_key().unwrap();
    let broken = crate::support::item([
        ("pk", crate::support::s("LOG#a")),
        ("sk", crate::support::s("ENTRY#0000000001")),
    ]);
    put_raw(&db, broken).await;
    assert!(key.get().send(&db).await.is_err());
    key.delete().send(&db).await.unwrap();
    assert_eq!(key.get().send(&db).await.unwrap(), None);
}

#[tokio::test]
async fn a_delete_under_a_condition_needs_the_item() {
    let (_engine, db) = journal(1).await;
    let error = Entry::delete("a", 0)
        .when(|e| e.level.gt(5))
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.current::<Entry>().unwrap(), Some(entry(0)));
    assert!(
        error.to_string().starts_with("cannot delete `Entry`: "),
        "{error}"
    );
    let error = Entry::delete("a", 7)
        .when(|e| e.level.lt(5))
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.current::<Entry>().unwrap(), None);
    let delete = Entry::delete("a", 0)
        .when(|e| e.level.lt(5))
        .returning_old();
    assert_eq!(delete.send(&db).await.unwrap(), Some(entry(0)));
}
