//! Strings and characters.

use std::borrow::Cow;

use crate::key::error::PartError;
use crate::key::form::{Lower, Upper};
use crate::key::part::{
    HighCardinality, KeyPart, NativePart, Ordered, Part, RawRange, Supports, Text,
};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::spec::Last;
use crate::key::value::{AttributeType, KeyValue};
use crate::key::writer::PartWriter;

/// Implements the key traits for an owned string.
macro_rules! text_part {
    ($($name:ty),+) => {$(
        impl Part for $name {
            type Ref = str;

            fn as_part(&self) -> &str {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl KeyPart for $name {
            const SHAPE: Shape = Shape::text();

            fn encode(value: &str, to: &mut PartWriter<'_>) -> Result<(), PartError> {
                to.text(value)
            }

            fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
                Ok(from.text()?.into_owned().into())
            }

            fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
                from.text().map(drop)
            }
        }

        #[diagnostic::do_not_recommend]
        impl NativePart for $name {
            const TYPE: AttributeType = AttributeType::S;

            fn to_key(value: &str) -> Result<KeyValue, PartError> {
                Ok(KeyValue::S(value.to_owned()))
            }

            fn from_key(value: &KeyValue) -> Result<Self, PartError> {
                Ok(value.as_text()?.to_owned().into())
            }
        }

        impl Ordered for $name {}
        impl Text for $name {}
        #[diagnostic::do_not_recommend]
        impl HighCardinality for $name {}
        impl Supports<Lower> for $name {}
        impl Supports<Upper> for $name {}
        impl Supports<RawRange<Last>> for $name {}
    )+};
}

text_part!(String, Box<str>, Cow<'static, str>);

super::part!(char);

#[diagnostic::do_not_recommend]
impl KeyPart for char {
    const SHAPE: Shape = Shape::text();

    fn encode(value: &Self, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.text(value.encode_utf8(&mut [0; 4]))
    }

    fn decode(from: &mut PartReader<'_>) -> Result<Self, PartError> {
        single(&from.text()?)
    }
}

#[diagnostic::do_not_recommend]
impl NativePart for char {
    const TYPE: AttributeType = AttributeType::S;

    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        Ok(KeyValue::S(value.to_string()))
    }

    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        single(value.as_text()?)
    }
}

impl Ordered for char {}
#[diagnostic::do_not_recommend]
impl HighCardinality for char {}
impl Supports<RawRange<Last>> for char {}

fn single(text: &str) -> Result<char, PartError> {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(character),
        _ => Err(PartError::malformed("one character", text)),
    }
}
