//! What is stored for which value, against `serde_dynamo` and there and back.

mod absence;
mod deserialize;
mod drafts;
mod errors;
mod numbers;
mod pages;
mod round_trip;
mod serialize;
mod written;

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::samples::{Attributes, Style, paged};
use super::{CodecError, Draft, Source};

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

/// The item of an entity in the SDK's own form, from the text that is sent.
fn encode<T: Serialize + ?Sized>(entity: &T) -> Result<Attributes, CodecError> {
    super::encode(entity).map(Draft::into_map)
}

/// What a field reads from its attribute.
fn decode_value<'de, T: Deserialize<'de>>(value: &'de AttributeValue) -> Result<T, CodecError> {
    T::deserialize(Source::from(value))
}

/// What an item holds, in the SDK's own form and in a page.
fn decode<T>(item: &Attributes) -> Result<T, CodecError>
where
    T: DeserializeOwned + std::fmt::Debug + PartialEq,
{
    let decoded = super::decode::<T>(item);
    for style in [Style::Dense, Style::Escaped] {
        let in_page = super::decode_record::<T>(&paged(item, style));
        // Of several errors the first is told, and a hash map's is any.
        assert_eq!(in_page.as_ref().ok(), decoded.as_ref().ok());
    }
    decoded
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
