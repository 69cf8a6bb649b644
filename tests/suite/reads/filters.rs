//! Filters keep what the same sentence in Rust would keep.

use std::collections::BTreeSet;

use dynamodb_embedded::Engine;
use dynamodb_model::{Condition, Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::{n, recorded, s, table};

#[derive(Table)]
#[table(name = "notes", pk = "pk", sk = "sk", indexes(ByKind), entities(Note))]
struct Notes;

#[derive(Index)]
#[index(global, name = "by_kind", pk = "kind_pk", sk = "kind_sk", project = include("size", "select"))]
struct ByKind;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Notes, key(pk = "NOTES", sk = "NOTE#{number}", singleton))]
#[entity(index(ByKind, query = by_kind, pk = "KIND#{kind}", sk = "{number}", allow(low_cardinality)))]
struct Note {
    number: u8,
    kind: Kind,
    /// Reserved words of DynamoDB's, both.
    size: i64,
    select: Option<String>,
    ratio: f64,
    labels: Vec<String>,
    flags: BTreeSet<u8>,
    place: Place,
    done: bool,
    big: u128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, dynamodb_model::KeyPart)]
enum Kind {
    Plain,
    Fancy,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Place {
    city: String,
    zip: Option<String>,
}

fn note(number: u8) -> Note {
    Note {
        number,
        kind: if number.is_multiple_of(2) {
            Kind::Plain
        } else {
            Kind::Fancy
        },
        size: i64::from(number) - 3,
        select: (number > 2).then(|| format!("word {number}")),
        ratio: f64::from(number) / 4.0,
        labels: (0..number).map(|label| label.to_string()).collect(),
        flags: (0..number).collect(),
        place: Place {
            city: "Ulm".to_owned(),
            zip: (number > 4).then(|| "89073".to_owned()),
        },
        done: number == 5,
        big: 10_u128.pow(30) + u128::from(number),
    }
}

async fn notes() -> (Engine, Db<Notes>) {
    let (engine, db) = table::<Notes>().await;
    for number in 0..7 {
        note(number).create().send(&db).await.unwrap();
    }
    (engine, db)
}

/// The numbers of the notes that pass.
async fn passing<F>(db: &Db<Notes>, filter: F) -> Vec<u8>
where
    F: FnOnce(NoteAttributes<dynamodb_model::Base>) -> Condition,
{
    let found = Note::query().filter(filter).collect(db).await.unwrap();
    found.iter().map(|note| note.number).collect()
}

#[tokio::test]
async fn comparisons_compare() {
    let (_engine, db) = notes().await;
    assert_eq!(passing(&db, |n| n.size.eq(0)).await, [3]);
    assert_eq!(passing(&db, |n| n.size.ne(0)).await, [0, 1, 2, 4, 5, 6]);
    assert_eq!(passing(&db, |n| n.size.lt(-1)).await, [0, 1]);
    assert_eq!(passing(&db, |n| n.size.le(-1)).await, [0, 1, 2]);
    assert_eq!(passing(&db, |n| n.ratio.gt(1.0)).await, [5, 6]);
    assert_eq!(passing(&db, |n| n.ratio.ge(1.0)).await, [4, 5, 6]);
    assert_eq!(passing(&db, |n| n.size.between(-1, 1)).await, [2, 3, 4]);
    assert_eq!(passing(&db, |n| n.size.is_in([-3, 3, 99])).await, [0, 6]);
    assert_eq!(passing(&db, |n| n.done.eq(true)).await, [5]);
    assert_eq!(passing(&db, |n| n.kind.eq(Kind::Fancy)).await, [1, 3, 5]);
    assert_eq!(
        passing(&db, |n| n.big.gt(10_u128.pow(30) + 4)).await,
        [5, 6]
    );
}

#[tokio::test]
async fn optional_text_is_compared_as_its_value() {
    let (_engine, db) = notes().await;
    assert_eq!(
        passing(&db, |n| n.select.eq(Some("word 4".to_owned()))).await,
        [4]
    );
    assert_eq!(passing(&db, |n| n.select.gt("word 4")).await, [5, 6]);
    assert_eq!(
        passing(&db, |n| n.select.starts_with("word")).await,
        [3, 4, 5, 6]
    );
    assert_eq!(passing(&db, |n| n.select.contains("d 6")).await, [6]);
    assert_eq!(passing(&db, |n| n.select.exists()).await, [3, 4, 5, 6]);
    assert_eq!(passing(&db, |n| n.select.missing()).await, [0, 1, 2]);
    assert_eq!(passing(&db, |n| n.select.eq(None)).await, [0, 1, 2]);
}

#[tokio::test]
async fn collections_are_searched_and_measured() {
    let (_engine, db) = notes().await;
    assert_eq!(passing(&db, |n| n.labels.contains("4")).await, [5, 6]);
    assert_eq!(passing(&db, |n| n.flags.contains(5)).await, [6]);
    assert_eq!(passing(&db, |n| n.labels.size().gt(4)).await, [5, 6]);
    assert_eq!(passing(&db, |n| n.select.size().eq(6)).await, [3, 4, 5, 6]);
    assert_eq!(
        passing(&db, |n| n.labels.eq(vec!["0".to_owned()])).await,
        [1]
    );
}

#[tokio::test]
async fn a_nested_value_equals_what_was_stored() {
    let (_engine, db) = notes().await;
    let without = Place {
        city: "Ulm".to_owned(),
        zip: None,
    };
    assert_eq!(passing(&db, |n| n.place.eq(without)).await, [0, 1, 2, 3, 4]);
    let with = note(5).place;
    assert_eq!(passing(&db, |n| n.place.eq(&with)).await, [5, 6]);
}

#[tokio::test]
async fn conditions_are_joined_as_rust_joins_them() {
    let (_engine, db) = notes().await;
    let low = |n: &NoteAttributes<dynamodb_model::Base>| n.size.lt(0);
    assert_eq!(
        passing(&db, |n| !low(&n) & n.done.eq(false)).await,
        [3, 4, 6]
    );
    let mixed = passing(&db, |n| n.number.eq(0) | n.number.eq(6) & n.done.eq(true));
    assert_eq!(mixed.await, [0]);
    let grouped = passing(&db, |n| {
        (n.number.eq(0) | n.number.eq(6)) & n.done.eq(false)
    });
    assert_eq!(grouped.await, [0, 6]);
    assert_eq!(
        passing(&db, |n| !(n.number.lt(2) | n.number.gt(4))).await,
        [2, 3, 4]
    );
    let any = passing(&db, |n| {
        Condition::any_of([1, 3].map(|number| n.number.eq(number)))
    });
    assert_eq!(any.await, [1, 3]);
    let all = passing(&db, |n| Condition::all_of([n.number.gt(1), n.number.lt(3)]));
    assert_eq!(all.await, [2]);
}

#[tokio::test]
async fn conditions_of_nothing_are_decided_without_asking() {
    let (_engine, db) = notes().await;
    let (db, wire) = recorded(&db);
    assert!(passing(&db, |_| Condition::any_of([])).await.is_empty());
    assert!(
        passing(&db, |n| n.size.is_in(Vec::<i64>::new()))
            .await
            .is_empty()
    );
    wire.assert_silent();
    assert_eq!(passing(&db, |_| Condition::all_of([])).await.len(), 7);
    assert!(!wire.only().has("FilterExpression"));
}

#[tokio::test]
async fn two_filters_must_both_hold() {
    let (_engine, db) = notes().await;
    let query = Note::query()
        .filter(|n| n.size.gt(-2))
        .filter(|n| n.done.eq(false));
    let found = query.filter(|n| n.number.lt(6)).collect(&db).await.unwrap();
    assert_eq!(
        found.iter().map(|note| note.number).collect::<Vec<_>>(),
        [2, 3, 4]
    );
}

#[tokio::test]
async fn reserved_words_are_names_like_others() {
    let (_engine, db) = notes().await;
    let (db, wire) = recorded(&db);
    let query = Note::by_kind(Kind::Fancy).filter(|n| n.size.gt(-2) & n.select.exists());
    let keys = query.keys().collect(&db).await.unwrap();
    assert_eq!(
        keys.iter().map(|key| key.number).collect::<Vec<_>>(),
        [3, 5]
    );
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.projected().unwrap(),
        ["kind_pk", "kind_sk", "pk", "sk"]
    );
}

#[tokio::test]
async fn a_raw_filter_is_joined_with_typed_ones() {
    let (_engine, db) = notes().await;
    let (db, wire) = recorded(&db);
    let odd_or_big = || {
        let values = [(":0", n(1)), (":city", s("Ulm"))];
        Condition::raw(
            "size(#0) = :0 OR #0.#city = :city AND #place.#city = :city",
            [("#0", "labels"), ("#city", "city"), ("#place", "place")],
            values,
        )
    };
    let found = passing(&db, |n| n.number.lt(3) & odd_or_big() & !n.done.eq(true));
    assert_eq!(found.await, [1]);
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("FilterExpression").unwrap(),
        r#"number < {"N":"3"} AND (size(labels) = {"N":"1"} OR labels.city = {"S":"Ulm"} AND place.city = {"S":"Ulm"}) AND NOT done = {"BOOL":true}"#,
    );
    assert_eq!(passing(&db, |_| !odd_or_big()).await, [0, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn a_filter_beyond_dynamodbs_limits_is_refused_before_any_request() {
    use dynamodb_model::ErrorKind;
    let (_engine, db) = notes().await;
    let (db, wire) = recorded(&db);
    let many = Note::query().filter(|n| Condition::any_of((0..400).map(|size| n.size.eq(size))));
    let error = many.collect(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expression);
    assert!(error.to_string().contains("`Note`"), "{error}");
    let long = Note::query()
        .filter(|n| n.size.is_in(0..101))
        .count(&db)
        .await
        .unwrap_err();
    assert_eq!(long.kind(), ErrorKind::Expression);
    let nan = Note::query()
        .filter(|n| n.ratio.gt(f64::NAN))
        .count(&db)
        .await
        .unwrap_err();
    assert_eq!(nan.kind(), ErrorKind::Expression);
    assert!(nan.to_string().contains("ratio"), "{nan}");
    let unknown = Note::query()
        .filter(|_| Condition::raw("#size > :size", [("#size", "size")], []))
        .count(&db)
        .await
        .unwrap_err();
    assert!(
        unknown
            .to_string()
            .contains("it uses `:size`, which is not given"),
        "{unknown}"
    );
    let reversed = Note::query()
        .filter(|n| n.size.between(2, 1))
        .collect(&db)
        .await
        .unwrap();
    assert!(reversed.is_empty());
    wire.assert_silent();
}
