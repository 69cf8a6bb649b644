use std::collections::{BTreeMap, HashMap, btree_map};
use std::fmt;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Cursor, Mark, Page};
use crate::codec::attribute::Attribute;

/// An item in a page, and what was changed of it since.
///
/// It keeps the whole page, which its items share.
#[derive(Clone, Default)]
pub(crate) struct Record {
    page: Arc<Page>,
    /// The first of its marks, and the one behind its last.
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
            current: Current::None,
        }
    }

    /// The attributes in the SDK's own form, copied.
    pub(crate) fn to_map(&self) -> HashMap<String, AttributeValue> {
        let own =
            |(name, value): (&str, Attribute<'_>)| (name.to_owned(), value.to_value().into_owned());
        self.entries().map(own).collect()
    }

    fn stored(&self) -> Stored<'_> {
        let marks = self.page.marks.get(self.first as usize..self.end as usize);
        Stored {
            page: &self.page,
            marks: marks.unwrap_or_default(),
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
    marks: &'a [Mark],
}

impl<'a> Stored<'a> {
    /// The last one of this name: that is the one that counts, should there be two.
    fn find(self, name: &str) -> Option<Cursor<'a>> {
        let mut marks = self.marks.iter().rev();
        let mark = marks.find(|mark| self.page.is_named(**mark, name))?;
        Some(self.page.value(*mark))
    }

    #[inline]
    fn next(&mut self) -> Option<Mark> {
        let (next, rest) = self.marks.split_first()?;
        self.marks = rest;
        Some(*next)
    }
}

/// The attributes of a record: those of the page that were left as they are, and those that were set.
#[derive(Clone, Debug)]
pub(crate) struct RecordEntries<'a> {
    stored: Stored<'a>,
    changed: &'a BTreeMap<String, Option<AttributeValue>>,
    set: btree_map::Iter<'a, String, Option<AttributeValue>>,
    current: Current<'a>,
}

/// The attribute that was come to last.
#[derive(Clone, Copy, Debug)]
enum Current<'a> {
    Stored(Mark),
    Set(&'a str, &'a AttributeValue),
    None,
}

impl<'a> RecordEntries<'a> {
    /// Comes to the next attribute; its name.
    #[inline]
    pub(crate) fn next_name(&mut self) -> Option<&'a str> {
        if !self.changed.is_empty() {
            return self.next_of_changed();
        }
        let mark = self.stored.next()?;
        self.current = Current::Stored(mark);
        Some(self.stored.page.name(mark))
    }

    #[cold]
    fn next_of_changed(&mut self) -> Option<&'a str> {
        while let Some(mark) = self.stored.next() {
            let name = self.stored.page.name(mark);
            if !self.changed.contains_key(name) {
                self.current = Current::Stored(mark);
                return Some(name);
            }
        }
        let set = self.set.by_ref();
        let (name, value) = set.find_map(|(name, value)| Some((name, value.as_ref()?)))?;
        self.current = Current::Set(name, value);
        Some(name)
    }

    /// The name of the attribute that was come to last.
    pub(crate) fn name(&self) -> &'a str {
        match self.current {
            Current::Stored(mark) => self.stored.page.name(mark),
            Current::Set(name, _) => name,
            Current::None => "",
        }
    }

    /// The value of the attribute that was come to last.
    #[inline]
    pub(crate) fn value(&self) -> Option<Attribute<'a>> {
        match self.current {
            Current::Stored(mark) => Some(Attribute::Paged(self.stored.page.value(mark))),
            Current::Set(_, value) => Some(Attribute::Held(value)),
            Current::None => None,
        }
    }
}

impl<'a> Iterator for RecordEntries<'a> {
    type Item = (&'a str, Attribute<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let name = self.next_name()?;
        Some((name, self.value()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.stored.marks.len() + self.set.len()))
    }
}
