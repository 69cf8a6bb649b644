use std::collections::{HashMap, hash_map};

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::attribute::Attribute;
use crate::codec::page::{Members, Record, RecordEntries};

/// A map or an item, whoever holds its values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Map<'a> {
    Values(&'a HashMap<String, AttributeValue>),
    Page(Members<'a>),
    Record(&'a Record),
}

/// The entries of a map, from the next one on.
#[derive(Debug)]
pub(crate) enum Entries<'a> {
    Values(hash_map::Iter<'a, String, AttributeValue>),
    Page(Members<'a>),
    Record(RecordEntries<'a>),
}

impl<'a> Map<'a> {
    pub(crate) fn entries(self) -> Entries<'a> {
        match self {
            Self::Values(values) => Entries::Values(values.iter()),
            Self::Page(members) => Entries::Page(members),
            Self::Record(record) => Entries::Record(record.entries()),
        }
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
            Self::Page(members) => {
                let (name, value) = members.next_entry()?;
                Some((name, Attribute::Paged(value)))
            }
            Self::Record(entries) => entries.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Values(values) => values.size_hint(),
            Self::Page(members) => members.size_hint(),
            Self::Record(entries) => entries.size_hint(),
        }
    }
}
