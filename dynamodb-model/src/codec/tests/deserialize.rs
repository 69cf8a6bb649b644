//! What `serde_dynamo` reads from an attribute is what we read from it, in the SDK's own form and in a page.

use std::collections::BTreeMap;
use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;
use proptest::prelude::*;
use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_dynamo::aws_sdk_dynamodb_1 as reference;

use super::{Bytes, decode_value, item};
use crate::codec::attribute::Attribute;
use crate::codec::samples::{attribute, paged, style};
use crate::codec::{Record, Source};

/// Whatever the attribute says it is.
#[derive(Clone, Debug, PartialEq)]
enum Any {
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    Null,
    Seq(Vec<Self>),
    Map(BTreeMap<String, Self>),
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E>(self, v: bool) -> Result<Any, E> {
        Ok(Any::Bool(v))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Any, E> {
        Ok(Any::Signed(v))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Any, E> {
        Ok(Any::Unsigned(v))
    }

    fn visit_f64<E>(self, v: f64) -> Result<Any, E> {
        Ok(Any::Float(v))
    }

    fn visit_str<E>(self, v: &str) -> Result<Any, E> {
        Ok(Any::Text(v.to_owned()))
    }

    fn visit_bytes<E>(self, v: &[u8]) -> Result<Any, E> {
        Ok(Any::Bytes(v.to_vec()))
    }

    fn visit_unit<E>(self) -> Result<Any, E> {
        Ok(Any::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Any, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element()? {
            elements.push(element);
        }
        Ok(Any::Seq(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Any, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = map.next_entry()? {
            entries.insert(key, value);
        }
        Ok(Any::Map(entries))
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Fields {
    a: Option<i32>,
    #[serde(default)]
    b: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Newtype(Fields);

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Unit;

#[derive(Clone, Debug, PartialEq, Deserialize)]
enum External {
    A,
    B(Any),
    C { a: Option<Any>, b: Option<Any> },
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "a")]
enum Internal {
    A,
    B { b: Any },
    C(Fields),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(f32),
    Text(String),
    Fields(Fields),
    Any(Any),
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Flattened {
    a: Option<Any>,
    #[serde(flatten)]
    rest: BTreeMap<String, Any>,
}

fn same<T>(value: &AttributeValue, paged: &Record) -> Result<(), TestCaseError>
where
    T: DeserializeOwned + fmt::Debug + PartialEq,
{
    let expected = reference::from_attribute_value::<T>(value.clone());
    let found = decode_value::<T>(value);
    let in_page = match paged.get("value") {
        Some(Attribute::Paged(value)) => T::deserialize(Source::Paged(value)),
        other => panic!("{other:?}"),
    };
    // Of several errors the first is told, and a hash map's is any.
    match (&found, &in_page) {
        (Err(_), Err(_)) if !is_ordered(value) => {}
        _ => prop_assert_eq!(&in_page, &found),
    }
    // A struct from a list that is longer than its fields is an error of ours only.
    let stricter = matches!(&found, Err(error) if error.to_string().contains(" elements"));
    if !stricter {
        prop_assert_eq!(found.ok(), expected.ok());
    }
    Ok(())
}

fn is_ordered(value: &AttributeValue) -> bool {
    match value {
        AttributeValue::M(entries) => entries.len() < 2 && entries.values().all(is_ordered),
        AttributeValue::L(elements) => elements.iter().all(is_ordered),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn read_as_the_reference_reads_it(value in attribute(), style in style()) {
        let paged = paged(&item([("value", value.clone())]), style);
        same::<Any>(&value, &paged)?;
        same::<Option<Any>>(&value, &paged)?;
        same::<Vec<Any>>(&value, &paged)?;
        same::<BTreeMap<String, Any>>(&value, &paged)?;
        same::<BTreeMap<i8, Any>>(&value, &paged)?;
        same::<BTreeMap<bool, Any>>(&value, &paged)?;
        same::<bool>(&value, &paged)?;
        same::<u8>(&value, &paged)?;
        same::<i64>(&value, &paged)?;
        same::<f32>(&value, &paged)?;
        same::<f64>(&value, &paged)?;
        same::<char>(&value, &paged)?;
        same::<String>(&value, &paged)?;
        same::<Bytes>(&value, &paged)?;
        same::<()>(&value, &paged)?;
        same::<Unit>(&value, &paged)?;
        same::<Fields>(&value, &paged)?;
        same::<Newtype>(&value, &paged)?;
        same::<External>(&value, &paged)?;
        // From a binary set the reference takes the first member as the tag.
        if !matches!(value, AttributeValue::Bs(_)) {
            same::<Internal>(&value, &paged)?;
        }
        same::<Untagged>(&value, &paged)?;
        same::<Flattened>(&value, &paged)?;
    }
}
