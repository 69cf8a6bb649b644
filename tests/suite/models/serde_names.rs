//! What serde is told about a field is what the table holds.

use std::collections::{BTreeMap, BTreeSet};

use dynamodb_model::{Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{item, n, put_raw, recorded, s, stored, table};

#[derive(Table)]
#[table(
    name = "people",
    pk = "pk",
    sk = "sk",
    ttl = "expiresAt",
    indexes(ByLevel),
    entities(Person, Scored)
)]
struct People;

#[derive(Index)]
#[index(global, name = "by_level", pk = N("level"), sk = "level_sk", project = include("fullName", "since"))]
struct ByLevel;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = People, key(pk = "PERSON#{person_id}", sk = "PERSON"))]
#[serde(rename_all = "camelCase")]
struct Person {
    person_id: String,
    #[serde(rename = "fullName", alias = "name")]
    label: String,
    #[serde(skip)]
    cached: Option<u64>,
    #[serde(default)]
    tags: BTreeSet<String>,
    #[serde(default = "one")]
    visits: u64,
    #[serde(with = "days")]
    last_seen: u64,
    #[serde(flatten)]
    rest: Rest,
    #[entity(version)]
    revision: u32,
    #[entity(ttl)]
    expires_at: Option<dynamodb_model::Ttl>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Rest {
    home_town: Option<String>,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// The key field is stored as text of its own, in the item; the key holds its key form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = People, key(pk = "SCORED#{id}", sk = "SCORED#{day}"))]
#[entity(index(ByLevel, query = by_level, pk = [level], sk = "{day}#{id}"))]
struct Scored {
    id: String,
    #[serde(with = "days", rename = "since")]
    day: u64,
    level: u8,
    #[serde(rename = "fullName")]
    label: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Scored)]
struct Label {
    #[serde(with = "days", rename = "since")]
    day: u64,
    #[serde(rename = "fullName")]
    label: Option<String>,
}

/// A number of days as text.
mod days {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(days: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{days} days"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        let days = text
            .strip_suffix(" days")
            .and_then(|days| days.parse().ok());
        days.ok_or_else(|| serde::de::Error::custom("not in days"))
    }
}

fn one() -> u64 {
    1
}

fn person() -> Person {
    Person {
        person_id: "1".to_owned(),
        label: "Ada".to_owned(),
        cached: None,
        tags: BTreeSet::new(),
        visits: 3,
        last_seen: 12,
        rest: Rest {
            home_town: Some("London".to_owned()),
            others: BTreeMap::from([("eyes".to_owned(), "brown".to_owned())]),
        },
        revision: 1,
        expires_at: None,
    }
}

fn scored(id: &str, day: u64) -> Scored {
    Scored {
        id: id.to_owned(),
        day,
        level: 7,
        label: None,
    }
}

#[tokio::test]
async fn attributes_have_the_names_that_serde_gives_them() {
    let (_engine, db) = table::<People>().await;
    let cached = Person {
        cached: Some(9),
        ..person()
    };
    cached.create().send(&db).await.unwrap();
    let expected = item([
        ("pk", s("PERSON#1")),
        ("sk", s("PERSON")),
        ("_type", s("Person")),
        ("personId", s("1")),
        ("fullName", s("Ada")),
        (
            "tags",
            aws_sdk_dynamodb::types::AttributeValue::L(Vec::new()),
        ),
        ("visits", n(3)),
        ("lastSeen", s("12 days")),
        ("homeTown", s("London")),
        ("eyes", s("brown")),
        ("revision", n(1)),
    ]);
    assert_eq!(stored(&db, &cached).await, Some(expected));
    let mut read = Person::get("1").send(&db).await.unwrap().unwrap();
    // A flattened map takes in what no field does: the keys and the type tag among it.
    read.rest.others.retain(|name, _| name == "eyes");
    assert_eq!(read, person());
}

#[tokio::test]
async fn defaults_and_aliases_read_items_of_other_times() {
    let (_engine, db) = table::<People>().await;
    let old = item([
        ("pk", s("PERSON#2")),
        ("sk", s("PERSON")),
        ("personId", s("2")),
        ("name", s("Bob")),
        ("lastSeen", s("0 days")),
        ("revision", n(4)),
    ]);
    put_raw(&db, old).await;
    let read = Person::get("2").send(&db).await.unwrap().unwrap();
    assert_eq!((&*read.label, read.visits, read.revision), ("Bob", 1, 4));
    assert!(read.tags.is_empty() && read.rest.home_town.is_none());
}

#[tokio::test]
async fn filters_and_conditions_use_the_stored_names_and_forms() {
    let (_engine, db) = table::<People>().await;
    person().create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let query = Person::query("1").filter(|p| p.label.eq("Ada") & p.last_seen.eq(12));
    assert_eq!(query.count(&db).await.unwrap(), 1);
    let sent = wire.only();
    let filter = sent.expression("FilterExpression").unwrap();
    assert_eq!(
        filter,
        r#"fullName = {"S":"Ada"} AND lastSeen = {"S":"12 days"}"#
    );
    person()
        .put()
        .when(|p| p.visits.eq(3_u64) & p.last_seen.ne(13))
        .send(&db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_version_is_kept_under_its_serde_name() {
    let (_engine, db) = table::<People>().await;
    assert_eq!(person().create().send(&db).await.unwrap(), 1_u32);
    assert_eq!(person().put().send(&db).await.unwrap(), 2_u32);
    assert!(
        person()
            .put()
            .send(&db)
            .await
            .unwrap_err()
            .is_condition_failed()
    );
    Person::delete("1").version(2).send(&db).await.unwrap();
}

#[tokio::test]
async fn a_key_field_with_a_form_of_its_own_keeps_it_in_the_item() {
    let (_engine, db) = table::<People>().await;
    scored("a", 100).create().send(&db).await.unwrap();
    scored("b", 20).create().send(&db).await.unwrap();
    let item = stored(&db, &scored("a", 100)).await.unwrap();
    assert_eq!(item["since"], s("100 days"));
    assert_eq!(item["sk"], s("SCORED#00000000000000000100"));
    let from = Scored::query("a").day(100..).collect(&db).await.unwrap();
    assert_eq!(from, [scored("a", 100)]);
    let filtered = Scored::query("a")
        .filter(|s| s.day.eq(100))
        .count(&db)
        .await
        .unwrap();
    assert_eq!(filtered, 1);
}

#[tokio::test]
async fn a_renamed_field_is_projected_and_restored_under_its_name() {
    let (_engine, db) = table::<People>().await;
    scored("a", 100).create().send(&db).await.unwrap();
    let named = Scored {
        label: Some("B".to_owned()),
        ..scored("b", 20)
    };
    named.create().send(&db).await.unwrap();
    let whole = Scored::by_level(7).collect(&db).await.unwrap();
    assert_eq!(whole, [named, scored("a", 100)]);
    let labels = Scored::by_level(7).day(..=20).project::<Label>();
    let expected = [Label {
        day: 20,
        label: Some("B".to_owned()),
    }];
    assert_eq!(labels.collect(&db).await.unwrap(), expected);
    let label = Scored::get("a", 100)
        .project::<Label>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        label,
        Some(Label {
            day: 100,
            label: None
        })
    );
}

#[tokio::test]
async fn a_key_field_with_a_form_of_its_own_is_restored_from_a_keys_only_index() {
    #[derive(Table)]
    #[table(name = "visits", pk = "pk", indexes(ByRoom), entities(Visit))]
    struct Visits;

    #[derive(Index)]
    #[index(global, name = "by_room", pk = "by_room", project = keys_only)]
    struct ByRoom;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Visits, key(pk = "VISIT#{day}#{id}"))]
    #[entity(index(ByRoom, query = by_room, pk = "ROOM#{room}"))]
    #[serde(rename_all = "PascalCase")]
    struct Visit {
        id: u8,
        #[serde(with = "days")]
        day: u64,
        room: Option<String>,
    }

    let (_engine, db) = table::<Visits>().await;
    let visit = Visit {
        id: 1,
        day: 30,
        room: Some("r".to_owned()),
    };
    visit.create().send(&db).await.unwrap();
    assert_eq!(Visit::by_room("r").collect(&db).await.unwrap(), [visit]);
}
