//! What serde's data model lets a type do, and text must not show.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _, SerializeStruct as _};
use serde::{Serialize, Serializer};

use super::{encode, item, l, m, n, null, s};
use crate::codec::{self, encode_value};

/// A map that gives each entry in one way or another.
struct Entries(Vec<(&'static str, Option<u8>)>);

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A struct that gives names twice.
struct Twice<T>(Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Twice<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut fields = to.serialize_struct("Twice", self.0.len())?;
        for (name, value) in &self.0 {
            fields.serialize_field(name, value)?;
        }
        fields.end()
    }
}

struct Fails;

impl Serialize for Fails {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        list.serialize_element("written before")?;
        list.serialize_element(&Twice(vec![("also", 1)]))?;
        Err(S::Error::custom("no"))
    }
}

/// Goes on after what it cannot store.
struct Undaunted;

impl Serialize for Undaunted {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("first", "a")?;
        assert!(map.serialize_entry("second", &Fails).is_err());
        assert!(map.serialize_entry(&1.5, "no key").is_err());
        map.serialize_key("without a value")?;
        map.serialize_key("third")?;
        map.serialize_value(&List)?;
        map.serialize_key("without a value")?;
        map.end()
    }
}

struct List;

impl Serialize for List {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        assert!(list.serialize_element(&Fails).is_err());
        list.serialize_element("a")?;
        assert!(list.serialize_element(&Fails).is_err());
        list.serialize_element(&None::<u8>)?;
        list.end()
    }
}

#[test]
fn of_a_name_that_comes_twice_the_last_value_counts() {
    let entries = Entries(vec![
        ("a\n", Some(1)),
        ("b", Some(2)),
        ("a\n", Some(3)),
        ("a\n", None),
        ("c", Some(4)),
        ("b", Some(5)),
    ]);
    let as_item = item([("a\n", n(3)), ("b", n(5)), ("c", n(4))]);
    let as_value = m([("a\n", null()), ("b", n(5)), ("c", n(4))]);
    assert_eq!(encode(&entries).unwrap(), as_item);
    assert_eq!(encode_value(&entries).unwrap(), as_value);
    let fields = Twice(vec![("x", &entries), ("y", &entries), ("x", &entries)]);
    let nested = item([("x", as_value.clone()), ("y", as_value)]);
    assert_eq!(encode(&fields).unwrap(), nested);
    let mut text = String::new();
    codec::encode(&fields).unwrap().write_to(&mut text);
    assert_eq!(text.matches("\"x\"").count(), 1, "{text}");
    assert_eq!(text.matches("\"b\"").count(), 2, "{text}");
}

#[test]
fn what_failed_leaves_nothing_behind() {
    let list = || l([s("a"), null()]);
    let expected = [("first", s("a")), ("third", list())];
    assert_eq!(encode(&Undaunted).unwrap(), item(expected));
    assert_eq!(encode_value(&List).unwrap(), list());
    // Neither where the buffer is used again.
    assert!(encode(&Fails).is_err());
    assert_eq!(encode_value(&List).unwrap(), list());
}

#[test]
fn nesting_has_an_end() {
    struct Nested(usize);

    impl Serialize for Nested {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self.0.checked_sub(1) {
                None => to.serialize_unit(),
                Some(less) => Twice(vec![("a", Self(less))]).serialize(to),
            }
        }
    }

    let mut expected = AttributeValue::Null(true);
    for _ in 0..40 {
        expected = m([("a", expected)]);
    }
    assert_eq!(encode_value(&Nested(40)).unwrap(), expected);
    assert_eq!(AttributeValue::M(encode(&Nested(40)).unwrap()), expected);
    for depth in [41, 100_000] {
        let error = encode(&Nested(depth)).unwrap_err().to_string();
        assert!(error.contains("deeper than the 32"), "{error}");
    }
}
