use std::collections::{BTreeMap, HashMap, btree_map};
use std::fmt;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Cursor, Page};
use crate::codec::attribute::Attribute;

/// An item in a page, and what was changed of it since.
///
/// It keeps the whole page, which its items share.
#[derive(Clone, Default)]
pub(crate) struct Record {
    page: Arc<Page>,
    node: u32,
    /// What was set, or taken out.
    changed: BTreeMap<String, Option<AttributeValue>>,
}

impl Record {
    pub(super) fn new(page: Arc<Page>, node: u32) -> Self {
        Self {
            page,
            node,
            changed: BTreeMap::new(),
        }
    }

    /// Looks through the names, which are few.
    pub(crate) fn get(&self, name: &str) -> Option<Attribute<'_>> {
        if let Some(changed) = self.changed.get(name) {
            return changed.as_ref().map(Attribute::Held);
        }
        self.stored().find(name).map(Attribute::Paged)
    }

    pub(crate) fn set(&mut self, name: &str, value: AttributeValue) {
        self.changed.insert(name.to_owned(), Some(value));
    }

    pub(crate) fn remove(&mut self, name: &str) {
        match self.stored().find(name) {
            Some(_) => self.changed.insert(name.to_owned(), None),
            None => self.changed.remove(name),
        };
    }

    #[inline]
    pub(crate) fn entries(&self) -> RecordEntries<'_> {
        RecordEntries {
            stored: self.stored(),
            changed: &self.changed,
            set: self.changed.iter(),
        }
    }

    /// The attributes in the SDK's own form, copied.
    pub(crate) fn to_map(&self) -> HashMap<String, AttributeValue> {
        let own =
            |(name, value): (&str, Attribute<'_>)| (name.to_owned(), value.to_value().into_owned());
        self.entries().map(own).collect()
    }

    #[inline]
    fn stored(&self) -> Cursor<'_> {
        Cursor::into(&self.page, self.node)
    }
}

/// Nothing: values may be personal data.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").finish_non_exhaustive()
    }
}

/// The attributes of a record: those of the page that were left as they are, and those that were set.
#[derive(Clone, Debug)]
pub(crate) struct RecordEntries<'a> {
    stored: Cursor<'a>,
    changed: &'a BTreeMap<String, Option<AttributeValue>>,
    set: btree_map::Iter<'a, String, Option<AttributeValue>>,
}

impl<'a> RecordEntries<'a> {
    #[cold]
    fn next_of_changed(&mut self) -> Option<(&'a str, Attribute<'a>)> {
        while let Some((name, value)) = self.stored.entry() {
            if !self.changed.contains_key(name) {
                return Some((name, Attribute::Paged(value)));
            }
        }
        let set = self.set.by_ref();
        set.find_map(|(name, value)| Some((name.as_str(), Attribute::Held(value.as_ref()?))))
    }
}

impl<'a> Iterator for RecordEntries<'a> {
    type Item = (&'a str, Attribute<'a>);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        if !self.changed.is_empty() {
            return self.next_of_changed();
        }
        let (name, value) = self.stored.entry()?;
        Some((name, Attribute::Paged(value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.stored.left() + self.set.len()))
    }
}
