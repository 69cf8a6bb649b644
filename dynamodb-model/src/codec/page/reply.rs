use std::ops::Range;
use std::sync::Arc;

use super::Record;
use super::scan::Scanner;

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

    fn items(self, scanner: &mut Scanner<'_>) -> Option<Vec<u32>> {
        match self {
            Self::Items => scanner.items(),
            Self::Item => Some(vec![scanner.item()?]),
            Self::Responses => {
                // We ask for one table at a time.
                let mut items = None;
                scanner.object(|scanner, _| match items {
                    None => {
                        items = Some(scanner.items()?);
                        Some(())
                    }
                    Some(_) => None,
                })?;
                items
            }
        }
    }
}

/// The items of a reply; `None` where it has none, or where anything about it is strange.
///
/// All of the items is checked. Of the rest, the SDK checks what it is given: if that is JSON, so were the brackets that
/// were counted here, and the items stand where it says that there are none.
pub(crate) fn find(body: &[u8], member: Member) -> Option<Found> {
    let body = std::str::from_utf8(body).ok()?;
    let mut scanner = Scanner::new(body);
    let mut found = None;
    scanner.object(|scanner, name| {
        if name != member.name() {
            return scanner.skip();
        }
        if found.is_some() {
            return None;
        }
        scanner.blank();
        let start = scanner.position();
        let items = member.items(scanner)?;
        found = Some((items, start..scanner.position()));
        Some(())
    })?;
    scanner.end()?;
    let (items, place) = found?;
    let page = Arc::new(scanner.into_page());
    let record = |at| Record::new(Arc::clone(&page), at);
    Some(Found {
        records: items.into_iter().map(record).collect(),
        place,
        without: member.without(),
    })
}
