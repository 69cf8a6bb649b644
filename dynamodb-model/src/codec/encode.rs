//! serde's data model to attribute values, in one pass and without an intermediate form.

mod collection;
mod fields;
mod map_key;

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Serialize, Serializer};

pub use self::collection::{ListSerializer, MapSerializer};
pub use self::fields::FieldsSerializer;
use super::error::{CodecError, Problem};
use super::set::{SetKind, describe};

/// The first magnitude of a float that DynamoDB has no room for.
const TOO_LARGE: f64 = 1e126;
/// The smallest magnitude that it has room for.
const SMALLEST: f64 = 1e-130;
/// The first integer of more than 38 digits.
const DIGITS_38: u128 = 10_u128.pow(38);

/// A value on its way into an item: its place decides what becomes of `None` and of an empty set.
#[derive(Debug)]
pub struct Encoded(Form);

#[derive(Debug)]
enum Form {
    Value(AttributeValue),
    None,
    EmptySet,
}

impl Encoded {
    /// As the field of an item or struct, which leaves it out when there is nothing to hold.
    pub(super) fn into_field(self) -> Option<AttributeValue> {
        match self.0 {
            Form::Value(value) => Some(value),
            Form::None | Form::EmptySet => None,
        }
    }

    /// As the element of a list or map, which has to keep its place.
    fn into_element(self) -> AttributeValue {
        match self.0 {
            Form::Value(value) => value,
            Form::None => AttributeValue::Null(true),
            Form::EmptySet => AttributeValue::L(Vec::new()),
        }
    }

    /// As a value for itself, in an expression.
    pub(super) fn into_value(self) -> Result<AttributeValue, CodecError> {
        match self.0 {
            Form::Value(value) => Ok(value),
            Form::None => Ok(AttributeValue::Null(true)),
            Form::EmptySet => Err(Problem::EmptySet.into()),
        }
    }

    /// As a whole item.
    pub(super) fn into_item(self) -> Result<HashMap<String, AttributeValue>, CodecError> {
        let found = match self.0 {
            Form::Value(AttributeValue::M(item)) => return Ok(item),
            Form::Value(other) => describe(&other),
            Form::None => "NULL",
            Form::EmptySet => "a set",
        };
        Err(Problem::NotAnItem { found }.into())
    }

    fn into_set(self, kind: SetKind) -> Result<Self, CodecError> {
        match self.0 {
            Form::Value(AttributeValue::L(members)) if members.is_empty() => {
                Ok(Self(Form::EmptySet))
            }
            Form::Value(AttributeValue::L(members)) => kind.collect(members).map(Self::from),
            Form::Value(other) => Err(kind.refuses(describe(&other))),
            // An absent set, as of an `Option` with a set inside, or a set within a set's wrapper.
            absent @ (Form::None | Form::EmptySet) => Ok(Self(absent)),
        }
    }
}

impl From<AttributeValue> for Encoded {
    fn from(value: AttributeValue) -> Self {
        Self(Form::Value(value))
    }
}

/// Serialises one value as an item would hold it.
#[derive(Clone, Copy, Debug)]
pub struct ValueSerializer {
    /// The value is the item itself, so even its map entries are attributes: serde makes a map of a
    /// struct with flattened fields.
    is_item: bool,
}

impl ValueSerializer {
    pub(super) fn item() -> Self {
        Self { is_item: true }
    }

    pub(super) fn value() -> Self {
        Self { is_item: false }
    }

    fn number(digits: &impl ToString) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::N(digits.to_string()).into())
    }

    fn float(magnitude: f64, digits: &impl ToString) -> Result<Encoded, CodecError> {
        if !magnitude.is_finite() {
            return Err(Problem::NotFinite.into());
        }
        if magnitude >= TOO_LARGE || (magnitude > 0.0 && magnitude < SMALLEST) {
            return Err(Problem::Magnitude.into());
        }
        Self::number(digits)
    }

    /// Trailing zeros do not count as digits.
    fn wide(magnitude: u128, digits: &impl ToString) -> Result<Encoded, CodecError> {
        if magnitude >= DIGITS_38 && !magnitude.is_multiple_of(10) {
            return Err(Problem::Digits.into());
        }
        Self::number(digits)
    }
}

macro_rules! integers {
    ($($method:ident $integer:ty,)*) => {$(
        fn $method(self, v: $integer) -> Result<Encoded, CodecError> {
            Self::number(&v)
        }
    )*};
}

impl Serializer for ValueSerializer {
    type Ok = Encoded;
    type Error = CodecError;
    type SerializeSeq = ListSerializer;
    type SerializeTuple = ListSerializer;
    type SerializeTupleStruct = ListSerializer;
    type SerializeTupleVariant = ListSerializer;
    type SerializeMap = MapSerializer;
    type SerializeStruct = FieldsSerializer;
    type SerializeStructVariant = FieldsSerializer;

    integers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
    }

    fn serialize_i128(self, v: i128) -> Result<Encoded, CodecError> {
        Self::wide(v.unsigned_abs(), &v)
    }

    fn serialize_u128(self, v: u128) -> Result<Encoded, CodecError> {
        Self::wide(v, &v)
    }

    fn serialize_f32(self, v: f32) -> Result<Encoded, CodecError> {
        Self::float(f64::from(v).abs(), &v)
    }

    fn serialize_f64(self, v: f64) -> Result<Encoded, CodecError> {
        Self::float(v.abs(), &v)
    }

    fn serialize_bool(self, v: bool) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::Bool(v).into())
    }

    fn serialize_char(self, v: char) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::S(v.to_string()).into())
    }

    fn serialize_str(self, v: &str) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::S(v.to_owned()).into())
    }

    fn serialize_bytes(self, v: &[u8]) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::B(Blob::new(v)).into())
    }

    fn serialize_none(self) -> Result<Encoded, CodecError> {
        Ok(Encoded(Form::None))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Encoded, CodecError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::Null(true).into())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Encoded, CodecError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Encoded, CodecError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Encoded, CodecError> {
        let encoded = value.serialize(self)?;
        match SetKind::of_newtype(name) {
            Some(set) => encoded.into_set(set),
            // serde lets a field be absent that is an `Option`, but not a newtype of one.
            None if matches!(encoded.0, Form::None) => self.serialize_unit(),
            None => Ok(encoded),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Encoded, CodecError> {
        let value = value
            .serialize(Self::value())
            .map_err(|error| error.inside_key(variant))?;
        Ok(in_variant(Some(variant), value.into_element()))
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<ListSerializer, CodecError> {
        Ok(ListSerializer::new(None, len))
    }

    fn serialize_tuple(self, len: usize) -> Result<ListSerializer, CodecError> {
        Ok(ListSerializer::new(None, Some(len)))
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        len: usize,
    ) -> Result<ListSerializer, CodecError> {
        Ok(ListSerializer::new(None, Some(len)))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<ListSerializer, CodecError> {
        Ok(ListSerializer::new(Some(variant), Some(len)))
    }

    fn serialize_map(self, len: Option<usize>) -> Result<MapSerializer, CodecError> {
        Ok(MapSerializer::new(self.is_item, len))
    }

    fn serialize_struct(
        self,
        _name: &'static str,
        len: usize,
    ) -> Result<FieldsSerializer, CodecError> {
        Ok(FieldsSerializer::new(None, len))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<FieldsSerializer, CodecError> {
        Ok(FieldsSerializer::new(Some(variant), len))
    }
}

/// The value, under the variant's name if it is that of an externally tagged variant.
fn in_variant(variant: Option<&'static str>, value: AttributeValue) -> Encoded {
    match variant {
        Some(name) => AttributeValue::M(HashMap::from([(name.to_owned(), value)])).into(),
        None => value.into(),
    }
}

/// The error of a value that stands in the variant of an enum.
fn inside_variant(error: CodecError, variant: Option<&'static str>) -> CodecError {
    match variant {
        Some(name) => error.inside_key(name),
        None => error,
    }
}
