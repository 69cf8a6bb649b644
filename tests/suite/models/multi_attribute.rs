//! Index keys of several attributes, each in its own type.

use std::ops::Bound::{Excluded, Unbounded};

use dynamodb_embedded::Engine;
use dynamodb_model::{Cursor, Db, Entity, Index, Table, starts_with};
use serde::{Deserialize, Serialize};

use crate::support::{item, n, put_raw, recorded, rows_of, s, stored, table};

#[derive(Table)]
#[table(
    name = "jobs",
    pk = "pk",
    indexes(ByPlace, ByEight, ByMixed),
    entities(Job, Note)
)]
struct Jobs;

#[derive(Index)]
#[index(global, name = "by_place", pk = ["tenant", "region"], sk = ["status", N("priority")], project = all)]
struct ByPlace;

#[derive(Index)]
#[index(global, name = "by_eight", pk = ["a", N("b"), "c", N("d")], sk = ["e", N("f"), "g", N("h")], project = keys_only)]
struct ByEight;

#[derive(Index)]
#[index(global, name = "by_mixed", pk = ["mixed_pk", "region"], sk = ["mixed_sk", N("priority")], project = keys_only)]
struct ByMixed;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Jobs, key(pk = "JOB#{id}"))]
#[entity(index(ByPlace, query = by_place, pk = [tenant, region], sk = [status, priority]))]
#[entity(index(ByMixed, query = by_mixed, pk = ["TENANT#{tenant}", region], sk = ["S#{status}#{id}", priority]))]
struct Job {
    id: String,
    tenant: String,
    region: Option<String>,
    status: String,
    priority: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Jobs, key(pk = "NOTE#{a}#{h}"))]
#[entity(index(ByEight, query = by_eight, pk = [a, b, c, d], sk = [e, f, g, h]))]
struct Note {
    a: String,
    b: u8,
    c: String,
    d: i64,
    e: String,
    f: i64,
    g: String,
    h: u32,
}

fn job(id: &str, status: &str, priority: i32) -> Job {
    Job {
        id: id.to_owned(),
        tenant: "t1".to_owned(),
        region: Some("eu".to_owned()),
        status: status.to_owned(),
        priority,
    }
}

fn note(e: &str, f: i64, g: &str, h: u32) -> Note {
    Note {
        a: "a".to_owned(),
        b: 1,
        c: "c".to_owned(),
        d: -1,
        e: e.to_owned(),
        f,
        g: g.to_owned(),
        h,
    }
}

async fn jobs() -> (Engine, Db<Jobs>) {
    let (engine, db) = table::<Jobs>().await;
    let all = [
        ("1", "done", 1),
        ("2", "done", 10),
        ("3", "done", -3),
        ("4", "open", 2),
        ("5", "open-late", 2),
    ];
    for (id, status, priority) in all {
        job(id, status, priority).create().send(&db).await.unwrap();
    }
    let elsewhere = Job {
        region: Some("us".to_owned()),
        ..job("6", "done", 1)
    };
    elsewhere.create().send(&db).await.unwrap();
    (engine, db)
}

fn ids(jobs: Vec<Job>) -> String {
    jobs.into_iter().map(|job| job.id).collect()
}

#[tokio::test]
async fn sort_attributes_are_given_left_to_right_each_in_its_own_order() {
    let (_engine, db) = jobs().await;
    let all = Job::by_place("t1", "eu").collect(&db).await.unwrap();
    assert_eq!(ids(all), "31245");
    let done = Job::by_place("t1", "eu")
        .status("done")
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(ids(done), "312");
    let range = Job::by_place("t1", "eu").status("done").priority(-3..10);
    assert_eq!(ids(range.collect(&db).await.unwrap()), "31");
    let range = Job::by_place("t1", "eu")
        .status("done")
        .priority((Excluded(-3), Unbounded));
    assert_eq!(ids(range.collect(&db).await.unwrap()), "12");
    let one = Job::by_place("t1", "eu").status("done").priority(10);
    assert_eq!(ids(one.collect(&db).await.unwrap()), "2");
    let words = Job::by_place("t1", "eu").status("done".."open-late");
    assert_eq!(ids(words.collect(&db).await.unwrap()), "3124");
    let begin = Job::by_place("t1", "eu").status(starts_with("open"));
    assert_eq!(ids(begin.descending().collect(&db).await.unwrap()), "54");
}

#[tokio::test]
async fn no_synthetic_attribute_is_stored_for_bare_fields() {
    let (_engine, db) = jobs().await;
    let stored = stored(&db, &job("1", "done", 1)).await.unwrap();
    let expected = item([
        ("pk", s("JOB#1")),
        ("_type", s("Job")),
        ("id", s("1")),
        ("tenant", s("t1")),
        ("region", s("eu")),
        ("status", s("done")),
        ("priority", n(1)),
        ("mixed_pk", s("TENANT#t1")),
        ("mixed_sk", s("S#done#1")),
    ]);
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn one_absent_attribute_leaves_the_item_out() {
    let (_engine, db) = table::<Jobs>().await;
    let nowhere = Job {
        region: None,
        ..job("1", "done", 1)
    };
    nowhere.create().send(&db).await.unwrap();
    assert!(rows_of(&db, "by_place").await.is_empty());
    assert!(rows_of(&db, "by_mixed").await.is_empty());
    let stored = stored(&db, &nowhere).await.unwrap();
    assert!(!stored.contains_key("region"), "{stored:?}");
    assert!(!stored.contains_key("mixed_pk"), "{stored:?}");
    assert!(!stored.contains_key("mixed_sk"), "{stored:?}");
}

#[tokio::test]
async fn templates_and_bare_fields_stand_side_by_side() {
    let (_engine, db) = jobs().await;
    let keys = Job::by_mixed("t1", "eu")
        .status("done")
        .keys()
        .collect(&db)
        .await
        .unwrap();
    let found: Vec<_> = keys.iter().map(|key| (&*key.id, key.priority)).collect();
    assert_eq!(found, [("1", 1), ("2", 10), ("3", -3)]);
    let query = Job::by_mixed("t1", "eu")
        .status("done")
        .id("2")
        .priority(..=10);
    assert_eq!(query.keys().collect(&db).await.unwrap().len(), 1);
    let query = Job::by_mixed("t1", "eu")
        .status("done")
        .id("2")
        .priority(..10);
    assert_eq!(query.keys().collect(&db).await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_keys_only_row_of_eight_attributes_decodes_to_a_whole_entity() {
    let (_engine, db) = table::<Jobs>().await;
    let notes = [
        note("e", -2, "g", 1),
        note("e", 3, "g", 2),
        note("e", 3, "g", 30),
        note("é", 0, "", 4),
    ];
    let [first, second, third, _] = &notes;
    for note in &notes[..3] {
        note.create().send(&db).await.unwrap();
    }
    let query = || Note::by_eight("a", 1, "c", -1);
    let all: Vec<Note> = query().collect(&db).await.unwrap();
    assert_eq!(all, notes[..3]);
    let deep = query()
        .e("e")
        .f(3)
        .g("g")
        .h(2..30)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(deep, std::slice::from_ref(second));
    let deep = query().e("e").f(..=-2).collect(&db).await.unwrap();
    assert_eq!(deep, std::slice::from_ref(first));
    let last = query().descending().first(&db).await.unwrap();
    assert_eq!(last.as_ref(), Some(third));
    assert!(
        Note::by_eight("a", 1, "c", 0)
            .collect(&db)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn an_empty_key_attribute_is_refused_before_any_request() {
    let (_engine, db) = table::<Jobs>().await;
    let (db, wire) = recorded(&db);
    let error = note("e", 0, "", 4).create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), dynamodb_model::ErrorKind::Key);
    let text = error.to_string();
    assert!(
        text.contains("`Note`") && text.contains("`by_eight`") && text.contains("`g`"),
        "{text}"
    );
    wire.assert_silent();
}

#[tokio::test]
async fn the_key_condition_names_each_attribute_in_turn() {
    let (_engine, db) = jobs().await;
    let (db, wire) = recorded(&db);
    let query = Job::by_place("t1", "eu").status("done").priority(1..);
    query.collect(&db).await.unwrap();
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("KeyConditionExpression").unwrap(),
        r#"tenant = {"S":"t1"} AND region = {"S":"eu"} AND status = {"S":"done"} AND priority >= {"N":"1"}"#,
    );
}

#[tokio::test]
async fn pages_of_equal_index_keys_give_every_row_once() {
    let (_engine, db) = table::<Jobs>().await;
    for id in 0..9 {
        job(&id.to_string(), "same", 1)
            .create()
            .send(&db)
            .await
            .unwrap();
    }
    for limit in 1..5 {
        let mut cursor: Option<Cursor> = None;
        let mut found = Vec::new();
        loop {
            let query = Job::by_place("t1", "eu").status("same").limit(limit);
            let page = query.page(&db, cursor).await.unwrap();
            cursor = page.next();
            found.extend(page.into_iter().map(|job| job.id));
            if cursor.is_none() {
                break;
            }
        }
        found.sort_unstable();
        assert_eq!(found.concat(), "012345678", "limit {limit}");
    }
}

#[tokio::test]
async fn foreign_rows_of_the_index_are_not_yielded() {
    let (_engine, db) = jobs().await;
    let other = item([
        ("pk", s("INVOICE#1")),
        ("tenant", s("t1")),
        ("region", s("eu")),
        ("status", s("done")),
        ("priority", n(1)),
        ("_type", s("Invoice")),
    ]);
    put_raw(&db, other.clone()).await;
    let mut untagged = other;
    untagged.insert("pk".to_owned(), s("INVOICE#2"));
    untagged.remove("_type");
    put_raw(&db, untagged).await;
    assert_eq!(rows_of(&db, "by_place").await.len(), 8);
    let done = Job::by_place("t1", "eu")
        .status("done")
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(ids(done), "312");
}
