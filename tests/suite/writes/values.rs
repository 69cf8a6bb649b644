//! The stored form of values.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_model::{Entity, ErrorKind, Table};
use serde::{Deserialize, Serialize};

use crate::support::{n, recorded, s, stored, table};

#[derive(Table)]
#[table(name = "values", pk = "pk", entities(Value))]
struct Values;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Values, key(pk = "VALUE#{id}"))]
struct Value {
    id: u8,
    text: String,
    maybe: Option<String>,
    float: f64,
    wide: u128,
    signed: i128,
    list: Vec<Option<u8>>,
    map: BTreeMap<String, Option<u8>>,
    nested: Nested,
    choice: Choice,
    unit: (),
    pair: (u8, String),
    letter: char,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Nested {
    maybe: Option<u8>,
    ratio: Option<f64>,
    deep: Option<Box<Self>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Choice {
    #[default]
    Nothing,
    One(u8),
    Both {
        left: Option<u8>,
        right: u8,
    },
}

async fn round_trip(value: &Value) -> BTreeMap<String, AttributeValue> {
    let (_engine, db) = table::<Values>().await;
    value.create().send(&db).await.unwrap();
    let read = Value::get(value.id).send(&db).await.unwrap();
    assert_eq!(read.as_ref(), Some(value));
    stored(&db, value).await.unwrap().into_iter().collect()
}

#[tokio::test]
async fn none_is_omitted_and_empty_text_is_kept() {
    let item = round_trip(&Value::default()).await;
    assert!(!item.contains_key("maybe"), "{item:?}");
    assert_eq!(item["text"], s(""));
    assert_eq!(item["list"], AttributeValue::L(Vec::new()));
    assert_eq!(item["map"], AttributeValue::M(Default::default()));
    assert_eq!(item["nested"], AttributeValue::M(Default::default()));
    let some_empty = Value {
        maybe: Some(String::new()),
        ..Value::default()
    };
    assert_eq!(round_trip(&some_empty).await["maybe"], s(""));
}

#[tokio::test]
async fn none_in_lists_and_maps_is_data() {
    let value = Value {
        list: vec![Some(1), None, Some(3)],
        map: BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(2))]),
        ..Value::default()
    };
    let item = round_trip(&value).await;
    let null = AttributeValue::Null(true);
    assert_eq!(
        item["list"],
        AttributeValue::L(vec![n(1), null.clone(), n(3)])
    );
    assert_eq!(item["map"].as_m().unwrap()["a"], null);
}

#[tokio::test]
async fn nested_values_and_enums_read_back() {
    let deep = Nested {
        maybe: Some(1),
        ratio: Some(-0.5),
        deep: None,
    };
    let value = Value {
        nested: Nested {
            deep: Some(Box::new(deep)),
            ..Nested::default()
        },
        choice: Choice::Both {
            left: None,
            right: 2,
        },
        pair: (7, "seven".to_owned()),
        letter: '#',
        ..Value::default()
    };
    round_trip(&value).await;
    let value = Value {
        choice: Choice::One(9),
        ..Value::default()
    };
    round_trip(&value).await;
}

#[tokio::test]
async fn numbers_keep_all_38_digits() {
    let value = Value {
        wide: 99_999_999_999_999_999_999_999_999_999_999_999_999,
        signed: -99_999_999_999_999_999_999_999_999_999_999_999_999,
        float: 1.0e125,
        ..Value::default()
    };
    let item = round_trip(&value).await;
    assert_eq!(item["wide"], n(value.wide));
    assert_eq!(item["signed"], n(value.signed));
}

#[tokio::test]
async fn floats_read_back_to_the_bit() {
    for float in [
        0.1,
        -1.0 / 3.0,
        1e-130,
        9.9e125,
        2.0_f64.powi(53),
        f64::EPSILON,
    ] {
        round_trip(&Value {
            float,
            ..Value::default()
        })
        .await;
    }
}

#[tokio::test]
async fn numbers_that_dynamodb_cannot_hold_are_refused_with_their_field() {
    let (_engine, db) = table::<Values>().await;
    let (db, wire) = recorded(&db);
    let nested = |ratio| Nested {
        ratio: Some(ratio),
        ..Nested::default()
    };
    let refused = [
        (
            Value {
                float: f64::NAN,
                ..Value::default()
            },
            "`float`",
        ),
        (
            Value {
                float: f64::NEG_INFINITY,
                ..Value::default()
            },
            "`float`",
        ),
        (
            Value {
                float: 1e126,
                ..Value::default()
            },
            "`float`",
        ),
        (
            Value {
                float: 1e-131,
                ..Value::default()
            },
            "`float`",
        ),
        (
            Value {
                wide: 10_u128.pow(38) + 1,
                ..Value::default()
            },
            "`wide`",
        ),
        (
            Value {
                signed: i128::MIN,
                ..Value::default()
            },
            "`signed`",
        ),
        (
            Value {
                nested: nested(f64::NAN),
                ..Value::default()
            },
            "`nested.ratio`",
        ),
    ];
    for (value, field) in refused {
        for write in [value.create(), value.put(), value.replace()] {
            let error = write.send(&db).await.expect_err(field);
            assert_eq!(error.kind(), ErrorKind::Encode);
            let text = error.to_string();
            assert!(text.contains("`Value`") && text.contains(field), "{text}");
        }
    }
    wire.assert_silent();
}

#[tokio::test]
async fn an_item_over_400_kilobytes_is_refused_by_dynamodb() {
    let (_engine, db) = table::<Values>().await;
    let value = Value {
        text: "t".repeat(410_000),
        ..Value::default()
    };
    let error = value.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(
        error.to_string().starts_with("cannot create `Value`: "),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn unicode_and_controls_read_back() {
    let text = "\0\u{1}\n\"\\\u{7f}é\u{10ffff}#$%";
    let value = Value {
        text: text.to_owned(),
        map: BTreeMap::from([(text.to_owned(), Some(1))]),
        letter: '\u{10ffff}',
        ..Value::default()
    };
    round_trip(&value).await;
}
