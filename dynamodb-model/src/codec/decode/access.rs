//! What holds other values: lists, maps and the content of variants. They add their step to the path
//! of an error that passes through.

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::{Entries, Input, Map, Sequence};
use crate::codec::attribute::Attribute;
use crate::codec::error::{CodecError, Problem, Segment};

/// The elements of a list or set.
#[derive(Debug)]
pub(super) struct Elements<'de> {
    rest: Sequence<'de>,
    read: usize,
}

impl<'de> Elements<'de> {
    pub(super) fn of(rest: Sequence<'de>) -> Self {
        Self { rest, read: 0 }
    }

    /// A tuple that is shorter than its list would lose the rest when it is written back.
    pub(super) fn end(self) -> Result<(), CodecError> {
        if self.rest.len() > 0 {
            let (len, read) = (self.read + self.rest.len(), self.read);
            return Err(<CodecError as serde::de::Error>::custom(format_args!(
                "it has {len} elements, but the field reads {read}"
            )));
        }
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for &mut Elements<'de> {
    type Error = CodecError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let index = self.read;
        let Some(element) = self.rest.next() else {
            return Ok(None);
        };
        self.read += 1;
        seed.deserialize(element)
            .map(Some)
            .map_err(|error| error.inside(Segment::Index(index)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The entries of a map, or of an item.
#[derive(Debug)]
pub(super) struct Fields<'de> {
    entries: Entries<'de>,
    /// Between a key and its value.
    current: Option<(&'de str, Attribute<'de>)>,
}

impl<'de> Fields<'de> {
    pub(super) fn of(map: Map<'de>) -> Self {
        Self {
            entries: map.entries(),
            current: None,
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = CodecError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.current = Some((key, value));
        seed.deserialize(Input::MapKey(key))
            .map(Some)
            .map_err(|error| error.inside_key(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        let (key, value) = self.current.take().ok_or_else(|| {
            <CodecError as serde::de::Error>::custom("a map value was read before its key")
        })?;
        seed.deserialize(value.input())
            .map_err(|error| error.inside_key(key))
    }

    fn size_hint(&self) -> Option<usize> {
        self.entries.size_hint().1
    }
}

/// The content of an externally tagged variant, under the variant's name.
#[derive(Debug)]
pub(super) struct Variant<'de> {
    name: &'de str,
    content: Input<'de>,
}

impl<'de> Variant<'de> {
    pub(super) fn of(map: Map<'de>) -> Result<Self, CodecError> {
        let mut entries = map.entries();
        let (Some((name, content)), None) = (entries.next(), entries.next()) else {
            let (expected, found) = ("a map with one entry", "a map with none or several");
            return Err(Problem::Type { expected, found }.into());
        };
        Ok(Self {
            name,
            content: content.input(),
        })
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), CodecError> {
        Ok((seed.deserialize(Input::MapKey(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        seed.deserialize(self.content)
            .map_err(|error| error.inside_key(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content
            .sequence(visitor)
            .map_err(|error| error.inside_key(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content
            .map(visitor)
            .map_err(|error| error.inside_key(self.name))
    }
}
