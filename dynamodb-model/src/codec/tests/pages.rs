//! Items in a page: what is read of them, and what changes.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use serde::Deserialize;
use serde_dynamo::aws_sdk_dynamodb_1 as reference;

use super::{b, item, l, m, n, null, s};
use crate::codec::samples::{Attributes, Style, attribute, paged, style};
use crate::codec::{Member, decode_record, find, read};
use crate::item::Item;
use crate::key::{AttributeType, KeyValue};
use crate::schema::KeyAttribute;

fn items_of(body: &str) -> Option<Vec<Attributes>> {
    let found = find(body.as_bytes(), Member::Items)?;
    let maps = found.records().flatten().map(|record| record.to_map());
    Some(maps.collect())
}

#[test]
fn items_are_found_wherever_they_are() {
    let expected = vec![item([("a", s("x"))]), item([])];
    for body in [
        r#"{"Count":2,"Items":[{"a":{"S":"x"}},{}],"ScannedCount":2}"#,
        r#"{"Items":[{"a":{"S":"x"}},{}]}"#,
        r#"{"LastEvaluatedKey":{"Items":{"L":[{"S":"]}\""},{"N":"1"}]}},"Count":-1.5e3,"x":null,"Items":[{"a":{"S":"x"}},{}],"y":[[],{}]}"#,
    ] {
        assert_eq!(items_of(body).as_ref(), Some(&expected), "{body}");
        let found = find(body.as_bytes(), Member::Items).expect("items");
        let place = body.get(found.place).expect("a place");
        assert!(place.starts_with('[') && place.ends_with(']'), "{place}");
    }
}

#[test]
fn a_get_has_one_item_and_a_batch_one_table() {
    let one = find(br#"{"Item":{"a":{"N":"1"}}}"#, Member::Item).expect("an item");
    assert_eq!(one.records().len(), 1);
    let batch = br#"{"Responses":{"t":[{"a":{"N":"1"}},{}]},"UnprocessedKeys":{}}"#;
    let batch = find(batch, Member::Responses).expect("items");
    assert_eq!(batch.records().len(), 2);
    let two = br#"{"Responses":{"t":[],"u":[]}}"#;
    assert!(find(two, Member::Responses).is_none());
    let found = br#"{"Responses":[{},{"Item":{"a":{"N":"1"}}},{"Item":{}}]}"#;
    let found = find(found, Member::Found).expect("items");
    let found: Vec<_> = found
        .records()
        .map(|record| record.map(|record| record.to_map()))
        .collect();
    assert_eq!(found, [None, Some(item([("a", n(1))])), Some(item([]))]);
    for strange in [
        r#"{"Responses":[{"New":1}]}"#,
        r#"{"Responses":[{"Item":null}]}"#,
        r#"{"Responses":{}}"#,
    ] {
        assert!(
            find(strange.as_bytes(), Member::Found).is_none(),
            "{strange}"
        );
    }
}

#[test]
fn what_dynamodb_does_not_write_is_left_to_the_sdk() {
    for items in [
        "null",
        "{}",
        "[null]",
        "[{}",
        "[{},]",
        "[{}]]",
        r#"[{"a":null}]"#,
        r#"[{"a":{}}]"#,
        r#"[{"a":{"S":"x","N":"1"}}]"#,
        r#"[{"a":{"S":null}}]"#,
        r#"[{"a":{"S":1}}]"#,
        r#"[{"a":{"N":1}}]"#,
        r#"[{"a":{"N":"\u0031"}}]"#,
        r#"[{"a":{"B":"a"}}]"#,
        r#"[{"a":{"B":"YR=="}}]"#,
        r#"[{"a":{"BOOL":"true"}}]"#,
        r#"[{"a":{"BOOL":truex}}]"#,
        r#"[{"a":{"New":"x"}}]"#,
        r#"[{"a":{"SS":[1]}}]"#,
        r#"[{"a":{"SS":{}}}]"#,
        r#"[{"a":{"S":"\x"}}]"#,
        r#"[{"a":{"S":"\ud800"}}]"#,
        "[{\"a\":{\"S\":\"\n\"}}]",
        r#"[{"a":{"S": "x"}}]"#,
        r#"[ {"a":{"S":"x"}}]"#,
    ] {
        let body = format!(r#"{{"Items":{items}}}"#);
        assert_eq!(items_of(&body), None, "{body}");
    }
    assert_eq!(items_of("{}"), None);
    assert_eq!(items_of(r#"{"Items":[],"Items":[]}"#), None);
    assert_eq!(items_of(r#"{"Items":[]} x"#), None);
    assert_eq!(items_of(r#"[{"Items":[]}]"#), None);
    assert!(find(b"{\"Items\":[],\"x\":\"\xff\"}", Member::Items).is_none());
}

#[test]
fn a_value_that_its_type_does_not_read_is_passed_over() {
    #[derive(Debug, PartialEq)]
    struct Nothing;

    impl<'de> Deserialize<'de> for Nothing {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Self)
        }
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inside {
        a: Nothing,
        b: Nothing,
        c: u8,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Outside {
        list: Vec<Nothing>,
        map: Inside,
        one: Nothing,
    }

    let value = r#"{"M":{"x":{"S":"}\""},"y":{"L":[{"N":"1"}]}}}"#;
    let map = format!(r#"{{"M":{{"a":{value},"c":{{"N":"1"}},"b":{{"N":"2"}}}}}}"#);
    let list = format!(r#"{{"L":[{value},{{"N":"1"}},{value}]}}"#);
    let body = format!(r#"{{"Item":{{"list":{list},"map":{map},"one":{value}}}}}"#);
    let found = find(body.as_bytes(), Member::Item).expect("an item");
    let record = found.records().flatten().next();
    let expected = Outside {
        list: vec![Nothing, Nothing, Nothing],
        map: Inside {
            a: Nothing,
            b: Nothing,
            c: 1,
        },
        one: Nothing,
    };
    assert_eq!(record.as_ref().map(read::<Outside>), Some(Ok(expected)));
}

#[test]
fn of_two_attributes_with_one_name_the_last_one_counts() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Named {
        a: String,
    }

    for items in [
        r#"[{"a":{"S":"x"},"b":{"N":"1"},"a":{"S":"y"}}]"#,
        r#"[{"a":{"S":"x"},"\u0061":{"S":"y"},"b":{"N":"1"}}]"#,
    ] {
        let body = format!(r#"{{"Items":{items}}}"#);
        let expected = item([("a", s("y")), ("b", n(1))]);
        assert_eq!(items_of(&body), Some(vec![expected]), "{body}");
        let found = find(body.as_bytes(), Member::Items).expect("items");
        let record = found.records().flatten().next().expect("an item");
        let named = decode_record::<Named>(&record);
        assert_eq!(named, Ok(Named { a: "y".to_owned() }));
        let item = Item::from_record(record);
        assert_eq!(item.text("a"), Some("y"));
    }
}

#[test]
fn nesting_has_an_end() {
    let nested = |depth: usize| {
        let (open, close) = (r#"{"L":["#.repeat(depth), "]}".repeat(depth));
        format!(r#"{{"Items":[{{"a":{open}{close}}}]}}"#)
    };
    assert!(items_of(&nested(32)).is_some());
    assert!(items_of(&nested(40)).is_some());
    assert!(items_of(&nested(41)).is_none());
    assert!(items_of(&nested(100_000)).is_none());
    let beside = format!(
        r#"{{"x":{},"Items":[]}}"#,
        "[".repeat(100_000) + &"]".repeat(100_000)
    );
    assert_eq!(items_of(&beside), Some(Vec::new()));
}

#[test]
fn text_is_lent_with_and_without_escapes() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Lent<'a> {
        plain: &'a str,
        escaped: &'a str,
        #[serde(borrow)]
        bytes: &'a [u8],
    }

    let stored = item([
        ("plain", s("x")),
        ("escaped", s("\"\n\u{1F600}")),
        ("bytes", b(b"ab")),
    ]);
    for style in [Style::Dense, Style::Escaped] {
        let record = paged(&stored, style);
        let lent = read::<Lent<'_>>(&record).expect("decodes");
        let expected = Lent {
            plain: "x",
            escaped: "\"\n\u{1F600}",
            bytes: b"ab",
        };
        assert_eq!(lent, expected);
    }
}

#[test]
fn an_item_is_the_same_however_it_is_held() {
    let stored = item([
        ("pk", s("a")),
        ("n", n(7)),
        ("b", b(b"x")),
        ("l", l([null(), m([("k", s("v"))])])),
    ]);
    let mut held = Item::from_map(stored.clone());
    let mut paged = Item::from_record(paged(&stored, Style::Dense));
    let change = |item: &mut Item| {
        item.set("n", n(8));
        item.set("new", s("y"));
        item.set("gone", s("z"));
        item.remove("gone");
        item.remove("b");
        item.remove("never");
    };
    let keys = [KeyAttribute::new("pk", AttributeType::S)];
    for _ in 0..2 {
        assert!(held == paged);
        assert!(paged == held);
        for name in ["pk", "n", "b", "l", "new", "gone", "never"] {
            assert_eq!(held.contains(name), paged.contains(name), "{name}");
            assert_eq!(held.key_value(name), paged.key_value(name), "{name}");
            assert_eq!(held.text(name), paged.text(name), "{name}");
            assert_eq!(held.number(name), paged.number(name), "{name}");
            assert_eq!(held.get(name), paged.get(name), "{name}");
        }
        assert_eq!(held.size(), paged.size());
        assert_eq!(held.wire_size(), paged.wire_size());
        assert!(held.only(&keys) == paged.only(&keys));
        assert!(paged.has_more_than(&keys) && paged.has_all_of(&held.only(&keys)));
        assert_eq!(format!("{held:?}"), format!("{paged:?}"));
        assert_eq!(held.clone().into_map(), paged.clone().into_map());
        change(&mut held);
        change(&mut paged);
    }
    assert_eq!(paged.key_value("pk"), Some(KeyValue::S("a".to_owned())));
    paged.set("pk", s("other"));
    assert!(held != paged);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_item_in_a_page_is_the_item(
        stored in hash_map("[a-c\"\u{e9}]{0,2}", attribute(), 0..6),
        style in style(),
        set in vec(("[a-c]", attribute()), 0..2),
        removed in vec("[a-c]", 0..2),
    ) {
        let mut record = paged(&stored, style);
        prop_assert_eq!(&record.to_map(), &stored);
        let mut expected = stored;
        for (name, value) in set {
            record.set(&name, value.clone());
            expected.insert(name, value);
        }
        for name in removed {
            record.remove(&name);
            expected.remove(&name);
        }
        prop_assert_eq!(&record.to_map(), &expected);
        for name in ["a", "b", "c", "aa"] {
            let found = record.get(name).map(|value| value.to_value().into_owned());
            prop_assert_eq!(found.as_ref(), expected.get(name));
        }
        let decoded = decode_record::<BTreeMap<String, serde::de::IgnoredAny>>(&record);
        prop_assert_eq!(decoded.map(|map| map.len()), Ok(expected.len()));
        let decoded = decode_record::<BTreeMap<String, Option<f64>>>(&record).ok();
        let by_reference = reference::from_attribute_value(AttributeValue::M(expected)).ok();
        prop_assert_eq!(decoded, by_reference);
    }
}
