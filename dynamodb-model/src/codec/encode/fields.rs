use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::ser::{SerializeStruct, SerializeStructVariant};

use super::{Encoded, ValueSerializer, in_variant, inside_variant};
use crate::codec::error::CodecError;

/// A struct, or a variant with named fields: a map without the fields that hold nothing.
#[derive(Debug)]
pub struct FieldsSerializer {
    variant: Option<&'static str>,
    fields: HashMap<String, AttributeValue>,
}

impl FieldsSerializer {
    pub(super) fn new(variant: Option<&'static str>, len: usize) -> Self {
        Self {
            variant,
            fields: HashMap::with_capacity(len),
        }
    }

    fn insert<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let value = value
            .serialize(ValueSerializer::value())
            .map_err(|error| inside_variant(error.inside_key(name), self.variant))?;
        if let Some(value) = value.into_field() {
            self.fields.insert(name.to_owned(), value);
        }
        Ok(())
    }

    fn finish(self) -> Result<Encoded, CodecError> {
        Ok(in_variant(self.variant, AttributeValue::M(self.fields)))
    }
}

impl SerializeStruct for FieldsSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        self.insert(name, value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeStructVariant for FieldsSerializer {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        self.insert(name, value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}
