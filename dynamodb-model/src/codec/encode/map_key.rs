use serde::ser::Impossible;
use serde::{Serialize, Serializer};

use crate::codec::error::{CodecError, Problem};

/// Serialises a map key to the text that names the entry; only a key with one text can be one.
#[derive(Debug)]
pub(super) struct MapKeySerializer;

type No = Impossible<String, CodecError>;

fn refuse<T>(found: &'static str) -> Result<T, CodecError> {
    Err(Problem::MapKey { found }.into())
}

macro_rules! texts {
    ($($method:ident $value:ty,)*) => {$(
        fn $method(self, v: $value) -> Result<String, CodecError> {
            Ok(v.to_string())
        }
    )*};
}

impl Serializer for MapKeySerializer {
    type Ok = String;
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
        serialize_u64 u64, serialize_u128 u128, serialize_bool bool, serialize_char char,
    }

    fn serialize_str(self, v: &str) -> Result<String, CodecError> {
        Ok(v.to_owned())
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<String, CodecError> {
        Ok(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<String, CodecError> {
        value.serialize(self)
    }

    fn serialize_f32(self, _: f32) -> Result<String, CodecError> {
        refuse("a float")
    }

    fn serialize_f64(self, _: f64) -> Result<String, CodecError> {
        refuse("a float")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<String, CodecError> {
        refuse("bytes")
    }

    fn serialize_none(self) -> Result<String, CodecError> {
        refuse("an `Option`")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<String, CodecError> {
        refuse("an `Option`")
    }

    fn serialize_unit(self) -> Result<String, CodecError> {
        refuse("a unit")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<String, CodecError> {
        refuse("a unit")
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, CodecError> {
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
