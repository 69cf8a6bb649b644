//! serde's data model to DynamoDB JSON, in one pass and without an intermediate form.
//!
//! What was written can be taken back, for only when a value has been serialised is it known whether there is one; then
//! the text is cut where it began. Nothing is allocated but the text.

mod buffer;
mod collection;
mod fields;
mod map_key;
mod name;
mod output;

use serde::{Serialize, Serializer};

pub(super) use self::buffer::Buffer;
pub use self::collection::{ListSerializer, MapSerializer};
pub use self::fields::FieldsSerializer;
use self::output::OpenVariant;
pub(super) use self::output::{Output, Place};
use super::error::{CodecError, Problem};
use super::json;
use super::set::SetKind;

/// The first magnitude of a float that DynamoDB has no room for.
const TOO_LARGE: f64 = 1e126;
/// The smallest magnitude that it has room for.
const SMALLEST: f64 = 1e-130;
/// The first integer of more than 38 digits.
const DIGITS_38: u128 = 10_u128.pow(38);

/// A value on its way into an item: its place decides what becomes of `None` and of an empty set.
#[derive(Clone, Copy, Debug)]
pub struct Encoded(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    /// It is written.
    Value(Kind),
    /// Nothing is written.
    None,
    /// Nothing is written.
    EmptySet,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Binary,
    Bool,
    Null,
    Map,
    List,
    Set(SetKind),
}

impl Encoded {
    /// As the field of an item or struct, which leaves it out when there is nothing to hold; whether it is there.
    pub(super) fn is_field(self) -> bool {
        matches!(self.0, Form::Value(_))
    }

    /// As a value for itself, in an expression.
    pub(super) fn as_value(self, output: &mut Output) -> Result<(), CodecError> {
        match self.0 {
            Form::EmptySet => Err(Problem::EmptySet.into()),
            Form::Value(_) | Form::None => {
                output.in_place(self);
                Ok(())
            }
        }
    }

    /// As a whole item.
    pub(super) fn as_item(self) -> Result<(), CodecError> {
        let found = match self.0 {
            Form::Value(Kind::Map) => return Ok(()),
            Form::Value(other) => other.describe(),
            Form::None => "NULL",
            Form::EmptySet => "a set",
        };
        Err(Problem::NotAnItem { found }.into())
    }
}

impl From<Kind> for Encoded {
    fn from(kind: Kind) -> Self {
        Self(Form::Value(kind))
    }
}

impl Kind {
    fn describe(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Number => "a number",
            Self::Binary => "binary",
            Self::Bool => "a bool",
            Self::Null => "NULL",
            Self::Map => "a map",
            Self::List => "a list",
            Self::Set(SetKind::String) => "a string set",
            Self::Set(SetKind::Number) => "a number set",
            Self::Set(SetKind::Binary) => "a binary set",
        }
    }

    fn of_members(set: SetKind) -> Self {
        match set {
            SetKind::String => Self::Text,
            SetKind::Number => Self::Number,
            SetKind::Binary => Self::Binary,
        }
    }
}

/// Serialises one value as an item would hold it.
#[derive(Debug)]
pub struct ValueSerializer<'a> {
    to: &'a mut Output,
    /// The value is the item itself, so even its map entries are attributes: serde makes a map of a
    /// struct with flattened fields.
    is_item: bool,
    /// The value is in a set's wrapper, so a list is the set's members.
    set: Option<SetKind>,
}

impl<'a> ValueSerializer<'a> {
    pub(super) fn item(to: &'a mut Output) -> Self {
        Self {
            to,
            is_item: true,
            set: None,
        }
    }

    pub(super) fn value(to: &'a mut Output) -> Self {
        Self {
            to,
            is_item: false,
            set: None,
        }
    }

    fn again(&mut self) -> ValueSerializer<'_> {
        ValueSerializer {
            to: self.to,
            is_item: self.is_item,
            set: self.set,
        }
    }

    fn integer(self, digits: impl itoa::Integer) -> Encoded {
        json::integer_value(&mut self.to.text, digits);
        Kind::Number.into()
    }

    fn float(self, magnitude: f64, write: impl FnOnce(&mut String)) -> Result<Encoded, CodecError> {
        if !magnitude.is_finite() {
            return Err(Problem::NotFinite.into());
        }
        if magnitude >= TOO_LARGE || (magnitude > 0.0 && magnitude < SMALLEST) {
            return Err(Problem::Magnitude.into());
        }
        write(&mut self.to.text);
        Ok(Kind::Number.into())
    }

    /// Trailing zeros do not count as digits.
    fn wide(self, magnitude: u128, digits: impl itoa::Integer) -> Result<Encoded, CodecError> {
        if magnitude >= DIGITS_38 && !magnitude.is_multiple_of(10) {
            return Err(Problem::Digits.into());
        }
        Ok(self.integer(digits))
    }

    fn list(self, variant: Option<OpenVariant>) -> Result<ListSerializer<'a>, CodecError> {
        let set = match variant {
            Some(_) => None,
            None => self.set,
        };
        ListSerializer::new(self.to, variant, set)
    }
}

macro_rules! integers {
    ($($method:ident $integer:ty,)*) => {$(
        fn $method(self, v: $integer) -> Result<Encoded, CodecError> {
            Ok(self.integer(v))
        }
    )*};
}

impl<'a> Serializer for ValueSerializer<'a> {
    type Ok = Encoded;
    type Error = CodecError;
    type SerializeSeq = ListSerializer<'a>;
    type SerializeTuple = ListSerializer<'a>;
    type SerializeTupleStruct = ListSerializer<'a>;
    type SerializeTupleVariant = ListSerializer<'a>;
    type SerializeMap = MapSerializer<'a>;
    type SerializeStruct = FieldsSerializer<'a>;
    type SerializeStructVariant = FieldsSerializer<'a>;

    integers! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
    }

    fn serialize_i128(self, v: i128) -> Result<Encoded, CodecError> {
        self.wide(v.unsigned_abs(), v)
    }

    fn serialize_u128(self, v: u128) -> Result<Encoded, CodecError> {
        self.wide(v, v)
    }

    fn serialize_f32(self, v: f32) -> Result<Encoded, CodecError> {
        self.float(f64::from(v).abs(), |to| json::single_value(to, v))
    }

    fn serialize_f64(self, v: f64) -> Result<Encoded, CodecError> {
        self.float(v.abs(), |to| json::float_value(to, v))
    }

    fn serialize_bool(self, v: bool) -> Result<Encoded, CodecError> {
        json::bool_value(&mut self.to.text, v);
        Ok(Kind::Bool.into())
    }

    fn serialize_char(self, v: char) -> Result<Encoded, CodecError> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<Encoded, CodecError> {
        json::text_value(&mut self.to.text, v);
        Ok(Kind::Text.into())
    }

    fn serialize_bytes(self, v: &[u8]) -> Result<Encoded, CodecError> {
        json::bytes_value(&mut self.to.text, v);
        Ok(Kind::Binary.into())
    }

    fn serialize_none(self) -> Result<Encoded, CodecError> {
        Ok(Encoded(Form::None))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Encoded, CodecError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Encoded, CodecError> {
        Ok(self.to.null().into())
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
        mut self,
        name: &'static str,
        value: &T,
    ) -> Result<Encoded, CodecError> {
        let Some(set) = SetKind::of_newtype(name) else {
            let encoded = value.serialize(self.again())?;
            return match encoded.0 {
                // serde lets a field be absent that is an `Option`, but not a newtype of one.
                Form::None => self.serialize_unit(),
                _ => Ok(encoded),
            };
        };
        let around = self.set.replace(set);
        let encoded = value.serialize(self)?;
        match (encoded.0, around) {
            (Form::Value(kind), _) if kind != Kind::Set(set) => Err(set.refuses(kind.describe())),
            (Form::Value(kind), Some(around)) => Err(around.refuses(kind.describe())),
            // An absent set, as of an `Option` with a set inside, or a set within a set's wrapper.
            _ => Ok(encoded),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Encoded, CodecError> {
        let open = self.to.open_variant(variant)?;
        let encoded = value
            .serialize(ValueSerializer::value(self.to))
            .map_err(|error| error.inside_key(variant))?;
        self.to.in_place(encoded);
        self.to.close_variant(open);
        Ok(Kind::Map.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ListSerializer<'a>, CodecError> {
        self.list(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<ListSerializer<'a>, CodecError> {
        self.list(None)
    }

    fn serialize_tuple_struct(
        self,
        _name: &'static str,
        _: usize,
    ) -> Result<ListSerializer<'a>, CodecError> {
        self.list(None)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<ListSerializer<'a>, CodecError> {
        let variant = self.to.open_variant(variant)?;
        self.list(Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<MapSerializer<'a>, CodecError> {
        MapSerializer::new(self.to, self.is_item)
    }

    fn serialize_struct(
        self,
        _name: &'static str,
        _: usize,
    ) -> Result<FieldsSerializer<'a>, CodecError> {
        FieldsSerializer::new(self.to, None)
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<FieldsSerializer<'a>, CodecError> {
        let variant = self.to.open_variant(variant)?;
        FieldsSerializer::new(self.to, Some(variant))
    }
}

/// The error of a value that stands in the variant of an enum.
fn inside_variant(error: CodecError, variant: Option<OpenVariant>) -> CodecError {
    match variant {
        Some(variant) => error.inside_key(variant.name),
        None => error,
    }
}
