//! Optimistic locking.

use crate::monitoring::{Metric, Monitoring, created, metric};
use crate::support::{at, n, recorded, stored, table};

#[tokio::test]
async fn a_created_item_has_version_one_whatever_it_had() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = Metric {
        version: 41,
        ..metric("sys_1", 0, 1.0)
    };
    assert_eq!(metric.create().send(&db).await.unwrap(), 1);
    assert_eq!(stored(&db, &metric).await.unwrap()["version"], n(1));
}

#[tokio::test]
async fn each_write_checks_the_version_and_counts_it_on() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    let mut metric = metric("sys_1", 0, 1.0);
    metric.version = metric.create().send(&db).await.unwrap();
    wire.take();
    for expected in 2..5 {
        metric.value += 1.0;
        metric.version = metric.put().send(&db).await.unwrap();
        assert_eq!(metric.version, expected);
        let condition = wire.only().expression("ConditionExpression").unwrap();
        assert_eq!(
            condition,
            format!(r#"version = {{"N":"{}"}}"#, expected - 1)
        );
    }
    metric.version = metric.replace().send(&db).await.unwrap();
    let read = Metric::get("sys_1", at(0)).send(&db).await.unwrap();
    assert_eq!(read, Some(metric));
}

#[tokio::test]
async fn a_stale_write_fails_with_the_current_item() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut ours = metric("sys_1", 0, 1.0);
    ours.version = ours.create().send(&db).await.unwrap();
    let mut theirs = ours.clone();
    theirs.value = 2.0;
    theirs.version = theirs.put().send(&db).await.unwrap();
    for write in [ours.put(), ours.replace()] {
        let error = write.send(&db).await.unwrap_err();
        assert!(error.is_condition_failed());
        assert_eq!(error.current::<Metric>().unwrap().as_ref(), Some(&theirs));
    }
    let error = Metric::delete("sys_1", at(0))
        .version(1)
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.current::<Metric>().unwrap().as_ref(), Some(&theirs));
    let retried = Metric {
        value: 3.0,
        ..theirs
    };
    assert_eq!(retried.put().send(&db).await.unwrap(), 3);
}

#[tokio::test]
async fn a_put_of_an_item_that_was_never_read_needs_there_to_be_none() {
    let (_engine, db) = table::<Monitoring>().await;
    let new = metric("sys_1", 0, 1.0);
    assert_eq!(new.put().send(&db).await.unwrap(), 1);
    let error = new.put().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Metric>().unwrap(), Some(created(&new)));
}

#[tokio::test]
async fn a_put_of_an_item_that_is_gone_fails() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut metric = metric("sys_1", 0, 1.0);
    metric.version = metric.create().send(&db).await.unwrap();
    Metric::delete("sys_1", at(0))
        .version(1)
        .send(&db)
        .await
        .unwrap();
    for write in [metric.put(), metric.replace()] {
        let error = write.send(&db).await.unwrap_err();
        assert!(error.is_condition_failed());
        assert_eq!(error.current::<Metric>().unwrap(), None);
    }
    assert_eq!(stored(&db, &metric).await, None);
}

#[tokio::test]
async fn unversioned_writes_let_the_last_one_win() {
    let (_engine, db) = table::<Monitoring>().await;
    let stale = metric("sys_1", 0, 1.0);
    stale.create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    assert_eq!(stale.put().unversioned().send(&db).await.unwrap(), 1);
    assert!(!wire.only().has("ConditionExpression"));
    let error = metric("sys_2", 0, 1.0)
        .replace()
        .unversioned()
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
    wire.take();
    Metric::delete("sys_1", at(0))
        .unversioned()
        .send(&db)
        .await
        .unwrap();
    assert!(!wire.only().has("ConditionExpression"));
}

#[tokio::test]
async fn a_delete_of_a_version_checks_it() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = metric("sys_1", 0, 1.0);
    metric.create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let old = Metric::delete("sys_1", at(0))
        .version(1)
        .returning_old()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(old, Some(created(&metric)));
    let condition = wire.only().expression("ConditionExpression").unwrap();
    assert_eq!(condition, r#"version = {"N":"1"}"#);
    let error = Metric::delete("sys_1", at(0))
        .version(1)
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
}

#[tokio::test]
async fn of_many_writers_of_one_version_one_wins() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = metric("sys_1", 0, 0.0);
    metric.create().send(&db).await.unwrap();
    let writes: Vec<_> = (1..=8)
        .map(|value| {
            let db = db.clone();
            let metric = Metric {
                value: f64::from(value),
                ..created(&metric)
            };
            tokio::spawn(async move { metric.put().send(&db).await })
        })
        .collect();
    let mut versions = Vec::new();
    for write in writes {
        versions.extend(write.await.unwrap().ok());
    }
    assert_eq!(versions, [2]);
}
