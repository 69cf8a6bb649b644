use std::collections::HashMap;
use std::str::FromStr;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::{Deserializer, Visitor};

use super::{Input, Scalar, parsed};
use crate::codec::error::{CodecError, Problem};
use crate::codec::page::{Record, Value};

/// What serde reads a value from.
///
/// The value is not looked at before serde says what it expects, which nearly always is what is there. Two words, as it goes
/// through several functions of serde's that are not compiled into each other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'de> {
    Paged(Value<'de>),
    Held(&'de AttributeValue),
    /// A member of a set.
    Text(&'de String),
    Digits(&'de String),
    Bytes(&'de Blob),
    /// An item.
    Record(&'de Record),
    Map(&'de HashMap<String, AttributeValue>),
}

/// What serde reads the key of a map from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'de>(pub(super) &'de str);

impl<'de> From<&'de AttributeValue> for Source<'de> {
    fn from(value: &'de AttributeValue) -> Self {
        Self::Held(value)
    }
}

impl<'de> From<&'de Record> for Source<'de> {
    fn from(record: &'de Record) -> Self {
        Self::Record(record)
    }
}

impl<'de> From<&'de HashMap<String, AttributeValue>> for Source<'de> {
    fn from(map: &'de HashMap<String, AttributeValue>) -> Self {
        Self::Map(map)
    }
}

impl<'de> Source<'de> {
    /// Whatever it is.
    #[inline]
    pub(super) fn input(self) -> Result<Input<'de>, CodecError> {
        Ok(match self {
            Self::Paged(value) => value.input().ok_or(Problem::Text)?,
            Self::Record(record) => Input::Map(record.into()),
            Self::Held(value) => value.into(),
            Self::Text(text) => Input::Scalar(Scalar::String(text)),
            Self::Digits(digits) => Input::Scalar(Scalar::Number(digits)),
            Self::Bytes(bytes) => Input::Scalar(Scalar::Bytes(bytes.as_ref())),
            Self::Map(map) => Input::Map(map.into()),
        })
    }

    #[inline]
    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        if let Self::Paged(value) = self
            && let Some(text) = value.string()
        {
            return visitor.visit_borrowed_str(text);
        }
        self.other_text(visitor)
    }

    /// Apart, so that what nearly always is read is small enough to be compiled into a field's own code.
    #[cold]
    fn other_text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.input()?.text(visitor)
    }

    #[inline]
    fn number<T: FromStr>(self, expected: &'static str) -> Result<T, CodecError> {
        if let Self::Paged(value) = self
            && let Some(digits) = value.number()
        {
            return parsed(digits, expected);
        }
        self.other_number(expected)
    }

    #[cold]
    fn other_number<T: FromStr>(self, expected: &'static str) -> Result<T, CodecError> {
        self.input()?.number(expected)
    }

    #[inline]
    fn is_null(self) -> bool {
        match self {
            Self::Paged(value) => value.is_null(),
            Self::Held(value) => matches!(value, AttributeValue::Null(_)),
            _ => false,
        }
    }
}

impl<'de> Key<'de> {
    #[inline]
    fn input(self) -> Result<Input<'de>, CodecError> {
        Ok(Input::Scalar(Scalar::MapKey(self.0)))
    }

    #[inline]
    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_borrowed_str(self.0)
    }

    #[inline]
    fn number<T: FromStr>(self, expected: &'static str) -> Result<T, CodecError> {
        parsed(self.0, expected)
    }

    #[inline]
    fn is_null(self) -> bool {
        false
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $number:ident,)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            visitor.$visit(self.number(stringify!($number))?)
        }
    )*};
}

macro_rules! texts {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.text(visitor)
        }
    )*};
}

macro_rules! inputs {
    ($($method:ident($($argument:ty),*) $read:ident,)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* visitor: V) -> Result<V::Value, CodecError> {
            self.input()?.$read(visitor)
        }
    )*};
}

macro_rules! deserializer {
    ($type:ident) => {
        impl<'de> Deserializer<'de> for $type<'de> {
            type Error = CodecError;

            numbers! {
                deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16,
                deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
                deserialize_i128 visit_i128 i128, deserialize_u8 visit_u8 u8,
                deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32,
                deserialize_u64 visit_u64 u64, deserialize_u128 visit_u128 u128,
                deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64,
            }

            texts! {
                deserialize_char deserialize_str deserialize_string deserialize_identifier
            }

            inputs! {
                deserialize_any() any,
                deserialize_bool() bool,
                deserialize_bytes() bytes,
                deserialize_byte_buf() bytes,
                deserialize_unit() null,
                deserialize_unit_struct(&'static str) null,
                deserialize_seq() sequence,
                deserialize_tuple(usize) sequence,
                deserialize_tuple_struct(&'static str, usize) sequence,
                deserialize_map() map,
                deserialize_struct(&'static str, &'static [&'static str]) structure,
                deserialize_enum(&'static str, &'static [&'static str]) variant,
            }

            #[inline]
            fn deserialize_option<V: Visitor<'de>>(
                self,
                visitor: V,
            ) -> Result<V::Value, CodecError> {
                match self.is_null() {
                    true => visitor.visit_none(),
                    false => visitor.visit_some(self),
                }
            }

            #[inline]
            fn deserialize_newtype_struct<V: Visitor<'de>>(
                self,
                _: &'static str,
                visitor: V,
            ) -> Result<V::Value, CodecError> {
                visitor.visit_newtype_struct(self)
            }

            #[inline]
            fn deserialize_ignored_any<V: Visitor<'de>>(
                self,
                visitor: V,
            ) -> Result<V::Value, CodecError> {
                visitor.visit_unit()
            }
        }
    };
}

deserializer!(Source);
deserializer!(Key);
