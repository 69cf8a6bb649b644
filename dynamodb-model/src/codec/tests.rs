//! What is stored for which value, against `serde_dynamo` and there and back.

mod absence;
mod deserialize;
mod errors;
mod numbers;
mod round_trip;
mod serialize;

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{CodecError, Input};

/// Bytes, as the usual wrapper crate has them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }

        deserializer.deserialize_byte_buf(Visitor)
    }
}

/// What a field reads from its attribute.
fn decode_value<'de, T: Deserialize<'de>>(value: &'de AttributeValue) -> Result<T, CodecError> {
    T::deserialize(Input::from(value))
}

fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

fn n(number: impl std::fmt::Display + Copy) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

fn b(bytes: &[u8]) -> AttributeValue {
    AttributeValue::B(Blob::new(bytes))
}

fn null() -> AttributeValue {
    AttributeValue::Null(true)
}

fn l(elements: impl IntoIterator<Item = AttributeValue>) -> AttributeValue {
    AttributeValue::L(elements.into_iter().collect())
}

fn m<const N: usize>(entries: [(&str, AttributeValue); N]) -> AttributeValue {
    AttributeValue::M(item(entries))
}

fn item<const N: usize>(entries: [(&str, AttributeValue); N]) -> HashMap<String, AttributeValue> {
    let own = |(key, value): (&str, AttributeValue)| (key.to_owned(), value);
    entries.into_iter().map(own).collect()
}
