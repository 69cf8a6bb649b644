use std::ops::Range;
use std::sync::Arc;

use super::Record;
use super::walk::Walker;

/// Where a reply has its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    /// A list: of queries and scans.
    Items,
    /// One, of a get.
    Item,
    /// A list for each table: of batches.
    Responses,
}

/// What was found of a reply.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) records: Vec<Record>,
    /// Where in the body they are, and what says the same there for no items.
    pub(crate) place: Range<usize>,
    pub(crate) without: &'static str,
}

impl Member {
    fn name(self) -> &'static str {
        match self {
            Self::Items => "Items",
            Self::Item => "Item",
            Self::Responses => "Responses",
        }
    }

    fn without(self) -> &'static str {
        match self {
            Self::Items => "[]",
            Self::Item => "null",
            Self::Responses => "{}",
        }
    }

    fn items(self, walker: &mut Walker<'_>) -> Option<Vec<[u32; 2]>> {
        let mut items = Vec::new();
        match self {
            Self::Items => walker.list(|walker| {
                items.push(walker.item()?);
                Some(())
            })?,
            Self::Item => items.push(walker.item()?),
            Self::Responses => {
                let mut tables = 0;
                walker.object(|walker, _| {
                    tables += 1;
                    walker.list(|walker| {
                        items.push(walker.item()?);
                        Some(())
                    })
                })?;
                // We ask for one table at a time.
                if tables > 1 {
                    return None;
                }
            }
        }
        Some(items)
    }
}

/// The items of a reply; `None` where it has none, or where anything about it is strange.
///
/// All of the items is checked. Of the rest, the SDK checks what it is given: if that is JSON, so were the brackets that
/// were counted here, and the items stand where it says that there are none.
pub(crate) fn find(body: &[u8], member: Member) -> Option<Found> {
    let body = std::str::from_utf8(body).ok()?;
    let mut walker = Walker::new(body);
    let mut found = None;
    walker.object(|walker, name| {
        if name != member.name() {
            return walker.skip();
        }
        if found.is_some() {
            return None;
        }
        let start = walker.position();
        let items = member.items(walker)?;
        found = Some((items, start..walker.position()));
        Some(())
    })?;
    let (items, place) = found.filter(|_| walker.is_at_end())?;
    let page = Arc::new(walker.into_page());
    let record = |attributes| Record::new(Arc::clone(&page), attributes);
    Some(Found {
        records: items.into_iter().map(record).collect(),
        place,
        without: member.without(),
    })
}
