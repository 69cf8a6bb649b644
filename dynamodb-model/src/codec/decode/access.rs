//! What holds other values: lists, maps and the content of variants. They add their step to the path
//! of an error that passes through.

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::source::Key;
use super::{Entries, Map, Sequence, Source};
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
        let (left, read) = (self.rest.left(), self.read);
        if left > 0 {
            let len = read + left;
            return Err(<CodecError as serde::de::Error>::custom(format_args!(
                "it has {len} elements, but the field reads {read}"
            )));
        }
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = CodecError;

    #[inline]
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
        Some(self.rest.left())
    }
}

/// The entries of a map, or of an item.
#[derive(Debug)]
pub(super) struct Fields<'de> {
    rest: Entries<'de>,
    /// Between a key and its value.
    current: Option<(&'de str, Attribute<'de>)>,
}

impl<'de> Fields<'de> {
    #[inline]
    pub(super) fn of(map: Map<'de>) -> Self {
        Self {
            rest: map.into(),
            current: None,
        }
    }

    // Always: as what it calls.
    #[inline(always)]
    fn next_name(&mut self) -> Option<&'de str> {
        self.current = self.rest.next();
        self.current.map(|(name, _)| name)
    }

    /// The value of the name that was come to last.
    #[inline]
    fn value(&self) -> Result<(&'de str, Source<'de>), CodecError> {
        match self.current {
            Some((name, Attribute::Paged(value))) => Ok((name, Source::Paged(value))),
            Some((name, Attribute::Held(value))) => Ok((name, value.into())),
            None => Err(<CodecError as serde::de::Error>::custom(
                "a map value was read before its key",
            )),
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = CodecError;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let Some(name) = self.next_name() else {
            return Ok(None);
        };
        seed.deserialize(Key(name))
            .map(Some)
            .map_err(|error| error.inside_key(name))
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        let (name, value) = self.value()?;
        seed.deserialize(value)
            .map_err(|error| error.inside_key(name))
    }

    fn size_hint(&self) -> Option<usize> {
        self.rest.size_hint().1
    }
}

/// The content of an externally tagged variant, under the variant's name.
#[derive(Debug)]
pub(super) struct Variant<'de> {
    name: &'de str,
    content: Source<'de>,
}

impl<'de> Variant<'de> {
    pub(super) fn of(map: Map<'de>) -> Result<Self, CodecError> {
        let mut fields = Fields::of(map);
        if fields.size_hint() != Some(1) || fields.next_name().is_none() {
            return Err(not_one());
        }
        let (name, content) = fields.value()?;
        Ok(Self { name, content })
    }

    /// Reads the content.
    fn content<T>(
        self,
        read: impl FnOnce(Source<'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        read(self.content).map_err(|error| error.inside_key(self.name))
    }
}

fn not_one() -> CodecError {
    let (expected, found) = ("a map with one entry", "a map with none or several");
    Problem::Type { expected, found }.into()
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), CodecError> {
        Ok((seed.deserialize(Key(self.name))?, self))
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
        self.content(|content| seed.deserialize(content))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content(|content| content.input()?.sequence(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content(|content| content.input()?.map(visitor))
    }
}
