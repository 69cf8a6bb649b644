//! Lists and maps: every element keeps its place, `None` too.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
};

use super::map_key::MapKeySerializer;
use super::{Encoded, ValueSerializer, in_variant, inside_variant};
use crate::codec::error::{CodecError, Segment};

/// A sequence or tuple, which becomes a list.
#[derive(Debug)]
pub struct ListSerializer {
    variant: Option<&'static str>,
    elements: Vec<AttributeValue>,
}

impl ListSerializer {
    pub(super) fn new(variant: Option<&'static str>, len: Option<usize>) -> Self {
        Self {
            variant,
            elements: Vec::with_capacity(len.unwrap_or(0)),
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        let element = value.serialize(ValueSerializer::value()).map_err(|error| {
            let error = error.inside(Segment::Index(self.elements.len()));
            inside_variant(error, self.variant)
        })?;
        self.elements.push(element.into_element());
        Ok(())
    }

    fn finish(self) -> Result<Encoded, CodecError> {
        Ok(in_variant(self.variant, AttributeValue::L(self.elements)))
    }
}

impl SerializeSeq for ListSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTuple for ListSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTupleStruct for ListSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTupleVariant for ListSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

/// A map, or a struct with flattened fields, which serde makes a map of.
#[derive(Debug)]
pub struct MapSerializer {
    /// Its entries are the attributes of an item, and absent ones are left out.
    is_item: bool,
    /// Between a key and its value.
    key: Option<String>,
    entries: HashMap<String, AttributeValue>,
}

impl MapSerializer {
    pub(super) fn new(is_item: bool, len: Option<usize>) -> Self {
        Self {
            is_item,
            key: None,
            entries: HashMap::with_capacity(len.unwrap_or(0)),
        }
    }

    fn insert<T: Serialize + ?Sized>(&mut self, key: String, value: &T) -> Result<(), CodecError> {
        let value = value
            .serialize(ValueSerializer::value())
            .map_err(|error| error.inside_key(&key))?;
        let value = if self.is_item {
            value.into_field()
        } else {
            Some(value.into_element())
        };
        if let Some(value) = value {
            self.entries.insert(key, value);
        }
        Ok(())
    }
}

impl SerializeMap for MapSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        self.key = Some(key.serialize(MapKeySerializer)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        let key = self.key.take().ok_or_else(|| {
            <CodecError as serde::ser::Error>::custom("a map value came before its key")
        })?;
        self.insert(key, value)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), CodecError> {
        let key = key.serialize(MapKeySerializer)?;
        self.insert(key, value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        Ok(AttributeValue::M(self.entries).into())
    }
}
