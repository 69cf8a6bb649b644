use serde::Serialize;
use serde::ser::{SerializeStruct, SerializeStructVariant};

use super::output::{OpenMap, OpenVariant, Output};
use super::{Encoded, Kind, inside_variant};
use crate::codec::error::CodecError;
use crate::codec::json;

/// A struct, or a variant with named fields: a map without the fields that hold nothing.
#[derive(Debug)]
pub struct FieldsSerializer<'a> {
    to: &'a mut Output,
    variant: Option<OpenVariant>,
    map: OpenMap,
}

impl<'a> FieldsSerializer<'a> {
    pub(super) fn new(
        to: &'a mut Output,
        variant: Option<OpenVariant>,
    ) -> Result<Self, CodecError> {
        let map = to.open_map()?;
        Ok(Self { to, variant, map })
    }

    fn insert<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let member = self.to.open_member(self.map);
        json::string(&mut self.to.text, name);
        let member = self.to.named(member);
        self.to.value_of(member, value, false).map_err(|error| {
            self.to.without(member);
            inside_variant(error.inside_key(name), self.variant)
        })
    }

    fn finish(self) -> Encoded {
        self.to.close_map(self.map);
        if let Some(variant) = self.variant {
            self.to.close_variant(variant);
        }
        Kind::Map.into()
    }
}

impl SerializeStruct for FieldsSerializer<'_> {
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
        Ok(self.finish())
    }
}

impl SerializeStructVariant for FieldsSerializer<'_> {
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
        Ok(self.finish())
    }
}
