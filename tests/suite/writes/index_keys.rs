//! Index keys follow the item, whole or not at all.

use crate::journal::{Entry, entry, journal, numbers};
use crate::monitoring::{Metric, Monitoring, Status, System, metric, system};
use crate::support::{rows_of, s, stored, table};

#[tokio::test]
async fn a_write_moves_the_item_within_its_indexes() {
    let (_engine, db) = journal(3).await;
    let moved = Entry {
        level: 2,
        word: "a".to_owned(),
        ..entry(1)
    };
    moved.put().send(&db).await.unwrap();
    assert_eq!(
        numbers(&Entry::by_level(1).collect(&db).await.unwrap()),
        [0, 2]
    );
    assert_eq!(
        numbers(&Entry::by_level(2).word("a").collect(&db).await.unwrap()),
        [1]
    );
    let top = Entry {
        rank: Some(1_000),
        ..entry(2)
    };
    top.replace().send(&db).await.unwrap();
    let ranks = Entry::by_rank("a").keys().collect(&db).await.unwrap();
    assert_eq!(
        ranks.iter().map(|key| key.number).collect::<Vec<_>>(),
        [2, 0, 1]
    );
}

#[tokio::test]
async fn a_part_that_becomes_none_takes_the_item_out() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut owner = system("sys_1");
    owner.device_id = Some("dev_1".to_owned());
    owner.create().send(&db).await.unwrap();
    assert_eq!(
        stored(&db, &owner).await.unwrap()["gsi2pk"],
        s("DEVICE#dev_1")
    );
    owner.device_id = None;
    owner.put().send(&db).await.unwrap();
    let item = stored(&db, &owner).await.unwrap();
    for absent in ["gsi2pk", "gsi2sk", "device_id"] {
        assert!(!item.contains_key(absent), "{item:?}");
    }
    assert!(rows_of(&db, "gsi2").await.is_empty());
    assert_eq!(System::by_device("dev_1").first(&db).await.unwrap(), None);
    owner.device_id = Some(String::new());
    owner.put().send(&db).await.unwrap();
    assert_eq!(System::by_device("").first(&db).await.unwrap(), Some(owner));
}

#[tokio::test]
async fn no_null_is_ever_stored_for_an_absent_part() {
    let (_engine, db) = journal(0).await;
    let unranked = Entry {
        rank: None,
        text: None,
        ..entry(1)
    };
    unranked.create().send(&db).await.unwrap();
    let item = stored(&db, &unranked).await.unwrap();
    assert!(item.values().all(|value| !value.is_null()), "{item:?}");
    assert!(rows_of(&db, "by_rank").await.is_empty());
    assert_eq!(rows_of(&db, "by_level").await.len(), 1);
}

#[tokio::test]
async fn a_failed_write_changes_no_index() {
    let (_engine, db) = table::<Monitoring>().await;
    metric("sys_1", 0, 1.0).create().send(&db).await.unwrap();
    let stale = Metric {
        status: Status::Error,
        version: 7,
        ..metric("sys_1", 0, 2.0)
    };
    stale.put().send(&db).await.unwrap_err();
    let errors = Metric::by_status(Status::Error)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert!(errors.is_empty());
    let fine = Metric::by_status(Status::Ok)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(fine.len(), 1);
}
