use std::fmt::Write as _;

use serde::ser::Impossible;
use serde::{Serialize, Serializer};

use crate::codec::error::{CodecError, Problem};
use crate::codec::json;

/// Writes a map key, as the text that names the entry; only a key with one text can be one.
#[derive(Debug)]
pub(super) struct MapKeySerializer<'a>(pub(super) &'a mut String);

type No = Impossible<(), CodecError>;

fn refuse<T>(found: &'static str) -> Result<T, CodecError> {
    Err(Problem::MapKey { found }.into())
}

// Writing to a string cannot fail.
macro_rules! texts {
    ($($method:ident $value:ty,)*) => {$(
        fn $method(self, v: $value) -> Result<(), CodecError> {
            let _ = write!(self.0, "\"{v}\"");
            Ok(())
        }
    )*};
}

impl Serializer for MapKeySerializer<'_> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    texts! {
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_i128 i128, serialize_u8 u8, serialize_u16 u16, serialize_u32 u32,
        serialize_u64 u64, serialize_u128 u128, serialize_bool bool,
    }

    fn serialize_char(self, v: char) -> Result<(), CodecError> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<(), CodecError> {
        json::string(self.0, v);
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<(), CodecError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        value.serialize(self)
    }

    fn serialize_f32(self, _: f32) -> Result<(), CodecError> {
        refuse("a float")
    }

    fn serialize_f64(self, _: f64) -> Result<(), CodecError> {
        refuse("a float")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), CodecError> {
        refuse("bytes")
    }

    fn serialize_none(self) -> Result<(), CodecError> {
        refuse("an `Option`")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), CodecError> {
        refuse("an `Option`")
    }

    fn serialize_unit(self) -> Result<(), CodecError> {
        refuse("a unit")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CodecError> {
        refuse("a unit")
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), CodecError> {
        refuse("a variant with content")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<No, CodecError> {
        refuse("a list")
    }

    fn serialize_tuple(self, _: usize) -> Result<No, CodecError> {
        refuse("a tuple")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<No, CodecError> {
        refuse("a tuple")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, CodecError> {
        refuse("a variant with content")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<No, CodecError> {
        refuse("a map")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<No, CodecError> {
        refuse("a struct")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, CodecError> {
        refuse("a variant with content")
    }
}
