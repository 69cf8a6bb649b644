//! What cannot be stored or asked is refused before any request.

use dynamodb_model::{Entity, ErrorKind, Index, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::{at, recorded, stored, table};

#[derive(Table)]
#[table(
    name = "limits",
    pk = "pk",
    sk = "sk",
    indexes(ByName),
    entities(Limit)
)]
struct Limits;

#[derive(Index)]
#[index(global, name = "by_name", pk = "name", sk = "name_sk", project = all)]
struct ByName;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Limits, key(pk = "{partition}", sk = "{sort}#{ratio}#{at}"))]
#[entity(index(ByName, query = by_name, pk = name, sk = "{suffix}"))]
struct Limit {
    partition: String,
    sort: String,
    ratio: f32,
    at: Timestamp,
    name: Option<String>,
    suffix: Option<String>,
}

fn limit() -> Limit {
    Limit {
        partition: "p".to_owned(),
        sort: "s".to_owned(),
        ratio: 1.0,
        at: at(0),
        name: None,
        suffix: None,
    }
}

/// The bytes that a sort key needs besides its first part.
const REST: usize = "#bf800000#2026-01-01T00:00:00.000000000Z".len();

#[track_caller]
fn assert_names(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "no {word} in: {text}");
    }
}

#[tokio::test]
async fn keys_may_be_as_long_as_dynamodb_allows_and_no_longer() {
    let (_engine, db) = table::<Limits>().await;
    let longest = Limit {
        partition: "p".repeat(2_048),
        sort: "s".repeat(1_024 - REST),
        name: Some("n".repeat(2_048)),
        suffix: Some("x".repeat(1_024)),
        ..limit()
    };
    longest.create().send(&db).await.unwrap();
    assert!(stored(&db, &longest).await.is_some());
    let (db, wire) = recorded(&db);
    let too_long = [
        (
            Limit {
                partition: "p".repeat(2_049),
                ..limit()
            },
            "`pk`",
            "2048",
        ),
        (
            Limit {
                partition: "€".repeat(683),
                ..limit()
            },
            "`pk`",
            "2049",
        ),
        (
            Limit {
                sort: "s".repeat(1_025 - REST),
                ..limit()
            },
            "`sk`",
            "1024",
        ),
        (
            Limit {
                name: Some("n".repeat(2_049)),
                suffix: Some("x".to_owned()),
                ..limit()
            },
            "`name`",
            "2048",
        ),
        (
            Limit {
                name: Some("n".to_owned()),
                suffix: Some("x".repeat(1_025)),
                ..limit()
            },
            "`name_sk`",
            "1024",
        ),
    ];
    for (item, attribute, bytes) in too_long {
        for write in [item.create(), item.put(), item.replace()] {
            let error = write.send(&db).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Key);
            assert_names(&error.to_string(), &["`Limit`", attribute, bytes]);
        }
    }
    wire.assert_silent();
}

#[tokio::test]
async fn text_counts_as_it_is_escaped() {
    let (_engine, db) = table::<Limits>().await;
    let (db, wire) = recorded(&db);
    let spaces = Limit {
        partition: " ".repeat(683),
        ..limit()
    };
    let error = spaces.create().send(&db).await.unwrap_err();
    assert_names(&error.to_string(), &["2049"]);
    wire.assert_silent();
}

#[tokio::test]
async fn an_empty_partition_key_is_refused() {
    let (_engine, db) = table::<Limits>().await;
    let (db, wire) = recorded(&db);
    let empty = Limit {
        partition: String::new(),
        ..limit()
    };
    let error = empty.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert_names(
        &error.to_string(),
        &["cannot create `Limit`", "`pk`", "empty"],
    );
    let error = Limit::get("", "s", 1.0, at(0)).send(&db).await.unwrap_err();
    assert_names(&error.to_string(), &["cannot get `Limit`", "`pk`", "empty"]);
    let error = Limit::delete("", "s", 1.0, at(0))
        .send(&db)
        .await
        .unwrap_err();
    assert_names(
        &error.to_string(),
        &["cannot delete `Limit`", "`pk`", "empty"],
    );
    let error = Limit::query("").collect(&db).await.unwrap_err();
    assert_names(
        &error.to_string(),
        &["cannot query `Limit`", "`pk`", "empty"],
    );
    let error = Limit::by_name("").count(&db).await.unwrap_err();
    assert_names(
        &error.to_string(),
        &["through index `by_name`", "`name`", "empty"],
    );
    wire.assert_silent();
}

#[tokio::test]
async fn an_empty_index_key_is_refused_and_not_left_out() {
    let (_engine, db) = table::<Limits>().await;
    let (db, wire) = recorded(&db);
    let empty = Limit {
        name: Some(String::new()),
        suffix: Some("x".to_owned()),
        ..limit()
    };
    let error = empty.put().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert_names(
        &error.to_string(),
        &["through index `by_name`", "`name`", "empty"],
    );
    let empty = Limit {
        name: Some("n".to_owned()),
        suffix: Some(String::new()),
        ..limit()
    };
    let error = empty.put().send(&db).await.unwrap_err();
    assert_names(
        &error.to_string(),
        &["through index `by_name`", "`name_sk`", "empty"],
    );
    // DynamoDB looks at the attribute, whether or not the item is in the index.
    let empty = Limit {
        name: Some(String::new()),
        suffix: None,
        ..limit()
    };
    assert_eq!(
        empty.put().send(&db).await.unwrap_err().kind(),
        ErrorKind::Key
    );
    wire.assert_silent();
}

#[tokio::test]
async fn a_part_that_is_no_number_or_lies_out_of_range_is_named() {
    let (_engine, db) = table::<Limits>().await;
    let (db, wire) = recorded(&db);
    let nan = Limit {
        ratio: f32::NAN,
        ..limit()
    };
    let error = nan.create().send(&db).await.unwrap_err();
    assert_names(
        &error.to_string(),
        &["cannot create `Limit`", "`ratio`", "NaN"],
    );
    let early: Timestamp = "-000001-01-01T00:00:00Z".parse().unwrap();
    let error = Limit {
        at: early,
        ..limit()
    }
    .create()
    .send(&db)
    .await
    .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert_names(&error.to_string(), &["`at`", "year"]);
    let error = Limit::get("p", "s", f32::NAN, at(0))
        .send(&db)
        .await
        .unwrap_err();
    assert_names(&error.to_string(), &["cannot get `Limit`", "`ratio`"]);
    let error = Limit::query("p")
        .sort("s")
        .ratio(f32::NAN..)
        .count(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert_names(&error.to_string(), &["cannot query `Limit`", "`ratio`"]);
    wire.assert_silent();
}

#[tokio::test]
async fn a_reversed_or_empty_range_asks_nothing() {
    let (_engine, db) = table::<Limits>().await;
    let (db, wire) = recorded(&db);
    use std::ops::Bound::{Excluded, Included};
    for (low, high) in [("b", "a"), ("a", "a")] {
        assert!(
            Limit::query("p")
                .sort(low..high)
                .collect(&db)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            Limit::query("p").sort(low..high).count(&db).await.unwrap(),
            0
        );
        let page = Limit::query("p")
            .sort(low..high)
            .page(&db, None)
            .await
            .unwrap();
        assert!(page.items().is_empty() && page.next().is_none());
        let half = Limit::query("p").sort((Excluded(low), Included(high)));
        assert_eq!(half.first(&db).await.unwrap(), None);
    }
    let reversed = Limit::query("p")
        .sort("s")
        .ratio(2.0..=1.0)
        .stream(&db)
        .next()
        .await;
    assert!(reversed.is_none());
    wire.assert_silent();
}
