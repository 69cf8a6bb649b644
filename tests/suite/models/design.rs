//! The model of the README, used as the README uses it.

use dynamodb_model::{Db, Table, Ttl};

use crate::monitoring::{Metric, Monitoring, Reading, Status, System, created, metric, system};
use crate::support::{Item, at, n, rows_of, s, stored, table};

/// Ten metrics of `sys_123`, a second apart, every third of them an error, and two of `sys_1234`.
async fn ten_metrics(db: &Db<Monitoring>) -> Vec<Metric> {
    let mut metrics = Vec::new();
    for second in 0..10 {
        let status = if second % 3 == 0 {
            Status::Error
        } else {
            Status::Ok
        };
        let metric = Metric {
            status,
            ..metric("sys_123", second, second as f64 * 10.0)
        };
        assert_eq!(metric.create().send(db).await.unwrap(), 1);
        metrics.push(created(&metric));
    }
    for second in [3, 20] {
        let status = Status::Error;
        let other = Metric {
            status,
            ..metric("sys_1234", second, -1.0)
        };
        other.create().send(db).await.unwrap();
    }
    metrics
}

#[tokio::test]
async fn the_latest_metric_of_a_system_is_the_first_of_a_descending_query() {
    let (_engine, db) = table::<Monitoring>().await;
    let metrics = ten_metrics(&db).await;
    let latest = Metric::query("sys_123")
        .descending()
        .first(&db)
        .await
        .unwrap();
    assert_eq!(latest.as_ref(), metrics.last());
    let none = Metric::query("sys_12")
        .descending()
        .first(&db)
        .await
        .unwrap();
    assert_eq!(none, None);
}

#[tokio::test]
async fn a_time_range_is_one_of_rusts_ranges() {
    let (_engine, db) = table::<Monitoring>().await;
    let metrics = ten_metrics(&db).await;
    let query = Metric::query("sys_123").at(at(2)..=at(5));
    assert_eq!(query.collect(&db).await.unwrap(), metrics[2..=5]);
    let query = Metric::query("sys_123").at(at(2)..at(5));
    assert_eq!(query.collect(&db).await.unwrap(), metrics[2..5]);
}

#[tokio::test]
async fn a_keys_only_index_yields_typed_keys_in_time_order() {
    let (_engine, db) = table::<Monitoring>().await;
    ten_metrics(&db).await;
    let mut keys = Metric::by_status(Status::Error)
        .at(at(3)..)
        .keys()
        .stream(&db);
    let mut found = Vec::new();
    while let Some(key) = keys.next().await.transpose().unwrap() {
        assert_eq!(key.status, Status::Error);
        found.push((key.at, key.system_id));
    }
    let expected = [
        (3, "sys_123"),
        (3, "sys_1234"),
        (6, "sys_123"),
        (9, "sys_123"),
        (20, "sys_1234"),
    ];
    assert_eq!(
        found,
        expected.map(|(second, id)| (at(second), id.to_owned()))
    );
}

#[tokio::test]
async fn a_keys_only_index_yields_whole_items_where_that_is_asked_for() {
    let (_engine, db) = table::<Monitoring>().await;
    let metrics = ten_metrics(&db).await;
    let full = Metric::by_status(Status::Error)
        .at(at(6)..)
        .hydrate()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(full.len(), 3);
    assert_eq!(full[..2], [metrics[6].clone(), metrics[9].clone()]);
    assert!(full.iter().all(|metric| metric.status == Status::Error));
    for metric in &full {
        assert!(metric.at >= at(6));
    }
    let metrics: Vec<Metric> = full.into();
    assert_eq!(metrics[2].system_id, "sys_1234");
}

#[tokio::test]
async fn a_typed_key_reads_and_deletes_its_item() {
    let (_engine, db) = table::<Monitoring>().await;
    let metrics = ten_metrics(&db).await;
    let query = Metric::by_status(Status::Error)
        .at(at(6))
        .system_id("sys_123");
    let keys = query.keys().collect(&db).await.unwrap();
    let [key] = keys.as_slice() else {
        panic!("{keys:?}")
    };
    let item = key.key().get().send(&db).await.unwrap();
    assert_eq!(item.as_ref(), Some(&metrics[6]));
    key.key().delete().version(1).send(&db).await.unwrap();
    assert_eq!(key.key().get().send(&db).await.unwrap(), None);
}

#[tokio::test]
async fn a_lookup_by_device_gives_the_whole_system() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut owner = system("sys_123");
    owner.device_id = Some("dev_456".to_owned());
    owner.create().send(&db).await.unwrap();
    system("sys_124").create().send(&db).await.unwrap();
    let found = System::by_device("dev_456").first(&db).await.unwrap();
    assert_eq!(found, Some(owner));
    assert_eq!(System::by_device("dev_45").first(&db).await.unwrap(), None);
}

#[tokio::test]
async fn projection_filter_and_page_read_what_they_say() {
    let (_engine, db) = table::<Monitoring>().await;
    ten_metrics(&db).await;
    let query = || {
        Metric::query("sys_123")
            .at(at(1)..)
            .project::<Reading>()
            .limit(4)
    };
    let page = query().page(&db, None).await.unwrap();
    let first: Vec<f64> = page.items().iter().map(|reading| reading.value).collect();
    assert_eq!(first, [10.0, 20.0, 30.0, 40.0]);
    let page = query().page(&db, page.next()).await.unwrap();
    assert_eq!(
        page.items()[0],
        Reading {
            at: at(5),
            value: 50.0
        }
    );
    let hot = Metric::query("sys_123").filter(|m| m.value.gt(70.0) & m.note.missing());
    let hot = hot.collect(&db).await.unwrap();
    assert_eq!(hot.iter().map(|m| m.at).collect::<Vec<_>>(), [at(8), at(9)]);
}

#[tokio::test]
async fn point_reads_and_plain_writes_say_what_they_mean() {
    let (_engine, db) = table::<Monitoring>().await;
    let mut metric = metric("sys_123", 0, 1.5);
    metric.version = metric.create().send(&db).await.unwrap();
    metric.note = Some("calibrated".to_owned());
    metric.version = metric.put().send(&db).await.unwrap();
    assert_eq!(metric.version, 2);
    let read = Metric::get("sys_123", at(0))
        .consistent()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(read, Some(metric));
    Metric::delete("sys_123", at(0))
        .version(2)
        .send(&db)
        .await
        .unwrap();
    assert_eq!(Metric::get("sys_123", at(0)).send(&db).await.unwrap(), None);
}

#[tokio::test]
async fn an_item_holds_its_fields_its_keys_and_its_type_and_nothing_else() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = Metric {
        expires_at: Some(Ttl::at_epoch_seconds(1_800_000_000)),
        ..metric("sys 1#2", 0, 0.25)
    };
    metric.create().send(&db).await.unwrap();
    let expected: Item = [
        ("pk", s("SYSTEM#sys$201$232")),
        ("sk", s("METRIC#2026-01-01T00:00:00.000000000Z")),
        ("gsi1pk", s("STATUS#OK#2")),
        ("gsi1sk", s("2026-01-01T00:00:00.000000000Z#sys$201$232")),
        ("_type", s("Metric")),
        ("system_id", s("sys 1#2")),
        ("at", s("2026-01-01T00:00:00Z")),
        ("status", s("OK")),
        ("value", n("0.25")),
        ("version", n(1)),
        ("expires_at", n(1_800_000_000_u64)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    assert_eq!(stored(&db, &metric).await, Some(expected));
}

#[tokio::test]
async fn a_system_without_a_device_is_not_in_the_device_index() {
    let (_engine, db) = table::<Monitoring>().await;
    system("sys_1").create().send(&db).await.unwrap();
    let item = stored(&db, &system("sys_1")).await.unwrap();
    for absent in ["device_id", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"] {
        assert!(!item.contains_key(absent), "{item:?}");
    }
    assert!(rows_of(&db, "gsi2").await.is_empty());
}

#[tokio::test]
async fn one_physical_table_serves_every_entity_under_another_name() {
    let (engine, _db) = table::<Monitoring>().await;
    let name = engine.table_name("prod-monitoring");
    let db = Monitoring::with_client(engine.client()).named(&name);
    assert_eq!(db.table_name(), name);
    db.create_table().send().await.unwrap();
    metric("sys_1", 0, 1.0).create().send(&db).await.unwrap();
    assert_eq!(Metric::query("sys_1").count(&db).await.unwrap(), 1);
    let declared = engine.table::<Monitoring>().await.unwrap();
    assert_eq!(Metric::query("sys_1").count(&declared).await.unwrap(), 0);
}

#[tokio::test]
async fn a_handle_is_connected_from_the_sdks_configuration() {
    let (engine, db) = table::<Monitoring>().await;
    metric("sys_1", 0, 1.0).create().send(&db).await.unwrap();
    let connected = Monitoring::connect(&engine.sdk_config()).await;
    assert_eq!(connected.table_name(), Monitoring::SCHEMA.name());
    let connected = connected.named(db.table_name());
    assert_eq!(Metric::query("sys_1").count(&connected).await.unwrap(), 1);
}
