//! What `serde_dynamo` reads from an attribute is what we read from it.

use std::collections::BTreeMap;
use std::fmt;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_dynamo::aws_sdk_dynamodb_1 as reference;

use super::{Bytes, decode_value};

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

/// Names of fields, variants, and some that are neither.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "A", "B", "C", "true", "-7", "é"]).prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i8>().prop_map(|v| v.to_string()),
        any::<i64>().prop_map(|v| v.to_string()),
        any::<u64>().prop_map(|v| v.to_string()),
        any::<i128>().prop_map(|v| v.to_string()),
        any::<f32>().prop_map(|v| v.to_string()),
    ]
}

fn attribute() -> impl Strategy<Value = AttributeValue> {
    let bytes = || vec(any::<u8>(), 0..3).prop_map(Blob::new);
    let leaf = prop_oneof![
        name().prop_map(AttributeValue::S),
        number().prop_map(AttributeValue::N),
        bytes().prop_map(AttributeValue::B),
        any::<bool>().prop_map(AttributeValue::Bool),
        Just(AttributeValue::Null(true)),
        vec(name(), 1..3).prop_map(AttributeValue::Ss),
        vec(number(), 1..3).prop_map(AttributeValue::Ns),
        vec(bytes(), 1..3).prop_map(AttributeValue::Bs),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(AttributeValue::L),
            hash_map(name(), inner, 0..3).prop_map(AttributeValue::M),
        ]
    })
}

fn same<T>(value: &AttributeValue) -> Result<(), TestCaseError>
where
    T: DeserializeOwned + fmt::Debug + PartialEq,
{
    let expected = reference::from_attribute_value::<T>(value.clone());
    let found = decode_value::<T>(value);
    // A struct from a list that is longer than its fields is an error of ours only.
    let stricter = matches!(&found, Err(error) if error.to_string().contains(" elements"));
    if !stricter {
        prop_assert_eq!(found.ok(), expected.ok());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn read_as_the_reference_reads_it(value in attribute()) {
        same::<Any>(&value)?;
        same::<Option<Any>>(&value)?;
        same::<Vec<Any>>(&value)?;
        same::<BTreeMap<String, Any>>(&value)?;
        same::<BTreeMap<i8, Any>>(&value)?;
        same::<BTreeMap<bool, Any>>(&value)?;
        same::<bool>(&value)?;
        same::<u8>(&value)?;
        same::<i64>(&value)?;
        same::<f32>(&value)?;
        same::<f64>(&value)?;
        same::<char>(&value)?;
        same::<String>(&value)?;
        same::<Bytes>(&value)?;
        same::<()>(&value)?;
        same::<Unit>(&value)?;
        same::<Fields>(&value)?;
        same::<Newtype>(&value)?;
        same::<External>(&value)?;
        // From a binary set the reference takes the first member as the tag.
        if !matches!(value, AttributeValue::Bs(_)) {
            same::<Internal>(&value)?;
        }
        same::<Untagged>(&value)?;
        same::<Flattened>(&value)?;
    }
}
