//! Between serde types and DynamoDB JSON, or the SDK's attribute values: the stored form of every value.
//!
//! The form is that of `serde_dynamo`, with these rules on top. `None` and empty sets, which DynamoDB
//! cannot hold, are left out of items and nested structs. Map values and list elements are data and
//! keep their place: there `None` is NULL and an empty set an empty list, which reads back as one.
//! Integers of 128 bits are numbers, up to the 38 digits that DynamoDB keeps. Numbers that it would
//! refuse are errors here. An error names the path of the attribute at which it arose.

mod absent;
mod attribute;
mod decode;
mod draft;
mod encode;
mod error;
pub(crate) mod json;
mod page;
#[cfg(test)]
pub(crate) mod samples;
mod set;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use self::encode::{Buffer, Output};
use self::error::Problem;

pub(crate) use self::absent::insert_null;
pub(crate) use self::attribute::Attribute;
pub(crate) use self::decode::{Entries, Input, Map, Scalar, Sequence, Source};
pub(crate) use self::draft::Draft;
pub use self::encode::{Encoded, FieldsSerializer, ListSerializer, MapSerializer, ValueSerializer};
pub use self::error::CodecError;
pub(crate) use self::page::{Cursor, Member, Record, Value, find};
/// Store a collection as one of DynamoDB's sets: `#[serde(with = "dynamodb_model::string_set", default)]`.
pub use serde_dynamo::{binary_set, number_set, string_set};

/// The item of an entity, without the attributes that are `None` or an empty set.
///
/// # Errors
///
/// When the entity does not serialise to named attributes, or holds a number or map key that cannot
/// be stored.
pub(crate) fn encode<T: Serialize + ?Sized>(entity: &T) -> Result<Draft, CodecError> {
    let mut buffer = Buffer::new();
    let output: &mut Output = &mut buffer;
    let encoded = entity.serialize(ValueSerializer::item(output))?;
    encoded.as_item()?;
    output.reopen();
    Ok(Draft::new(buffer))
}

/// One value, as an item would hold it; `None` is NULL.
///
/// # Errors
///
/// As [`encode`], and for an empty set.
pub(crate) fn encode_value<T: Serialize + ?Sized>(value: &T) -> Result<AttributeValue, CodecError> {
    value_with(|serializer| value.serialize(serializer))
}

/// One value, as an item would hold it; nothing when the item would leave it out.
///
/// # Errors
///
/// As [`encode`].
pub(crate) fn encode_field<T: Serialize + ?Sized>(
    value: &T,
) -> Result<Option<AttributeValue>, CodecError> {
    field_with(|serializer| value.serialize(serializer))
}

/// [`encode_field`] by the `serialize_with` function of a field.
///
/// # Errors
///
/// As [`encode_field`].
pub(crate) fn field_with(
    serialize: impl FnOnce(ValueSerializer<'_>) -> Result<Encoded, CodecError>,
) -> Result<Option<AttributeValue>, CodecError> {
    let mut buffer = Buffer::new();
    let encoded = serialize(ValueSerializer::value(&mut buffer))?;
    match encoded.is_field() {
        true => written(&buffer).map(Some),
        false => Ok(None),
    }
}

/// One value by the `serialize_with` function of its field, as an item would hold it; `None` is NULL.
///
/// # Errors
///
/// What the function returns, a number or map key that cannot be stored, and an empty set.
pub fn value_with(
    serialize: impl FnOnce(ValueSerializer<'_>) -> Result<Encoded, CodecError>,
) -> Result<AttributeValue, CodecError> {
    let mut buffer = Buffer::new();
    let encoded = serialize(ValueSerializer::value(&mut buffer))?;
    encoded.as_value(&mut buffer)?;
    written(&buffer)
}

/// The value that was written, which is not deeper than can be read.
fn written(buffer: &Buffer) -> Result<AttributeValue, CodecError> {
    page::value(&buffer.text).ok_or_else(|| Problem::Depth.into())
}

/// The entity that an item holds.
///
/// An absent attribute reads as the field's default, if serde has one for it, else as NULL.
///
/// # Errors
///
/// When an attribute is missing or does not fit its field.
pub(crate) fn decode<T: DeserializeOwned>(
    item: &HashMap<String, AttributeValue>,
) -> Result<T, CodecError> {
    match read(item) {
        Err(error) if error.is_missing() => absent::decode_with_nulls(item, error),
        result => result,
    }
}

/// [`decode`] of an item in a page.
///
/// # Errors
///
/// As [`decode`].
pub(crate) fn decode_record<T: DeserializeOwned>(record: &Record) -> Result<T, CodecError> {
    // Errors are those of the SDK's form, where all is known about a value, and where NULLs can be put in.
    read(record).or_else(|_| decode(&record.to_map()))
}

/// What serde makes of the attributes.
pub(crate) fn read<'de, T: Deserialize<'de>>(
    item: impl Into<Source<'de>>,
) -> Result<T, CodecError> {
    T::deserialize(item.into())
}
