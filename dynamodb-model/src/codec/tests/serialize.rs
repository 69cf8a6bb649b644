//! The stored form is `serde_dynamo`'s, for every shape that serde has.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::ser::{
    SerializeMap as _, SerializeSeq as _, SerializeStruct as _, SerializeStructVariant as _,
    SerializeTuple as _, SerializeTupleStruct as _, SerializeTupleVariant as _,
};
use serde::{Serialize, Serializer};
use serde_dynamo::aws_sdk_dynamodb_1 as reference;
use serde_dynamo::binary_set::BinarySet;
use serde_dynamo::number_set::NumberSet;
use serde_dynamo::string_set::StringSet;

use super::{Bytes, encode};
use crate::codec::encode_value;

const FIELDS: [&str; 4] = ["first", "second", "third", "fourth"];

/// A value that serialises through one method of the serialiser, and those of its parts.
#[derive(Clone, Debug)]
enum Shape {
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    F32(f32),
    F64(f64),
    Char(char),
    Str(String),
    Bytes(Vec<u8>),
    Some(Box<Self>),
    Unit,
    UnitStruct,
    UnitVariant,
    Newtype(Box<Self>),
    NewtypeVariant(Box<Self>),
    Seq(Vec<Self>),
    Tuple(Vec<Self>),
    TupleStruct(Vec<Self>),
    TupleVariant(Vec<Self>),
    Map(Vec<(MapKey, Self)>),
    Struct(Vec<Self>),
    StructVariant(Vec<Self>),
    StringSet(Vec<String>),
    NumberSet(Vec<i64>),
    BinarySet(Vec<Vec<u8>>),
}

#[derive(Clone, Debug)]
enum MapKey {
    Str(String),
    Char(char),
    Bool(bool),
    Signed(i64),
    Wide(u128),
    Variant,
    Newtype(Box<Self>),
}

impl Serialize for MapKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Str(text) => to.serialize_str(text),
            Self::Char(char) => to.serialize_char(*char),
            Self::Bool(bool) => to.serialize_bool(*bool),
            Self::Signed(number) => to.serialize_i64(*number),
            Self::Wide(number) => to.serialize_u128(*number),
            Self::Variant => to.serialize_unit_variant("Enum", 0, "Variant"),
            Self::Newtype(inner) => to.serialize_newtype_struct("Newtype", inner),
        }
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(v) => to.serialize_bool(*v),
            Self::I8(v) => to.serialize_i8(*v),
            Self::I16(v) => to.serialize_i16(*v),
            Self::I32(v) => to.serialize_i32(*v),
            Self::I64(v) => to.serialize_i64(*v),
            Self::U8(v) => to.serialize_u8(*v),
            Self::U16(v) => to.serialize_u16(*v),
            Self::U32(v) => to.serialize_u32(*v),
            Self::U64(v) => to.serialize_u64(*v),
            Self::F32(v) => to.serialize_f32(*v),
            Self::F64(v) => to.serialize_f64(*v),
            Self::Char(v) => to.serialize_char(*v),
            Self::Str(v) => to.serialize_str(v),
            Self::Bytes(v) => to.serialize_bytes(v),
            Self::Some(v) => to.serialize_some(v),
            Self::Unit => to.serialize_unit(),
            Self::UnitStruct => to.serialize_unit_struct("UnitStruct"),
            Self::UnitVariant => to.serialize_unit_variant("Enum", 0, "UnitVariant"),
            Self::Newtype(v) => to.serialize_newtype_struct("Newtype", v),
            Self::NewtypeVariant(v) => to.serialize_newtype_variant("Enum", 1, "Newtype", v),
            Self::Seq(elements) => {
                let mut seq = to.serialize_seq(None)?;
                for element in elements {
                    seq.serialize_element(element)?;
                }
                seq.end()
            }
            Self::Tuple(elements) => {
                let mut tuple = to.serialize_tuple(elements.len())?;
                for element in elements {
                    tuple.serialize_element(element)?;
                }
                tuple.end()
            }
            Self::TupleStruct(elements) => {
                let mut tuple = to.serialize_tuple_struct("TupleStruct", elements.len())?;
                for element in elements {
                    tuple.serialize_field(element)?;
                }
                tuple.end()
            }
            Self::TupleVariant(elements) => {
                let mut tuple = to.serialize_tuple_variant("Enum", 2, "Tuple", elements.len())?;
                for element in elements {
                    tuple.serialize_field(element)?;
                }
                tuple.end()
            }
            Self::Map(entries) => {
                let mut map = to.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_key(key)?;
                    map.serialize_value(value)?;
                }
                map.end()
            }
            Self::Struct(values) => {
                let mut fields = to.serialize_struct("Struct", values.len())?;
                for (name, value) in FIELDS.into_iter().zip(values) {
                    fields.serialize_field(name, value)?;
                }
                fields.end()
            }
            Self::StructVariant(values) => {
                let mut fields = to.serialize_struct_variant("Enum", 3, "Struct", values.len())?;
                for (name, value) in FIELDS.into_iter().zip(values) {
                    fields.serialize_field(name, value)?;
                }
                fields.end()
            }
            Self::StringSet(members) => StringSet(members).serialize(to),
            Self::NumberSet(members) => NumberSet(members).serialize(to),
            Self::BinarySet(members) => {
                let members: Vec<Bytes> = members.iter().cloned().map(Bytes).collect();
                BinarySet(members).serialize(to)
            }
        }
    }
}

fn map_key() -> impl Strategy<Value = MapKey> {
    let leaf = prop_oneof![
        "[a-z]{0,3}".prop_map(MapKey::Str),
        any::<char>().prop_map(MapKey::Char),
        any::<bool>().prop_map(MapKey::Bool),
        any::<i64>().prop_map(MapKey::Signed),
        any::<u128>().prop_map(MapKey::Wide),
        Just(MapKey::Variant),
    ];
    leaf.prop_recursive(1, 2, 1, |inner| {
        inner.prop_map(|key| MapKey::Newtype(Box::new(key)))
    })
}

fn shape() -> impl Strategy<Value = Shape> {
    let storable = |v: &f64| *v == 0.0 || (1e-130..1e126).contains(&v.abs());
    let leaf = prop_oneof![
        any::<bool>().prop_map(Shape::Bool),
        any::<i8>().prop_map(Shape::I8),
        any::<i16>().prop_map(Shape::I16),
        any::<i32>().prop_map(Shape::I32),
        any::<i64>().prop_map(Shape::I64),
        any::<u8>().prop_map(Shape::U8),
        any::<u16>().prop_map(Shape::U16),
        any::<u32>().prop_map(Shape::U32),
        any::<u64>().prop_map(Shape::U64),
        any::<f32>().prop_map(Shape::F32),
        any::<f64>()
            .prop_filter("storable", storable)
            .prop_map(Shape::F64),
        any::<char>().prop_map(Shape::Char),
        any::<String>().prop_map(Shape::Str),
        vec(any::<u8>(), 0..8).prop_map(Shape::Bytes),
        Just(Shape::Unit),
        Just(Shape::UnitStruct),
        Just(Shape::UnitVariant),
        vec("[a-z]{0,3}", 1..3).prop_map(Shape::StringSet),
        vec(any::<i64>(), 1..3).prop_map(Shape::NumberSet),
        vec(vec(any::<u8>(), 0..3), 1..3).prop_map(Shape::BinarySet),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        let several = || vec(inner.clone(), 0..4);
        prop_oneof![
            boxed().prop_map(Shape::Some),
            boxed().prop_map(Shape::Newtype),
            boxed().prop_map(Shape::NewtypeVariant),
            several().prop_map(Shape::Seq),
            several().prop_map(Shape::Tuple),
            several().prop_map(Shape::TupleStruct),
            several().prop_map(Shape::TupleVariant),
            several().prop_map(Shape::Struct),
            several().prop_map(Shape::StructVariant),
            vec((map_key(), inner.clone()), 0..4).prop_map(Shape::Map),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn stored_as_the_reference_stores_it(shape in shape()) {
        let expected = reference::to_attribute_value(&shape);
        prop_assert_eq!(encode_value(&shape).ok(), expected.ok());
        let expected = reference::to_item(&shape);
        prop_assert_eq!(encode(&shape).ok(), expected.ok());
    }
}
