use std::ops::Range;
use std::sync::Arc;

use super::walk::Walker;
use super::{Page, Record};

/// Where a reply has its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Member {
    /// A list: of queries and scans.
    Items,
    /// One, of a get.
    Item,
    /// A list for each table: of batches.
    Responses,
    /// One, or what of it was asked for: of writes that hand it back.
    Attributes,
    /// A list of objects that have one or none: of transactions.
    Found,
}

/// What was found of a reply.
#[derive(Debug)]
pub(crate) struct Found {
    page: Arc<Page>,
    items: Items,
    /// Where in the body they are, and what says the same there for no items.
    pub(crate) place: Range<usize>,
    pub(crate) without: &'static str,
}

impl Found {
    /// The items, where there can be one.
    pub(crate) fn records(&self) -> impl ExactSizeIterator<Item = Option<Record>> {
        let items = self.items.iter();
        items.map(|node| Some(Record::new(Arc::clone(&self.page), (*node)?)))
    }
}

impl Member {
    fn name(self) -> &'static str {
        match self {
            Self::Items => "Items",
            Self::Item => "Item",
            Self::Responses | Self::Found => "Responses",
            Self::Attributes => "Attributes",
        }
    }

    fn without(self) -> &'static str {
        match self {
            Self::Items | Self::Found => "[]",
            Self::Item | Self::Attributes => "null",
            Self::Responses => "{}",
        }
    }

    /// Adds the items that begin here; where they end.
    fn items(self, walker: &mut Walker<'_>, at: usize, items: &mut Items) -> Option<usize> {
        match self {
            Self::Items => walker.list(at, |walker, at| item(walker, at, items)),
            Self::Item | Self::Attributes => item(walker, at, items),
            Self::Responses => {
                // We ask for one table at a time.
                let mut tables = 0..1;
                walker.object(at, |walker, _, at| {
                    tables.next()?;
                    walker.list(at, |walker, at| item(walker, at, items))
                })
            }
            Self::Found => walker.list(at, |walker, at| {
                let before = items.len();
                let behind = walker.object(at, |walker, name, at| match name {
                    "Item" if items.len() == before => item(walker, at, items),
                    _ => None,
                })?;
                if items.len() == before {
                    items.push(None);
                }
                Some(behind)
            }),
        }
    }
}

/// The node of each item, if there is one.
type Items = Vec<Option<u32>>;

#[inline]
fn item(walker: &mut Walker<'_>, at: usize, items: &mut Items) -> Option<usize> {
    let (node, behind) = walker.item(at)?;
    items.push(Some(node));
    Some(behind)
}

/// The items of a reply; `None` where it has none, or where anything about it is strange.
///
/// All of the items is checked. Of the rest, the SDK checks what it is given: if that is JSON, so were the brackets that
/// were counted here, and the items stand where it says that there are none.
pub(crate) fn find(body: &[u8], member: Member) -> Option<Found> {
    let body = std::str::from_utf8(body).ok()?;
    let mut walker = Walker::new(body)?;
    let mut items = Vec::new();
    let mut place = None;
    let end = walker.object(0, |walker, name, at| {
        if name != member.name() {
            return walker.skip(at);
        }
        let end = member.items(walker, at, &mut items)?;
        match place.replace(at..end) {
            None => Some(end),
            Some(_) => None,
        }
    })?;
    let place = place.filter(|_| end == body.len())?;
    Some(Found {
        page: Arc::new(walker.into_page()),
        items,
        place,
        without: member.without(),
    })
}
