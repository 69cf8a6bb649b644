//! Errors name the attribute and say what to do.

use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::{b, decode, decode_value, encode, item, l, m, n, null, s};
use crate::codec::samples::{Style, paged};
use crate::codec::{decode_record, encode_value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Customer {
    id: u32,
    address: Address,
    tags: Vec<String>,
    plan: Plan,
    limits: BTreeMap<String, u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Address {
    city: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Plan {
    Free,
    Paid { monthly: u16 },
    Trial(u8),
    Range(u8, u8),
}

fn customer() -> HashMap<String, AttributeValue> {
    item([
        ("id", n(1)),
        ("address", m([("city", s("Basel"))])),
        ("tags", l([s("a")])),
        ("plan", s("Free")),
        ("limits", m([])),
    ])
}

/// The error when `attribute` of a good customer holds something else.
fn error_with(attribute: &str, value: AttributeValue) -> String {
    let mut item = customer();
    item.insert(attribute.to_owned(), value);
    let error = decode::<Customer>(&item).expect_err("refused").to_string();
    let in_page = decode_record::<Customer>(&paged(&item, Style::Dense));
    assert_eq!(in_page.expect_err("refused").to_string(), error);
    error
}

fn error_without(attribute: &str) -> String {
    let mut item = customer();
    item.remove(attribute);
    decode::<Customer>(&item).expect_err("refused").to_string()
}

#[test]
fn the_example_can_be_read() {
    assert!(decode::<Customer>(&customer()).is_ok());
}

#[test]
fn another_type_is_named_with_its_path() {
    let cases = [
        (
            "id",
            s("1"),
            "`id` is a string, but the field reads a number",
        ),
        ("id", null(), "`id` is NULL, but the field reads a number"),
        (
            "address",
            l([]),
            "`address` cannot be read: invalid length 0",
        ),
        (
            "address",
            n(1),
            "`address` is a number, but the field reads a map",
        ),
        (
            "address",
            m([("city", b(&[1]))]),
            "`address.city` is binary, but the field reads a string",
        ),
        (
            "tags",
            l([s("a"), n(2)]),
            "`tags[1]` is a number, but the field reads a string",
        ),
        (
            "tags",
            s("a"),
            "`tags` is a string, but the field reads a list or set",
        ),
        (
            "limits",
            m([("cpu", s("x"))]),
            "`limits.cpu` is a string, but the field reads a number",
        ),
        (
            "limits",
            m([("cpu", n(300))]),
            "`limits.cpu` is the number 300, which `u8` cannot hold",
        ),
        (
            "plan",
            n(1),
            "`plan` is a number, but the field reads a string or a map with one entry",
        ),
        (
            "plan",
            m([]),
            "`plan` is a map with none or several, but the field reads a map with one entry",
        ),
        (
            "plan",
            s("Gold"),
            "`plan` cannot be read: unknown variant `Gold`, expected one of",
        ),
        (
            "plan",
            m([("Trial", s("x"))]),
            "`plan.Trial` is a string, but the field reads a number",
        ),
        (
            "plan",
            m([("Range", l([n(1), s("x")]))]),
            "`plan.Range[1]` is a string",
        ),
        (
            "plan",
            m([("Range", l([n(1)]))]),
            "`plan.Range` cannot be read: invalid length 1",
        ),
        (
            "plan",
            m([("Range", l([n(1), n(2), n(3)]))]),
            "`plan.Range` cannot be read: it has 3 elements, but the field reads 2",
        ),
        (
            "plan",
            m([("Paid", m([("monthly", null())]))]),
            "`plan.Paid.monthly` is NULL",
        ),
    ];
    for (attribute, value, expected) in cases {
        let error = error_with(attribute, value);
        assert!(
            error.starts_with(&format!("attribute {expected}")),
            "{error}"
        );
        assert!(!error.ends_with('.'), "{error}");
    }
}

#[test]
fn a_missing_attribute_is_named_with_its_path() {
    let advice = "is missing; add `#[serde(default)]` to the field if items may lack it, \
                  as they lack `None` and empty sets";
    assert_eq!(error_without("id"), format!("attribute `id` {advice}"));
    assert_eq!(
        error_without("address"),
        format!("attribute `address` {advice}")
    );
    assert_eq!(
        error_with("address", m([])),
        format!("attribute `address.city` {advice}")
    );
    assert_eq!(
        error_with("plan", m([("Paid", m([]))])),
        format!("attribute `plan.Paid.monthly` {advice}")
    );
}

#[test]
fn of_several_missing_attributes_one_is_named() {
    let error = decode::<Customer>(&item([])).expect_err("refused");
    assert_eq!(error.path().as_deref(), Some("id"));
}

#[test]
fn a_missing_attribute_within_buffered_content_is_an_error() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind", content = "data")]
    enum Adjacent {
        A { x: u8 },
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind")]
    enum Internal {
        A { x: u8 },
    }

    // Either order of the entries must end.
    let adjacent = item([("kind", s("A")), ("data", m([]))]);
    let error = decode::<Adjacent>(&adjacent).expect_err("refused");
    assert!(error.path().is_some_and(|path| path.ends_with('x')));
    let error = decode::<Internal>(&item([("kind", s("A"))])).expect_err("refused");
    assert_eq!(error.path().as_deref(), Some("x"));
}

#[test]
fn an_entity_without_named_attributes_is_refused() {
    let error = encode("text").expect_err("refused");
    assert_eq!(
        error.to_string(),
        "the value serialises to a string, but an item has named attributes; \
         make the entity a struct with named fields"
    );
    assert!(encode(&[1, 2]).is_err());
    assert!(encode(&None::<Address>).is_err());
    assert!(encode(&()).is_err());
    assert!(encode(&Plan::Free).is_err());
}

#[test]
fn map_keys_without_a_text_are_refused() {
    #[derive(Serialize)]
    struct Grid {
        cells: HashMap<(u8, u8), u8>,
        empty: HashMap<Option<u8>, u8>,
    }

    let grid = Grid {
        cells: HashMap::from([((1, 2), 3)]),
        empty: HashMap::new(),
    };
    let error = encode(&grid).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "attribute `cells` has a tuple as a map key; \
         use strings, integers, `bool`, `char` or unit variants"
    );
    let lists = HashMap::from([(vec![1], 1)]);
    assert!(encode_value(&lists).is_err());
    let bytes = BTreeMap::from([(super::Bytes(vec![1]), 1)]);
    assert!(encode_value(&bytes).is_err());
    let options = HashMap::from([(Some(1), 1)]);
    assert!(encode_value(&options).is_err());
    let variants = BTreeMap::from([("k", Plan::Trial(1))]);
    assert!(encode_value(&variants).is_ok());
}

#[test]
fn a_set_of_something_else_is_refused() {
    #[derive(Serialize)]
    struct Wrong<T: Serialize> {
        #[serde(with = "serde_dynamo::string_set")]
        set: T,
    }

    let error = encode(&Wrong { set: [1, 2] }).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "attribute `set` is a set of strings, but has a number in it; change the set's type"
    );
    assert!(encode(&Wrong { set: "text" }).is_err());
    assert!(
        encode(&Wrong {
            set: [Some("a"), None]
        })
        .is_err()
    );
}

#[test]
fn what_a_type_refuses_is_reported_with_its_path() {
    #[derive(Serialize)]
    struct Holder {
        #[serde(serialize_with = "refuse")]
        secret: u8,
    }
    fn refuse<S: serde::Serializer>(_: &u8, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it is secret"))
    }

    let error = encode(&Holder { secret: 1 }).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "attribute `secret` cannot be stored: it is secret"
    );
    let error = decode_value::<std::net::IpAddr>(&s("nowhere")).expect_err("refused");
    assert!(error.to_string().starts_with("the value cannot be read: "));
    assert_eq!(error.path(), None);
}
