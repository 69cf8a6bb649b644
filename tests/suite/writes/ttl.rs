//! Time to live: a number that the engine's clock passes.

use std::time::Duration;

use aws_sdk_dynamodb::types::TimeToLiveStatus;
use dynamodb_embedded::Engine;
use dynamodb_model::Ttl;

use crate::monitoring::{Metric, Monitoring, metric, system};
use crate::support::{at, n, stored, table};

fn expiring(second: i64, ttl: Ttl) -> Metric {
    Metric {
        expires_at: Some(ttl),
        ..metric("sys_1", second, 1.0)
    }
}

#[tokio::test]
async fn an_expiry_is_stored_as_a_number_of_seconds() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = expiring(0, Ttl::from(at(60)));
    metric.create().send(&db).await.unwrap();
    let item = stored(&db, &metric).await.unwrap();
    assert_eq!(item["expires_at"], n(at(60).as_second()));
    let read = Metric::get("sys_1", at(0))
        .send(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(read.expires_at, Some(Ttl::from(at(60))));
}

#[tokio::test]
async fn an_item_without_an_expiry_has_no_such_attribute() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = metric("sys_1", 0, 1.0);
    metric.create().send(&db).await.unwrap();
    assert!(
        !stored(&db, &metric)
            .await
            .unwrap()
            .contains_key("expires_at")
    );
}

#[tokio::test]
async fn the_table_expires_items_by_the_declared_attribute() {
    let (_engine, db) = table::<Monitoring>().await;
    let describe = db
        .client()
        .describe_time_to_live()
        .table_name(db.table_name());
    let described = describe
        .send()
        .await
        .unwrap()
        .time_to_live_description
        .unwrap();
    assert_eq!(
        described.time_to_live_status,
        Some(TimeToLiveStatus::Enabled)
    );
    assert_eq!(described.attribute_name.as_deref(), Some("expires_at"));
}

#[tokio::test]
async fn items_are_swept_when_the_clock_has_passed_them() {
    let start = 1_800_000_000;
    let engine = Engine::builder()
        .manual_clock(start)
        .memory()
        .await
        .unwrap();
    let db = engine.table::<Monitoring>().await.unwrap();
    for (second, after) in [(1, 10), (2, 20)] {
        let ttl = Ttl::at_epoch_seconds(start + after);
        expiring(second, ttl).create().send(&db).await.unwrap();
    }
    metric("sys_1", 3, 1.0).create().send(&db).await.unwrap();
    system("sys_1").create().send(&db).await.unwrap();
    assert_eq!(engine.sweep_ttl().unwrap(), 0);
    engine.clock().unwrap().advance(Duration::from_secs(15));
    assert_eq!(engine.sweep_ttl().unwrap(), 1);
    let left = Metric::query("sys_1").keys().collect(&db).await.unwrap();
    assert_eq!(
        left.iter().map(|key| key.at).collect::<Vec<_>>(),
        [at(2), at(3)]
    );
    engine.clock().unwrap().advance(Duration::from_secs(15));
    assert_eq!(engine.sweep_ttl().unwrap(), 1);
    assert_eq!(Metric::query("sys_1").count(&db).await.unwrap(), 1);
}

#[tokio::test]
async fn an_expiry_can_be_filtered_by() {
    let (_engine, db) = table::<Monitoring>().await;
    for second in 0..3 {
        expiring(second, Ttl::at_epoch_seconds(100 + second as u64))
            .create()
            .send(&db)
            .await
            .unwrap();
    }
    let alive =
        Metric::query("sys_1").filter(|m| m.expires_at.ne(Some(Ttl::at_epoch_seconds(100))));
    assert_eq!(alive.count(&db).await.unwrap(), 2);
    let alive = Metric::query("sys_1").filter(|m| m.expires_at.gt(Ttl::at_epoch_seconds(101)));
    assert_eq!(alive.count(&db).await.unwrap(), 1);
}
