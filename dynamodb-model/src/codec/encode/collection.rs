//! Lists and maps: every element keeps its place, `None` too.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
};

use super::map_key::MapKeySerializer;
use super::output::{Mark, OpenMap, OpenMember, OpenVariant, Output};
use super::{Encoded, Form, Kind, ValueSerializer, inside_variant};
use crate::codec::error::{CodecError, Segment};
use crate::codec::set::SetKind;

/// A sequence or tuple, which becomes a list, or a set in a set's wrapper.
#[derive(Debug)]
pub struct ListSerializer<'a> {
    to: &'a mut Output,
    variant: Option<OpenVariant>,
    set: Option<SetKind>,
    before: Mark,
    len: usize,
    /// The first member that is not of the set's kind.
    misplaced: Option<Kind>,
}

impl<'a> ListSerializer<'a> {
    pub(super) fn new(
        to: &'a mut Output,
        variant: Option<OpenVariant>,
        set: Option<SetKind>,
    ) -> Result<Self, CodecError> {
        let before = to.mark();
        to.open_list(match set {
            None => r#"{"L":["#,
            Some(SetKind::String) => r#"{"SS":["#,
            Some(SetKind::Number) => r#"{"NS":["#,
            Some(SetKind::Binary) => r#"{"BS":["#,
        })?;
        Ok(Self {
            to,
            variant,
            set,
            before,
            len: 0,
            misplaced: None,
        })
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        let before = self.to.mark();
        if self.len > 0 {
            self.to.text.push(',');
        }
        let start = self.to.text.len();
        let element = value.serialize(ValueSerializer::value(self.to));
        let element = element.map_err(|error| {
            self.to.restore(before);
            inside_variant(error.inside(Segment::Index(self.len)), self.variant)
        })?;
        let kind = self.to.in_place(element);
        self.len += 1;
        if let Some(set) = self.set {
            if kind == Kind::of_members(set) {
                self.to.unwrap_member(start);
            } else {
                self.misplaced.get_or_insert(kind);
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Encoded, CodecError> {
        if let Some(set) = self.set {
            if self.len == 0 {
                self.to.restore(self.before);
                return Ok(Encoded(Form::EmptySet));
            }
            if let Some(kind) = self.misplaced {
                return Err(set.refuses(kind.describe()));
            }
            self.to.close_list();
            return Ok(Kind::Set(set).into());
        }
        self.to.close_list();
        Ok(match self.variant {
            Some(variant) => {
                self.to.close_variant(variant);
                Kind::Map.into()
            }
            None => Kind::List.into(),
        })
    }
}

impl SerializeSeq for ListSerializer<'_> {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTuple for ListSerializer<'_> {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTupleStruct for ListSerializer<'_> {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.push(value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        self.finish()
    }
}

impl SerializeTupleVariant for ListSerializer<'_> {
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
pub struct MapSerializer<'a> {
    to: &'a mut Output,
    /// Its entries are the attributes of an item, and absent ones are left out.
    is_item: bool,
    map: OpenMap,
    /// Between a key and its value.
    key: Option<OpenMember>,
}

impl<'a> MapSerializer<'a> {
    pub(super) fn new(to: &'a mut Output, is_item: bool) -> Result<Self, CodecError> {
        let map = to.open_map()?;
        Ok(Self {
            to,
            is_item,
            map,
            key: None,
        })
    }

    fn name<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<OpenMember, CodecError> {
        // A key without a value names nothing.
        if let Some(other) = self.key.take() {
            self.to.without(other);
        }
        let member = self.to.open_member(self.map);
        match key.serialize(MapKeySerializer(&mut self.to.text)) {
            Ok(()) => Ok(self.to.named(member)),
            Err(error) => {
                self.to.without(member);
                Err(error)
            }
        }
    }

    fn insert<T: Serialize + ?Sized>(
        &mut self,
        member: OpenMember,
        value: &T,
    ) -> Result<(), CodecError> {
        let inserted = self.to.value_of(member, value, !self.is_item);
        inserted.map_err(|error| {
            let error = error.inside_key(&self.to.name_of(member));
            self.to.without(member);
            error
        })
    }
}

impl SerializeMap for MapSerializer<'_> {
    type Ok = Encoded;
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        self.key = Some(self.name(key)?);
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
        let key = self.name(key)?;
        self.insert(key, value)
    }

    fn end(self) -> Result<Encoded, CodecError> {
        if let Some(key) = self.key {
            self.to.without(key);
        }
        self.to.close_map(self.map);
        Ok(Kind::Map.into())
    }
}
