//! Key templates: parts and literals to key attributes, and back.

use super::encoding::Encoding;
use super::error::{KeyError, KeyErrorKind};
use super::part_schema::PartSchema;
use super::parts::Parts;
use super::reader::PartReader;
use super::shard::{SHARD_DIGITS, split_number};
use super::value::KeyValue;
use super::writer::separator;

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// The same text in every key.
    Literal(&'static str),
    /// A part, by its number in the entity's schema.
    Part(usize),
    /// `#` and the number of one of so many shards: the end of a partition key that is spread.
    Shard(u16),
}

/// How one key attribute is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyTemplate {
    /// One part by itself, by its number.
    Native(usize),
    /// Text.
    Text(&'static [Segment]),
}

/// Which key an attribute belongs to, and so how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyRole {
    /// Up to 2048 bytes.
    Partition,
    /// Up to 1024 bytes.
    Sort,
}

impl KeyRole {
    /// DynamoDB's limit in bytes.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Partition => 2048,
            Self::Sort => 1024,
        }
    }

    /// Refuses what DynamoDB would.
    pub(crate) fn check(self, value: KeyValue) -> Result<KeyValue, KeyError> {
        match value.size() {
            0 => Err(KeyError::new(KeyErrorKind::Empty)),
            bytes if bytes > self.limit() => Err(KeyError::new(KeyErrorKind::TooLong {
                bytes,
                limit: self.limit(),
            })),
            _ => Ok(value),
        }
    }
}

impl KeyTemplate {
    /// The key attribute of these parts; `None` when one of them is absent, or the shard.
    ///
    /// # Errors
    ///
    /// A value has no key form, raw text contains the separator that follows it, or the key is empty or too long.
    pub fn render(&self, parts: &Parts, role: KeyRole) -> Result<Option<KeyValue>, KeyError> {
        self.render_in(None, parts, role)
    }

    /// As [`render`](Self::render), in this shard. A template without shards has no use for it.
    ///
    /// # Errors
    ///
    /// As [`render`](Self::render).
    pub fn render_in(
        &self,
        shard: Option<u16>,
        parts: &Parts,
        role: KeyRole,
    ) -> Result<Option<KeyValue>, KeyError> {
        parts.check()?;
        let value = match self {
            Self::Native(part) => parts.native(*part).cloned(),
            Self::Text(segments) => render_text(segments, shard, parts)?.map(KeyValue::S),
        };
        value.map(|value| role.check(value)).transpose()
    }

    /// The number of shards that the key is spread over, if it is.
    #[must_use]
    pub const fn shards(&self) -> Option<u16> {
        match self {
            Self::Text([.., Segment::Shard(shards)]) => Some(*shards),
            Self::Text(_) | Self::Native(_) => None,
        }
    }

    /// Reads the parts of a key attribute into `parts`. Those already known must be the same.
    ///
    /// # Errors
    ///
    /// The attribute was not written by this template.
    pub fn parse(&self, value: &KeyValue, parts: &mut Parts) -> Result<(), KeyError> {
        if value.size() == 0 {
            return Err(foreign());
        }
        match self {
            Self::Native(part) => parse_native(*part, value, parts),
            Self::Text(segments) => parse_text(segments, value, parts),
        }
    }

    /// The numbers of the template's parts, from left to right.
    pub fn parts(&self) -> impl Iterator<Item = usize> {
        let (native, segments): (_, &[Segment]) = match self {
            Self::Native(part) => (Some(*part), &[]),
            Self::Text(segments) => (None, segments),
        };
        let in_text = segments.iter().filter_map(|segment| match segment {
            Segment::Part(part) => Some(*part),
            Segment::Literal(_) | Segment::Shard(_) => None,
        });
        native.into_iter().chain(in_text)
    }
}

fn render_text(
    segments: &[Segment],
    shard: Option<u16>,
    parts: &Parts,
) -> Result<Option<String>, KeyError> {
    let sizes = segments.iter().map(|segment| size(segment, parts));
    let mut key = String::with_capacity(sizes.sum());
    let mut rest = segments;
    while let [segment, after @ ..] = rest {
        match segment {
            Segment::Literal(text) => key.push_str(text),
            Segment::Part(part) => {
                let Some(text) = parts.text(*part) else {
                    return Ok(None);
                };
                push_part(&mut key, *part, text, after, parts)?;
            }
            Segment::Shard(_) => match shard {
                Some(shard) => key.push_str(&format!("#{shard}")),
                None => return Ok(None),
            },
        }
        rest = after;
    }
    Ok(Some(key))
}

fn size(segment: &Segment, parts: &Parts) -> usize {
    match segment {
        Segment::Literal(text) => text.len(),
        Segment::Part(part) => parts.text(*part).map_or(0, str::len),
        Segment::Shard(_) => "#".len() + SHARD_DIGITS,
    }
}

/// Adds the text of a part. In a raw key, makes sure that it is found again before what follows.
pub(crate) fn push_part(
    key: &mut String,
    part: usize,
    text: &str,
    after: &[Segment],
    parts: &Parts,
) -> Result<(), KeyError> {
    let start = key.len();
    key.push_str(text);
    let Some(schema) = parts.schema(part) else {
        return Ok(());
    };
    let Some(until) = terminator(after).filter(|_| schema.encoding() == Encoding::Raw) else {
        return Ok(());
    };
    key.push_str(until);
    let written = key.get(start..).unwrap_or_default();
    let mut from = PartReader::new(written, Encoding::Raw, Some(until));
    let found = schema.skip(&mut from).is_ok() && from.rest() == until;
    key.truncate(start + text.len());
    if found {
        Ok(())
    } else {
        Err(KeyError::in_part(schema.name(), separator(text, until)))
    }
}

/// The literal that ends a part in a raw key; none at the key's end, an empty one before another part.
pub(crate) fn terminator(after: &[Segment]) -> Option<&'static str> {
    after.first().map(|next| match next {
        Segment::Literal(text) => *text,
        Segment::Part(_) => "",
        Segment::Shard(_) => "#",
    })
}

fn parse_native(part: usize, value: &KeyValue, parts: &mut Parts) -> Result<(), KeyError> {
    let schema = parts.schema(part).ok_or_else(foreign)?;
    let mut from = PartReader::of_native(value);
    schema
        .skip(&mut from)
        .map_err(|error| KeyError::in_part(schema.name(), error))?;
    parts.keep_native(part, value)
}

fn parse_text(segments: &[Segment], value: &KeyValue, parts: &mut Parts) -> Result<(), KeyError> {
    let KeyValue::S(text) = value else {
        return Err(foreign());
    };
    let mut text = text.as_str();
    let mut rest = segments;
    while let [segment, after @ ..] = rest {
        match segment {
            Segment::Literal(literal) => {
                text = text.strip_prefix(literal).ok_or_else(foreign)?;
            }
            Segment::Part(part) => {
                let schema = parts.schema(*part).ok_or_else(foreign)?;
                let (encoded, tail) = split_part(schema, text, after)?;
                parts.keep_text(*part, encoded)?;
                text = tail;
            }
            // Of any number of shards: a declaration may have had more once.
            Segment::Shard(_) => {
                let number = text.strip_prefix('#').and_then(split_number);
                (_, text) = number.ok_or_else(foreign)?;
            }
        }
        rest = after;
    }
    if text.is_empty() {
        Ok(())
    } else {
        Err(foreign())
    }
}

/// The encoded part that `text` begins with, and the rest.
fn split_part<'a>(
    schema: &PartSchema,
    text: &'a str,
    after: &[Segment],
) -> Result<(&'a str, &'a str), KeyError> {
    let mut from = PartReader::new(text, schema.encoding(), terminator(after));
    schema
        .skip(&mut from)
        .map_err(|error| KeyError::in_part(schema.name(), error))?;
    let len = text.len() - from.rest().len();
    text.split_at_checked(len).ok_or_else(foreign)
}

fn foreign() -> KeyError {
    KeyError::new(KeyErrorKind::Foreign)
}
