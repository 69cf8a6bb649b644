//! `update` and `upsert`: what is sent, what is kept true, and what comes back.

use dynamodb_model::{Entity, ErrorKind, Index, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::plants::{Count, Plants, Sensor, Site, Status, sensor};
use crate::support::{at, recorded, table};

#[tokio::test]
async fn attributes_are_set_removed_counted_and_appended() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let new = Sensor::update("p", 1)
        .set(|s| {
            [
                s.value.set(2.5),
                s.count.add(3),
                s.note.set("late"),
                s.log.append(["read", "again"]),
            ]
        })
        .returning_new()
        .send(&db)
        .await
        .unwrap();
    assert_eq!((new.value, new.count), (2.5, 5));
    assert_eq!(new.note.as_deref(), Some("late"));
    assert_eq!(new.log, ["made", "read", "again"]);
    assert_eq!(new.version, 2);

    let new = Sensor::update("p", 1)
        .set(|s| {
            [
                s.note.remove(),
                s.count.subtract(1),
                s.log.prepend(["first"]),
            ]
        })
        .set(|s| s.value.set_if_absent(9.0))
        .returning_new()
        .send(&db)
        .await
        .unwrap();
    assert_eq!((new.note, new.count, new.value), (None, 4, 2.5));
    assert_eq!(new.log.first().map(String::as_str), Some("first"));
}

#[tokio::test]
async fn an_item_that_is_not_there_is_not_made() {
    let (_engine, db) = table::<Plants>().await;
    let update = Sensor::update("p", 1).set(|s| s.value.set(2.5));
    let error = update.send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConditionFailed);
    assert_eq!(Sensor::get("p", 1).send(&db).await.unwrap(), None);
}

#[tokio::test]
async fn a_version_counts_on_and_is_checked_where_it_is_given() {
    let (_engine, db) = table::<Plants>().await;
    assert_eq!(sensor(1).create().send(&db).await.unwrap(), 1);
    let update = || Sensor::update("p", 1).set(|s| s.value.set(2.5));
    assert_eq!(update().send(&db).await.unwrap(), 2);
    assert_eq!(update().version(2).send(&db).await.unwrap(), 3);
    let error = update().version(2).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConditionFailed);
    assert_eq!(error.current::<Sensor>().unwrap().unwrap().version, 3);
}

#[tokio::test]
async fn a_condition_and_the_old_item_are_as_with_other_writes() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let old = Sensor::update("p", 1)
        .set(|s| s.value.set(2.5))
        .when(|s| s.value.lt(2.5))
        .returning_old()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        old,
        Sensor {
            version: 1,
            ..sensor(1)
        }
    );
    let again = Sensor::update("p", 1)
        .set(|s| s.value.set(2.0))
        .when(|s| s.value.lt(2.5));
    assert_eq!(
        again.send(&db).await.unwrap_err().kind(),
        ErrorKind::ConditionFailed
    );
}

#[tokio::test]
async fn what_changed_comes_back_as_a_projection() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let updated = Sensor::update("p", 1)
        .set(|s| s.count.add(40))
        .returning_updated::<Count>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(updated, Count { count: 42 });
}

#[tokio::test]
async fn index_keys_follow_the_fields_that_they_are_made_of() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let found = async |status| Sensor::by_status(status, "p").count(&db).await.unwrap();
    let set = |status, visible| {
        Sensor::update("p", 1).set(move |s| s.set_status_and_visible(status, visible))
    };
    assert_eq!(
        (found(Status::Ok).await, found(Status::Broken).await),
        (1, 0)
    );
    set(Status::Broken, true).send(&db).await.unwrap();
    assert_eq!(
        (found(Status::Ok).await, found(Status::Broken).await),
        (0, 1)
    );
    set(Status::Broken, false).send(&db).await.unwrap();
    assert_eq!(
        (found(Status::Ok).await, found(Status::Broken).await),
        (0, 0)
    );
    set(Status::Ok, true).send(&db).await.unwrap();
    assert_eq!(
        (found(Status::Ok).await, found(Status::Broken).await),
        (1, 0)
    );
    let stored = Sensor::get("p", 1).send(&db).await.unwrap().unwrap();
    assert_eq!((stored.status, stored.visible), (Status::Ok, true));
}

#[tokio::test]
async fn none_takes_both_key_attributes_away() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let found = async |owner: &str| Sensor::by_owner(owner).count(&db).await.unwrap();
    Sensor::update("p", 1)
        .set(|s| s.set_owner("bob"))
        .send(&db)
        .await
        .unwrap();
    assert_eq!((found("ada").await, found("bob").await), (0, 1));
    Sensor::update("p", 1)
        .set(|s| s.set_owner(None))
        .send(&db)
        .await
        .unwrap();
    assert_eq!((found("ada").await, found("bob").await), (0, 0));
    let (recorder, wire) = recorded(&db);
    Sensor::update("p", 1)
        .set(|s| s.set_owner(None))
        .send(&recorder)
        .await
        .unwrap();
    let sent = wire.only().expression("UpdateExpression").unwrap();
    assert!(
        sent.contains("REMOVE owner, owner_pk, owner_sk")
            || sent.contains("REMOVE owner_pk, owner_sk, owner"),
        "{sent}"
    );
}

#[tokio::test]
async fn a_field_that_is_an_index_key_by_itself_is_set_like_any_other() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    Sensor::update("p", 1)
        .set(|s| s.set_place("roof"))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(Sensor::by_place("roof").count(&db).await.unwrap(), 1);
    Sensor::update("p", 1)
        .set(|s| s.set_place(None))
        .send(&db)
        .await
        .unwrap();
    assert_eq!(Sensor::by_place("roof").count(&db).await.unwrap(), 0);
    let empty = Sensor::update("p", 1).set(|s| s.set_place(""));
    assert_eq!(empty.send(&db).await.unwrap_err().kind(), ErrorKind::Key);
}

#[tokio::test]
async fn an_attribute_is_changed_once() {
    let (_engine, db) = table::<Plants>().await;
    let (db, wire) = recorded(&db);
    let twice = Sensor::update("p", 1).set(|s| [s.value.set(1.0), s.value.add(1.0)]);
    let error = twice.send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expression);
    assert!(
        error.to_string().contains("`value` is changed twice"),
        "{error}"
    );
    wire.assert_silent();
}

#[tokio::test]
async fn an_upsert_makes_a_whole_item() {
    let (_engine, db) = table::<Plants>().await;
    let upsert = || {
        Sensor::upsert("p", 7).set(|s| {
            [
                s.set_status_and_visible(Status::Broken, true),
                s.set_owner("ada"),
                s.value.set(1.0),
                s.count.add(1),
                s.log.append(["seen"]),
            ]
        })
    };
    let old = upsert().returning_old().send(&db).await.unwrap();
    assert_eq!(old, None);
    assert_eq!(upsert().send(&db).await.unwrap(), 2);
    let found = Sensor::by_status(Status::Broken, "p")
        .collect(&db)
        .await
        .unwrap();
    let [found] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (found.plant.as_str(), found.number, found.count),
        ("p", 7, 2)
    );
    assert_eq!(found.log, ["seen", "seen"]);
    assert_eq!(Sensor::query("p").collect(&db).await.unwrap().len(), 1);
    let new = upsert().returning_new().send(&db).await.unwrap();
    assert_eq!((new.plant.as_str(), new.number, new.version), ("p", 7, 3));
    let old = upsert().returning_old().send(&db).await.unwrap();
    assert_eq!(old.map(|old| old.version), Some(3));
}

#[tokio::test]
async fn an_upsert_that_would_make_half_an_item_is_refused() {
    let (_engine, db) = table::<Plants>().await;
    let (db, wire) = recorded(&db);
    let upsert = Sensor::upsert("p", 7).set(|s| s.count.add(1));
    let error = upsert.send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(error.to_string().contains("set that field too"), "{error}");
    wire.assert_silent();
}

#[tokio::test]
async fn a_typed_key_leads_to_its_update() {
    let (_engine, db) = table::<Plants>().await;
    sensor(3).create().send(&db).await.unwrap();
    let key = Sensor::by_owner("ada")
        .keys()
        .first(&db)
        .await
        .unwrap()
        .unwrap();
    let update = key.key().update().set(|s| s.set_owner("bob"));
    update.send(&db).await.unwrap();
    let keys = Sensor::by_owner("bob").keys().collect(&db).await.unwrap();
    assert_eq!(keys.first().map(|key| key.number), Some(3));
}

#[tokio::test]
async fn members_come_into_sets_and_go() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let owners = async |update: dynamodb_model::Update<Sensor>| {
        let new = update.returning_new().send(&db).await.unwrap();
        new.owners.into_iter().collect::<Vec<_>>().join(" ")
    };
    let update = || Sensor::update("p", 1);
    let of = |names: &[&str]| {
        names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>()
    };
    let (two, one, none) = (of(&["bob", "ada"]), of(&["ada"]), of(&[]));
    assert_eq!(
        owners(update().set(|s| s.owners.insert(two.clone()))).await,
        "ada bob"
    );
    assert_eq!(
        owners(update().set(|s| s.owners.insert(one.clone()))).await,
        "ada bob"
    );
    assert_eq!(
        owners(update().set(|s| s.owners.insert(none))).await,
        "ada bob"
    );
    assert_eq!(owners(update().set(|s| s.owners.discard(one))).await, "bob");
    assert_eq!(owners(update().set(|s| s.owners.discard(two))).await, "");

    let error = update()
        .set(|s| s.plain.insert(["x"]))
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expression);
    assert!(error.to_string().contains("not stored as a set"), "{error}");
}

#[tokio::test]
async fn what_is_inside_of_attributes_is_changed_alone() {
    let (_engine, db) = table::<Plants>().await;
    sensor(1).create().send(&db).await.unwrap();
    let new = Sensor::update("p", 1)
        .set(|s| {
            [
                s.site.city.set("Rome"),
                s.site.floor.add(3),
                s.labels.key("env").set("prod"),
                s.log.index(0).set("begun"),
            ]
        })
        .returning_new()
        .send(&db)
        .await
        .unwrap();
    assert_eq!((new.site.city.as_str(), new.site.floor), ("Rome", 3));
    assert_eq!(new.labels.get("env").map(String::as_str), Some("prod"));
    assert_eq!(new.log, ["begun"]);

    let new = Sensor::update("p", 1)
        .set(|s| [s.labels.key("env").remove(), s.log.index(0).remove()])
        .returning_new()
        .send(&db)
        .await
        .unwrap();
    assert!(new.labels.is_empty() && new.log.is_empty());

    let (db, wire) = recorded(&db);
    let both = |s: <Sensor as Entity>::Attributes<dynamodb_model::Changes>| {
        [s.site.set(Site::default()), s.site.city.set("Rome")]
    };
    let error = Sensor::update("p", 1)
        .set(both)
        .send(&db)
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("`site.city` is changed twice"),
        "{error}"
    );
    wire.assert_silent();
}

#[tokio::test]
async fn an_upsert_that_would_leave_an_index_out_is_refused() {
    #[derive(Table)]
    #[table(name = "days", pk = "pk", indexes(ByDay), entities(Visit))]
    struct Days;

    #[derive(Index)]
    #[index(global, name = "by_day", pk = "day", project = keys_only)]
    struct ByDay;

    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = Days, key(pk = "VISIT#{at}"))]
    #[entity(index(ByDay, query = by_day, pk = "DAY#{at:day}"))]
    struct Visit {
        at: Timestamp,
        count: u64,
    }

    let (_engine, db) = table::<Days>().await;
    let (recorder, wire) = recorded(&db);
    let upsert = Visit::upsert(at(0)).set(|visit| visit.count.add(1));
    let error = upsert.send(&recorder).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(error.to_string().contains("put the whole item"), "{error}");
    wire.assert_silent();

    let visit = Visit {
        at: at(0),
        count: 1,
    };
    visit.put().send(&db).await.unwrap();
    let update = Visit::update(at(0)).set(|visit| visit.count.add(1));
    update.send(&db).await.unwrap();
    assert_eq!(Visit::by_day(at(0)).count(&db).await.unwrap(), 1);
}
