use std::collections::{HashMap, hash_map};

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::attribute::Attribute;
use crate::codec::page::{Cursor, Record, RecordEntries};

/// A map or an item, whoever holds its values.
#[derive(Debug)]
pub(crate) enum Map<'c, 'de> {
    Values(&'de HashMap<String, AttributeValue>),
    Record(&'de Record),
    /// Whose entries come one after the other.
    Text(&'c mut Cursor<'de>),
}

/// Attributes by their names.
#[derive(Debug)]
pub(crate) enum Entries<'a> {
    Values(hash_map::Iter<'a, String, AttributeValue>),
    Record(RecordEntries<'a>),
}

impl<'de> From<&'de HashMap<String, AttributeValue>> for Map<'_, 'de> {
    fn from(map: &'de HashMap<String, AttributeValue>) -> Self {
        Self::Values(map)
    }
}

impl<'de> From<&'de Record> for Map<'_, 'de> {
    fn from(record: &'de Record) -> Self {
        Self::Record(record)
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

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Values(values) => {
                let (name, value) = values.next()?;
                Some((name, Attribute::Held(value)))
            }
            Self::Record(entries) => entries.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Values(values) => values.size_hint(),
            Self::Record(entries) => entries.size_hint(),
        }
    }
}
