use std::str::FromStr;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::{Deserializer, Visitor};

use super::{Input, Scalar, parsed};
use crate::codec::error::CodecError;
use crate::codec::page::Cursor;

/// What serde reads a value from.
///
/// A value in a page is not looked at before serde says what it expects, which nearly always is what is there.
#[derive(Debug)]
pub(crate) enum Source<'c, 'de> {
    /// In front of the value.
    Text(&'c mut Cursor<'de>),
    Known(Input<'c, 'de>),
}

impl<'de> From<&'de AttributeValue> for Source<'_, 'de> {
    fn from(value: &'de AttributeValue) -> Self {
        Self::Known(value.into())
    }
}

impl<'c, 'de> Source<'c, 'de> {
    #[inline]
    pub(super) fn key(name: &'de str) -> Self {
        Self::Known(Input::Scalar(Scalar::MapKey(name)))
    }

    /// Whatever it is.
    #[inline]
    pub(super) fn input(self) -> Result<Input<'c, 'de>, CodecError> {
        match self {
            Self::Text(cursor) => cursor.value(),
            Self::Known(input) => Ok(input),
        }
    }

    #[inline]
    fn text<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, CodecError> {
        if let Self::Text(cursor) = &mut self
            && let Some(text) = cursor.plain_text()
        {
            return visitor.visit_borrowed_str(text);
        }
        self.input()?.text(visitor)
    }

    #[inline]
    fn number<T: FromStr>(mut self, expected: &'static str) -> Result<T, CodecError> {
        if let Self::Text(cursor) = &mut self
            && let Some(digits) = cursor.plain_number()
        {
            return parsed(digits, expected);
        }
        self.input()?.number(expected)
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

macro_rules! by_input {
    ($($method:ident($($argument:ty),*) $read:ident,)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $(_: $argument,)* visitor: V) -> Result<V::Value, CodecError> {
            self.input()?.$read(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Source<'_, 'de> {
    type Error = CodecError;

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64, deserialize_u128 visit_u128 u128,
        deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64,
    }

    by_input! {
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
    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.text(visitor)
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.text(visitor)
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.text(visitor)
    }

    #[inline]
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.text(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self {
            Self::Text(cursor) if !cursor.is_before_null() => {
                visitor.visit_some(Self::Text(cursor))
            }
            other => match other.input()? {
                Input::Scalar(Scalar::Null(_)) => visitor.visit_none(),
                other => visitor.visit_some(Self::Known(other)),
            },
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
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        self.input()?.ignore()?;
        visitor.visit_unit()
    }
}
