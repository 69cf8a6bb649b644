//! Attribute values to serde's data model, by reference: an item can be decoded again.
//!
//! Values are either the SDK's or in a page. What is read from them is the same, for it is the same code; the two differ in
//! where a container finds what it holds: the SDK's are lent as they lie, and of a page a cursor goes through the nodes.

mod access;
mod map;
mod sequence;
mod source;

use std::str::FromStr;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::{IntoDeserializer, Visitor};

use self::access::{Elements, Fields, Variant};
pub(crate) use self::map::{Entries, Map};
pub(crate) use self::sequence::Sequence;
pub(crate) use self::source::Source;
use super::error::{CodecError, Problem};
use super::set::SetKind;

const STRING: &str = "a string";
const NUMBER: &str = "a number";
const LIST: &str = "a list or set";
const MAP: &str = "a map";

/// Something in an item: an attribute, the member of a set, the key of a map.
#[derive(Debug)]
pub(crate) enum Input<'de> {
    Scalar(Scalar<'de>),
    Map(Map<'de>),
    List(Sequence<'de>),
    Set(SetKind, Sequence<'de>),
    /// Of a type that came to DynamoDB after this SDK.
    Unknown,
}

/// What holds no other values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar<'de> {
    String(&'de str),
    Number(&'de str),
    Bytes(&'de [u8]),
    Bool(bool),
    Null(bool),
    MapKey(&'de str),
}

impl<'de> From<&'de AttributeValue> for Input<'de> {
    fn from(value: &'de AttributeValue) -> Self {
        let set = |kind, members| Self::Set(kind, members);
        Self::Scalar(match value {
            AttributeValue::S(text) => Scalar::String(text),
            AttributeValue::N(digits) => Scalar::Number(digits),
            AttributeValue::B(bytes) => Scalar::Bytes(bytes.as_ref()),
            AttributeValue::Bool(value) => Scalar::Bool(*value),
            AttributeValue::Null(value) => Scalar::Null(*value),
            AttributeValue::M(entries) => return Self::Map(entries.into()),
            AttributeValue::L(elements) => return Self::List(Sequence::Values(elements)),
            AttributeValue::Ss(members) => return set(SetKind::String, Sequence::Texts(members)),
            AttributeValue::Ns(members) => return set(SetKind::Number, Sequence::Numbers(members)),
            AttributeValue::Bs(members) => return set(SetKind::Binary, Sequence::Blobs(members)),
            _ => return Self::Unknown,
        })
    }
}

impl Scalar<'_> {
    fn describe(self) -> &'static str {
        match self {
            Self::String(_) => STRING,
            Self::Number(_) => NUMBER,
            Self::Bytes(_) => "binary",
            Self::Bool(_) => "a bool",
            Self::Null(_) => "NULL",
            Self::MapKey(_) => "a map key",
        }
    }

    /// In the SDK's own form, copied.
    pub(super) fn to_value(self) -> AttributeValue {
        match self {
            Self::String(text) | Self::MapKey(text) => AttributeValue::S(text.to_owned()),
            Self::Number(digits) => AttributeValue::N(digits.to_owned()),
            Self::Bytes(bytes) => AttributeValue::B(Blob::new(bytes)),
            Self::Bool(value) => AttributeValue::Bool(value),
            Self::Null(value) => AttributeValue::Null(value),
        }
    }
}

impl<'de> Input<'de> {
    pub(super) fn into_scalar(self) -> Option<Scalar<'de>> {
        match self {
            Self::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    fn describe(&self) -> &'static str {
        match self {
            Self::Scalar(scalar) => scalar.describe(),
            Self::Map(_) => MAP,
            Self::List(_) => "a list",
            Self::Set(SetKind::String, _) => "a string set",
            Self::Set(SetKind::Number, _) => "a number set",
            Self::Set(SetKind::Binary, _) => "a binary set",
            Self::Unknown => "of a type that is newer than this library",
        }
    }

    #[cold]
    fn mismatch<T>(&self, expected: &'static str) -> Result<T, CodecError> {
        let found = self.describe();
        Err(Problem::Type { expected, found }.into())
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::String(text) | Scalar::MapKey(text)) => {
                visitor.visit_borrowed_str(text)
            }
            other => other.mismatch(STRING),
        }
    }

    fn number<T: FromStr>(self, expected: &'static str) -> Result<T, CodecError> {
        match self {
            Self::Scalar(Scalar::Number(digits) | Scalar::MapKey(digits)) => {
                parsed(digits, expected)
            }
            other => other.mismatch(NUMBER),
        }
    }

    fn any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::String(_) | Scalar::MapKey(_)) => self.text(visitor),
            Self::Scalar(Scalar::Number(digits)) => self.any_number(digits, visitor),
            Self::Scalar(Scalar::Bytes(bytes)) => visitor.visit_borrowed_bytes(bytes),
            Self::Scalar(Scalar::Bool(value)) => visitor.visit_bool(value),
            Self::Scalar(Scalar::Null(_)) => visitor.visit_unit(),
            Self::Map(_) => self.map(visitor),
            Self::List(_) | Self::Set(..) => self.sequence(visitor),
            Self::Unknown => self.mismatch("a known type"),
        }
    }

    /// A number whose type nobody names, in the smallest type that holds it.
    fn any_number<V: Visitor<'de>>(self, digits: &str, visitor: V) -> Result<V::Value, CodecError> {
        if let Ok(value) = digits.parse() {
            visitor.visit_i64(value)
        } else if let Ok(value) = digits.parse() {
            visitor.visit_u64(value)
        } else {
            visitor.visit_f64(self.number("f64")?)
        }
    }

    fn sequence<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        let mut elements = match self {
            Self::List(members) | Self::Set(_, members) => Elements::of(members),
            other => return other.mismatch(LIST),
        };
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Map(map) => visitor.visit_map(Fields::of(map)),
            other => other.mismatch(MAP),
        }
    }

    fn null<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::Null(_)) => visitor.visit_unit(),
            other => other.mismatch("NULL"),
        }
    }

    fn bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::Bool(value)) => visitor.visit_bool(value),
            Self::Scalar(Scalar::MapKey("true")) => visitor.visit_bool(true),
            Self::Scalar(Scalar::MapKey("false")) => visitor.visit_bool(false),
            other => other.mismatch("a bool"),
        }
    }

    fn bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::Bytes(bytes)) => visitor.visit_borrowed_bytes(bytes),
            other => other.mismatch("binary"),
        }
    }

    fn structure<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::List(_) => self.sequence(visitor),
            other => other.map(visitor),
        }
    }

    fn variant<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Scalar(Scalar::String(name) | Scalar::MapKey(name)) => {
                visitor.visit_enum(name.into_deserializer())
            }
            Self::Map(map) => visitor.visit_enum(Variant::of(map)?),
            other => other.mismatch("a string or a map with one entry"),
        }
    }
}

fn parsed<T: FromStr>(digits: &str, expected: &'static str) -> Result<T, CodecError> {
    digits.parse().map_err(|_| {
        let text = digits.to_owned();
        Problem::Number { text, expected }.into()
    })
}
