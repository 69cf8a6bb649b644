//! `when`: a write that depends on what is there.

use dynamodb_model::{Condition, ErrorKind, Stored};

use crate::journal::{Entry, EntryAttributes, entry, journal};
use crate::monitoring::{Metric, Monitoring, Status, created, metric};
use crate::support::{n, recorded, stored, table};

#[tokio::test]
async fn a_condition_that_holds_lets_the_write_through() {
    let (_engine, db) = journal(1).await;
    let changed = Entry {
        level: 2,
        ..entry(0)
    };
    let write = changed
        .put()
        .when(|e| e.level.eq(1) & e.text.missing() & e.word.starts_with("x"));
    write.send(&db).await.unwrap();
    let write = entry(0)
        .replace()
        .when(|e| e.level.between(2, 3) & !e.rank.eq(Some(0)));
    write.send(&db).await.unwrap();
    assert_eq!(Entry::get("a", 0).send(&db).await.unwrap(), Some(entry(0)));
}

#[tokio::test]
async fn a_condition_that_does_not_hold_leaves_the_item_and_hands_it_over() {
    let (_engine, db) = journal(1).await;
    let changed = Entry {
        level: 2,
        ..entry(0)
    };
    for write in [
        changed.put().when(|e| e.level.eq(9)),
        changed.put().when(|e| e.text.exists()),
        changed.replace().when(|e| e.word.is_in(["y", "z"])),
        changed
            .put()
            .when(|e| e.level.eq(1))
            .when(|e| e.level.eq(2)),
        changed.create().when(|e| e.level.eq(1)),
    ] {
        let error = write.send(&db).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConditionFailed);
        assert_eq!(error.current::<Entry>().unwrap(), Some(entry(0)));
    }
    assert_eq!(Entry::get("a", 0).send(&db).await.unwrap(), Some(entry(0)));
}

#[tokio::test]
async fn conditions_see_keys_too() {
    let (_engine, db) = journal(1).await;
    let same = |e: EntryAttributes<Stored>| e.log.eq("a") & e.number.eq(0) & e.level.eq(1);
    entry(0).put().when(same).send(&db).await.unwrap();
    let error = entry(5)
        .put()
        .when(|e| e.log.exists())
        .send(&db)
        .await
        .unwrap_err();
    assert!(error.is_condition_failed());
    entry(5)
        .put()
        .when(|e| e.log.missing())
        .send(&db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_condition_joins_the_operations_own() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    let metric = created(&metric("sys_1", 0, 1.0));
    metric.create().send(&db).await.unwrap();
    wire.take();
    let either = |m: crate::monitoring::MetricAttributes<Stored>| m.value.lt(2.0) | m.note.exists();
    metric.put().when(either).send(&db).await.unwrap();
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("ConditionExpression").unwrap(),
        r#"version = {"N":"1"} AND (value < {"N":"2"} OR attribute_exists(note))"#,
    );
    assert_eq!(
        sent.text("ReturnValuesOnConditionCheckFailure"),
        Some("ALL_OLD")
    );
}

#[tokio::test]
async fn a_raw_condition_is_asked_like_any_other() {
    let (_engine, db) = journal(1).await;
    let at = |level: u8| Condition::raw("#l = :l", [("#l", "level")], [(":l", n(level))]);
    let write = entry(0).put().when(|e| at(1) & e.text.missing());
    write.send(&db).await.unwrap();
    let error = entry(0).put().when(|_| at(2)).send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.current::<Entry>().unwrap(), Some(entry(0)));
}

#[tokio::test]
async fn a_condition_of_nothing_decides_without_the_item() {
    let (_engine, db) = journal(1).await;
    let never = entry(0).put().when(|_| Condition::any_of([]));
    let error = never.send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.current::<Entry>().unwrap(), Some(entry(0)));
    let never = entry(9).put().when(|e| e.level.is_in(Vec::<u8>::new()));
    assert!(never.send(&db).await.unwrap_err().is_condition_failed());
    assert_eq!(stored(&db, &entry(9)).await, None);
    entry(9)
        .put()
        .when(|_| Condition::all_of([]))
        .send(&db)
        .await
        .unwrap();
}

#[tokio::test]
async fn enums_and_times_compare_in_their_stored_form() {
    let (_engine, db) = table::<Monitoring>().await;
    let metric = metric("sys_1", 0, 1.0);
    metric.create().send(&db).await.unwrap();
    let delete = || Metric::delete("sys_1", metric.at).unversioned();
    let wrong = delete()
        .when(|m| m.status.eq(Status::Error))
        .send(&db)
        .await;
    assert!(wrong.unwrap_err().is_condition_failed());
    let wrong = delete().when(|m| m.at.ne(metric.at)).send(&db).await;
    assert!(wrong.unwrap_err().is_condition_failed());
    let right = delete().when(|m| m.status.eq(Status::Ok) & m.at.eq(metric.at));
    right.send(&db).await.unwrap();
}

#[tokio::test]
async fn a_condition_that_cannot_be_asked_is_refused_before_any_request() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    let metric = metric("sys_1", 0, 1.0);
    let error = metric
        .put()
        .when(|m| m.value.gt(f64::NAN))
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expression);
    let text = error.to_string();
    assert!(
        text.starts_with("cannot put `Metric`: ") && text.contains("`value`"),
        "{text}"
    );
    wire.assert_silent();
}
