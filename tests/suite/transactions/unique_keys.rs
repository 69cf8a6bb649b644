//! Unique values in tables with keys of other types, and of entities with versions.

use std::sync::{Arc, Mutex};

use dynamodb_model::{Call, Db, Entity, ErrorKind, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, table};

#[derive(Table)]
#[table(name = "members", pk = "name", sk = N("number"), entities(Member))]
struct Members;

/// Its partition key is a field by itself, and its sort key a number.
#[derive(Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Members, key(pk = name, sk = number))]
struct Member {
    name: String,
    number: u32,
    #[entity(unique)]
    badge: u64,
    #[entity(version)]
    version: u64,
}

fn member(name: &str, badge: u64) -> Member {
    Member {
        name: name.into(),
        number: 0,
        badge,
        version: 0,
    }
}

#[tokio::test]
async fn a_version_comes_back_from_its_transaction() {
    let (_engine, db) = table::<Members>().await;
    let ada = member("ada", 1);
    assert_eq!(ada.put().send(&db).await.unwrap(), 1);
    let update = |badge: u64| Member::update("ada", 0).set(move |m| m.set_badge(badge));
    assert_eq!(update(2).send(&db).await.unwrap(), 2);
    let written = db.write().update(update(3)).send().await.unwrap();
    assert_eq!(written.version_of(&ada), Some(3));
    let stale = update(4).version(2).send(&db).await.unwrap_err();
    assert!(stale.is_condition_failed());
    assert_eq!(update(4).version(3).send(&db).await.unwrap(), 4);
    let upsert = Member::upsert("eve", 0).set(|m| m.set_badge(9_u64));
    assert_eq!(upsert.send(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_sort_key_that_is_a_number_does_no_harm() {
    let (_engine, db) = table::<Members>().await;
    member("ada", 1).create().send(&db).await.unwrap();
    assert!(
        member("eve", 1)
            .create()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
    Member::delete("ada", 0)
        .unversioned()
        .send(&db)
        .await
        .unwrap();
    member("eve", 1).create().send(&db).await.unwrap();
}

/// Nothing is known of a bare key before it is written.
#[tokio::test]
async fn a_bare_key_is_none_of_a_value() {
    let (_engine, db) = table::<Members>().await;
    let (db, wire) = recorded(&db);
    let name = "UNIQUE#Member#badge#1";
    let refused = async |db: &Db<Members>| {
        [
            member(name, 1).put().send(db).await.unwrap_err(),
            Member::get(name, 0).send(db).await.unwrap_err(),
            Member::update(name, 0)
                .set(|m| m.set_badge(2_u64))
                .send(db)
                .await
                .unwrap_err(),
            Member::delete(name, 0)
                .unversioned()
                .send(db)
                .await
                .unwrap_err(),
        ]
    };
    for error in refused(&db).await {
        assert_eq!(error.kind(), ErrorKind::Key);
        assert!(
            error.to_string().contains("cannot begin with `UNIQUE#`"),
            "{error}"
        );
    }
    wire.assert_silent();
}

#[derive(Table)]
#[table(name = "files", pk = B("digest"), entities(File))]
struct Files;

#[derive(Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Files, key(pk = digest))]
struct File {
    digest: Vec<u8>,
    #[entity(unique)]
    path: String,
}

#[tokio::test]
async fn a_partition_key_of_bytes_holds_values_too() {
    let (_engine, db) = table::<Files>().await;
    let file = |digest: u8| File {
        digest: vec![digest],
        path: "a".into(),
    };
    file(1).create().send(&db).await.unwrap();
    assert!(
        file(2)
            .create()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
    let reserved = File {
        digest: b"UNIQUE#".to_vec(),
        path: "b".into(),
    };
    let error = reserved.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
}

/// What the guide says of an item of up to 1 KB with one unique value, in a table without indexes.
#[tokio::test]
async fn writes_cost_what_the_guide_says() {
    let (_engine, db) = table::<Members>().await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let calls = Arc::clone(&heard);
    let db = db.observed(move |call: &Call<'_>| {
        let units = call.capacity_units().unwrap();
        calls.lock().unwrap().push((call.operation(), units));
    });
    let spent = || std::mem::take(&mut *heard.lock().unwrap());
    let ada = member("ada", 1);
    ada.create().send(&db).await.unwrap();
    assert_eq!(spent(), [("TransactWriteItems", 4.0)]);
    // One value is taken, and one given up.
    let update = Member::update("ada", 0).set(|m| m.set_badge(2_u64));
    update.send(&db).await.unwrap();
    assert_eq!(spent(), [("GetItem", 1.0), ("TransactWriteItems", 6.0)]);
    Member::delete("ada", 0)
        .unversioned()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(spent(), [("GetItem", 1.0), ("TransactWriteItems", 4.0)]);
}
