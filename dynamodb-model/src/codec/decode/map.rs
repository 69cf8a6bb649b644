use std::collections::{HashMap, hash_map};

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::attribute::Attribute;
use crate::codec::page::{Cursor, Record, RecordEntries};

/// A map or an item, whoever holds its values.
#[derive(Debug)]
pub(crate) enum Map<'de> {
    Values(&'de HashMap<String, AttributeValue>),
    Record(&'de Record),
    /// In a page.
    Paged(Cursor<'de>),
}

/// Attributes by their names.
#[derive(Debug)]
pub(crate) enum Entries<'a> {
    Values(hash_map::Iter<'a, String, AttributeValue>),
    Record(RecordEntries<'a>),
    Paged(Cursor<'a>),
}

impl<'de> From<&'de HashMap<String, AttributeValue>> for Map<'de> {
    fn from(map: &'de HashMap<String, AttributeValue>) -> Self {
        Self::Values(map)
    }
}

impl<'de> From<&'de Record> for Map<'de> {
    fn from(record: &'de Record) -> Self {
        Self::Record(record)
    }
}

impl<'a> From<Map<'a>> for Entries<'a> {
    #[inline]
    fn from(map: Map<'a>) -> Self {
        match map {
            Map::Values(map) => map.into(),
            Map::Record(record) => record.into(),
            Map::Paged(cursor) => Self::Paged(cursor),
        }
    }
}

impl<'a> From<&'a HashMap<String, AttributeValue>> for Entries<'a> {
    fn from(map: &'a HashMap<String, AttributeValue>) -> Self {
        Self::Values(map.iter())
    }
}

impl<'a> From<&'a Record> for Entries<'a> {
    fn from(record: &'a Record) -> Self {
        Self::Record(record.entries())
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Attribute<'a>);

    // Always: it has one caller for each struct, and is too large for the compiler's own taste.
    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Record(entries) => entries.next(),
            Self::Paged(cursor) => {
                let (name, value) = cursor.entry()?;
                Some((name, Attribute::Paged(value)))
            }
            Self::Values(values) => next_held(values),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Values(values) => values.size_hint(),
            Self::Record(entries) => entries.size_hint(),
            Self::Paged(cursor) => (cursor.left(), Some(cursor.left())),
        }
    }
}

/// Apart, as most are in pages.
#[cold]
fn next_held<'a>(
    values: &mut hash_map::Iter<'a, String, AttributeValue>,
) -> Option<(&'a str, Attribute<'a>)> {
    let (name, value) = values.next()?;
    Some((name, Attribute::Held(value)))
}
