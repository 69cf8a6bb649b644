use std::collections::{HashMap, hash_map};

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::attribute::Attribute;
use crate::codec::page::{Cursor, Record, RecordEntries};

/// The entries of a map or an item, from the next one on.
#[derive(Debug)]
pub(crate) enum Map<'c, 'de> {
    /// Each of which can be looked at by itself.
    Entries(Entries<'de>),
    /// Which come one after the other.
    Text(&'c mut Cursor<'de>),
}

/// Attributes by their names.
#[derive(Debug)]
pub(crate) enum Entries<'a> {
    Values(hash_map::Iter<'a, String, AttributeValue>),
    Record(RecordEntries<'a>),
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
