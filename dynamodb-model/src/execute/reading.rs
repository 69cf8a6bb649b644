use super::{Merged, Order, Pages};
use crate::cursor::Cursor;
use crate::db::Handle;
use crate::error::Result;
use crate::item::Item;
use crate::request::Request;
use crate::schema::AccessPath;

/// A query or a scan under way, page after page.
#[derive(Debug)]
pub(crate) enum Reading {
    /// Of one partition, or of all there is.
    One(Box<Pages>),
    /// Of all shards of a partition.
    Shards(AccessPath, Merged),
}

/// What a plan asks for.
#[derive(Debug)]
pub(crate) enum Orders {
    One(Box<Order>),
    /// Of each shard, no more than `width` at once.
    Shards {
        path: AccessPath,
        orders: Vec<Order>,
        width: usize,
    },
}

impl Reading {
    /// # Errors
    ///
    /// [`ErrorKind::Cursor`](crate::ErrorKind::Cursor) if the cursor is not one of this query.
    pub(crate) fn new(handle: &Handle, orders: Orders, cursor: Option<&Cursor>) -> Result<Self> {
        match orders {
            Orders::One(order) => {
                let pages = Pages::new(handle, *order, cursor)?;
                Ok(Self::One(Box::new(pages)))
            }
            Orders::Shards {
                path,
                orders,
                width,
            } => {
                let merged = Merged::new(handle, orders, width, cursor)?;
                Ok(Self::Shards(path, merged))
            }
        }
    }

    /// Says that everything will be read.
    pub(crate) fn draining(mut self) -> Self {
        if let Self::Shards(_, merged) = &mut self {
            merged.drain();
        }
        self
    }

    pub(crate) fn path(&self) -> AccessPath {
        match self {
            Self::One(pages) => pages.path(),
            Self::Shards(path, _) => *path,
        }
    }

    /// Whether the caller set a limit that is to be filled from as many requests as it takes.
    pub(crate) fn is_limited(&self) -> bool {
        match self {
            Self::One(pages) => pages.is_limited(),
            Self::Shards(_, merged) => merged.is_limited(),
        }
    }

    /// The rows of the next page; `None` after the last. A page may be empty and not the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Item>>> {
        match self {
            Self::One(pages) => pages.next().await,
            Self::Shards(_, merged) => merged.next().await,
        }
    }

    /// Whether another page may follow.
    pub(crate) fn has_next(&self) -> bool {
        match self {
            Self::One(pages) => pages.has_next(),
            Self::Shards(_, merged) => merged.has_next(),
        }
    }

    /// Yields so many rows more than the limit says, for some that the caller could not use.
    pub(crate) fn make_up_for(&mut self, rows: usize) {
        match self {
            Self::One(pages) => pages.make_up_for(rows),
            Self::Shards(_, merged) => merged.make_up_for(rows),
        }
    }

    /// The units that all pages so far consumed, where DynamoDB was asked to say.
    pub(crate) fn consumed(&self) -> f64 {
        match self {
            Self::One(pages) => pages.consumed(),
            Self::Shards(_, merged) => merged.consumed(),
        }
    }

    /// The number of rows in the next page; `None` after the last.
    pub(crate) async fn next_count(&mut self) -> Result<Option<usize>> {
        match self {
            Self::One(pages) => pages.next_count().await,
            Self::Shards(_, merged) => merged.next_count().await,
        }
    }

    /// Where the next page starts; `None` after the last.
    pub(crate) fn cursor(&self) -> Result<Option<Cursor>> {
        match self {
            Self::One(pages) => pages.cursor(),
            Self::Shards(_, merged) => merged.cursor(),
        }
    }

    /// What asks for the next page; `None` after the last.
    ///
    /// # Errors
    ///
    /// Shards are asked by several requests.
    pub(crate) fn request(&mut self) -> Result<Option<Request>> {
        match self {
            Self::One(pages) => Ok(pages.request()),
            Self::Shards(_, merged) => merged.request(),
        }
    }
}
