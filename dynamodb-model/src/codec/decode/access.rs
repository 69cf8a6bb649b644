//! What holds other values: lists, maps and the content of variants. They add their step to the path
//! of an error that passes through.

use std::collections::hash_map;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::{Input, Map, Sequence, Source};
use crate::codec::attribute::Attribute;
use crate::codec::error::{CodecError, Problem, Segment};
use crate::codec::page::{Cursor, RecordEntries};

/// The elements of a list or set.
#[derive(Debug)]
pub(super) struct Elements<'c, 'de> {
    rest: Sequence<'c, 'de>,
    read: usize,
}

impl<'c, 'de> Elements<'c, 'de> {
    pub(super) fn of(rest: Sequence<'c, 'de>) -> Self {
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
        self.rest.leave()
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = CodecError;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let index = self.read;
        let Some(element) = self.rest.next()? else {
            return Ok(None);
        };
        self.read += 1;
        let element = seed.deserialize(element);
        let element = element.map_err(|error| error.inside(Segment::Index(index)))?;
        self.rest.leave_value()?;
        Ok(Some(element))
    }

    fn size_hint(&self) -> Option<usize> {
        self.rest.hint()
    }
}

/// The entries of a map, or of an item.
#[derive(Debug)]
pub(super) enum Fields<'c, 'de> {
    Values {
        rest: hash_map::Iter<'de, String, AttributeValue>,
        /// Between a key and its value.
        current: Option<(&'de str, &'de AttributeValue)>,
    },
    Record {
        rest: RecordEntries<'de>,
        /// In the value that is read.
        cursor: Option<Cursor<'de>>,
    },
    Text {
        cursor: &'c mut Cursor<'de>,
        name: &'de str,
    },
}

impl<'c, 'de> Fields<'c, 'de> {
    #[inline]
    pub(super) fn of(map: Map<'c, 'de>) -> Self {
        match map {
            Map::Values(values) => Self::Values {
                rest: values.iter(),
                current: None,
            },
            Map::Record(record) => Self::Record {
                rest: record.entries(),
                cursor: None,
            },
            Map::Text(cursor) => Self::Text { cursor, name: "" },
        }
    }

    /// Leaves the map, whatever was not read of it.
    #[inline]
    pub(super) fn end(self) -> Result<(), CodecError> {
        match self {
            Self::Values { .. } | Self::Record { .. } => Ok(()),
            Self::Text { cursor, .. } => cursor.leave_rest(),
        }
    }

    // Always: it has one caller for each struct, and is too large for the compiler's own taste.
    #[inline(always)]
    fn next_name(&mut self) -> Result<Option<&'de str>, CodecError> {
        match self {
            Self::Record { rest, .. } => Ok(rest.next_name()),
            Self::Text { cursor, name } => {
                if !cursor.has_next() {
                    return Ok(None);
                }
                *name = cursor.name()?;
                Ok(Some(name))
            }
            Self::Values { rest, current } => Ok(next_held(rest, current)),
        }
    }

    /// The name that was come to last.
    fn name(&self) -> &'de str {
        match self {
            Self::Values { current, .. } => current.map_or("", |(name, _)| name),
            Self::Record { rest, .. } => rest.name(),
            Self::Text { name, .. } => name,
        }
    }

    /// The value of that name.
    #[inline]
    fn value(&mut self) -> Result<Source<'_, 'de>, CodecError> {
        let held = match self {
            Self::Text { cursor, .. } => return Ok(Source::Text(cursor)),
            Self::Record { rest, cursor } => match rest.value() {
                Some(Attribute::Paged(value)) => return Ok(Source::Text(cursor.insert(value))),
                Some(Attribute::Held(value)) => Some(value),
                None => None,
            },
            Self::Values { current, .. } => current.map(|(_, value)| value),
        };
        held.map(Source::from).ok_or_else(|| {
            <CodecError as serde::de::Error>::custom("a map value was read before its key")
        })
    }

    /// Passes over the value, if it was handed out and nobody looked at it.
    #[inline]
    fn leave_value(&mut self) -> Result<(), CodecError> {
        match self {
            Self::Text { cursor, .. } => cursor.pass_unread(),
            Self::Values { .. } | Self::Record { .. } => Ok(()),
        }
    }
}

/// Apart, as most maps are in pages.
#[cold]
fn next_held<'de>(
    rest: &mut hash_map::Iter<'de, String, AttributeValue>,
    current: &mut Option<(&'de str, &'de AttributeValue)>,
) -> Option<&'de str> {
    *current = rest.next().map(|(name, value)| (name.as_str(), value));
    current.map(|(name, _)| name)
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = CodecError;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let Some(name) = self.next_name()? else {
            return Ok(None);
        };
        seed.deserialize(Source::key(name))
            .map(Some)
            .map_err(|error| error.inside_key(name))
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        let value = seed.deserialize(self.value()?);
        let value = value.map_err(|error| error.inside_key(self.name()))?;
        self.leave_value()?;
        Ok(value)
    }

    fn size_hint(&self) -> Option<usize> {
        match self {
            Self::Values { rest, .. } => Some(rest.len()),
            Self::Record { rest, .. } => rest.size_hint().1,
            Self::Text { cursor, .. } => Some(cursor.left()),
        }
    }
}

/// The content of an externally tagged variant, under the variant's name.
#[derive(Debug)]
pub(super) struct Variant<'c, 'de> {
    name: &'de str,
    fields: Fields<'c, 'de>,
}

impl<'c, 'de> Variant<'c, 'de> {
    pub(super) fn of(map: Map<'c, 'de>) -> Result<Self, CodecError> {
        let mut fields = Fields::of(map);
        let entries = match &fields {
            Fields::Values { rest, .. } => Some(rest.len()),
            Fields::Record { rest, .. } => rest.size_hint().1,
            // Known when the first one was read.
            Fields::Text { .. } => Some(1),
        };
        match fields.next_name()? {
            Some(name) if entries == Some(1) => Ok(Self { name, fields }),
            _ => Err(not_one()),
        }
    }

    /// Reads the content.
    fn content<T>(
        mut self,
        read: impl FnOnce(Input<'_, 'de>) -> Result<T, CodecError>,
    ) -> Result<T, CodecError> {
        let content = read(self.fields.value()?.input()?);
        let content = content.map_err(|error| error.inside_key(self.name))?;
        if self.fields.next_name()?.is_some() {
            return Err(not_one());
        }
        self.fields.end()?;
        Ok(content)
    }
}

fn not_one() -> CodecError {
    let (expected, found) = ("a map with one entry", "a map with none or several");
    Problem::Type { expected, found }.into()
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), CodecError> {
        Ok((seed.deserialize(Source::key(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        self.content(|content| content.ignore())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        self.content(|content| seed.deserialize(Source::Known(content)))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content(|content| content.sequence(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content(|content| content.map(visitor))
    }
}
