use std::collections::{BTreeMap, HashMap, btree_map};
use std::fmt;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Page, Value};
use crate::codec::attribute::Attribute;

/// An item in a page, and what was changed of it since.
///
/// It keeps the whole page, which its items share.
#[derive(Clone)]
pub(crate) struct Record {
    page: Arc<Page>,
    /// The first of its attributes among the page's, and one behind the last.
    first: u32,
    end: u32,
    /// What was set, or taken out.
    changed: BTreeMap<String, Option<AttributeValue>>,
}

impl Record {
    pub(super) fn new(page: Arc<Page>, [first, end]: [u32; 2]) -> Self {
        Self {
            page,
            first,
            end,
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

    fn stored(&self) -> Stored<'_> {
        Stored {
            page: &self.page,
            next: self.first,
            end: self.end,
        }
    }
}

/// Nothing: values may be personal data.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").finish_non_exhaustive()
    }
}

/// Attributes as they stand in the page, from the next one on.
#[derive(Clone, Copy, Debug)]
struct Stored<'a> {
    page: &'a Page,
    next: u32,
    end: u32,
}

impl<'a> Stored<'a> {
    /// The last one of this name: that is the one that counts, should there be two.
    fn find(self, name: &str) -> Option<Value<'a>> {
        let starts = self.page.starts.get(self.next as usize..self.end as usize)?;
        let mut starts = starts.iter().rev();
        starts.find_map(|start| self.page.entry(*start as usize).of_name(name))
    }
}

impl<'a> Iterator for Stored<'a> {
    type Item = (&'a str, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.next == self.end {
            return None;
        }
        let start = self.page.starts.get(self.next as usize)?;
        self.next += 1;
        self.page.entry(*start as usize).name_and_value()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some((self.end - self.next) as usize))
    }
}

/// The attributes of a record: those of the page that were left as they are, and those that were set.
#[derive(Clone, Debug)]
pub(crate) struct RecordEntries<'a> {
    stored: Stored<'a>,
    changed: &'a BTreeMap<String, Option<AttributeValue>>,
    set: btree_map::Iter<'a, String, Option<AttributeValue>>,
}

impl<'a> Iterator for RecordEntries<'a> {
    type Item = (&'a str, Attribute<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        for (name, value) in self.stored.by_ref() {
            if self.changed.is_empty() || !self.changed.contains_key(name) {
                return Some((name, Attribute::Paged(value)));
            }
        }
        let set = self.set.by_ref();
        set.find_map(|(name, value)| Some((name.as_str(), Attribute::Held(value.as_ref()?))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (_, stored) = self.stored.size_hint();
        (0, stored.map(|stored| stored + self.set.len()))
    }
}
