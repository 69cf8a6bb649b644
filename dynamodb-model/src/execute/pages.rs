mod sharded;

use std::cmp::Ordering;

use crate::cursor::{Cursor, CursorScope};
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::key::KeyValue;
use crate::request::{Action, Expressions, Read, Reply, Request, Segment};
use crate::row::Kin;
use crate::schema::{AccessPath, KeyAttribute};

/// The pages of one query or scan: asks for one after the other, drops rows that are not meant, and stops exactly where
/// the caller's limit says.
#[derive(Debug)]
pub(crate) struct Pages {
    handle: Handle,
    path: AccessPath,
    kin: Kin,
    read: Read,
    scan: bool,
    expressions: Expressions,
    partition: Vec<KeyValue>,
    excluded: Vec<Excluded>,
    page_size: Option<i32>,
    remaining: Option<usize>,
    /// How many rows to read in one request while a limit is not reached; grows when few of them are kept.
    stride: usize,
    /// Whether rows were read that are not meant or did not pass the filter.
    drops: bool,
    position: Position,
    /// The units that all pages so far consumed, where DynamoDB was asked to say.
    consumed: f64,
}

/// A row that the key condition cannot keep out: its sort key attribute has just this value.
#[derive(Clone, Debug)]
pub(crate) struct Excluded {
    pub(crate) attribute: &'static str,
    pub(crate) value: KeyValue,
}

/// What a plan asks for.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) path: AccessPath,
    pub(crate) kin: Kin,
    pub(crate) scan: bool,
    pub(crate) read: Read,
    pub(crate) expressions: Expressions,
    pub(crate) partition: Vec<KeyValue>,
    pub(crate) excluded: Vec<Excluded>,
    pub(crate) page_size: Option<u32>,
    pub(crate) limit: Option<usize>,
    /// No row can satisfy the key condition: no request is made.
    pub(crate) empty: bool,
}

/// How far a read has come.
#[derive(Clone, Debug)]
pub(super) enum Position {
    Start,
    /// After the row of these keys.
    After(Item),
    End,
}

/// The most rows that one request of a limited read asks for: about what 1 MB holds of small items.
const WIDEST_STRIDE: usize = 10_000;

impl Pages {
    /// # Errors
    ///
    /// [`ErrorKind::Cursor`] if the cursor is not one of this query.
    pub(crate) fn new(handle: &Handle, order: Order, cursor: Option<&Cursor>) -> Result<Self> {
        let mut pages = Self {
            handle: handle.clone(),
            path: order.path,
            kin: order.kin,
            read: order.read,
            scan: order.scan,
            expressions: order.expressions,
            partition: order.partition,
            excluded: order.excluded,
            page_size: order
                .page_size
                .map(|size| i32::try_from(size.max(1)).unwrap_or(i32::MAX)),
            remaining: order.limit,
            stride: order.limit.unwrap_or_default(),
            consumed: 0.0,
            drops: false,
            position: if order.empty {
                Position::End
            } else {
                Position::Start
            },
        };
        if let Some(cursor) = cursor {
            pages.resume(cursor)?;
        }
        Ok(pages)
    }

    pub(crate) fn path(&self) -> AccessPath {
        self.path
    }

    /// Whether the caller set a limit that is to be filled from as many requests as it takes.
    pub(crate) fn is_limited(&self) -> bool {
        self.remaining.is_some()
    }

    /// The units that all pages so far consumed, where DynamoDB was asked to say.
    pub(super) fn consumed(&self) -> f64 {
        self.consumed
    }

    /// Whether another page may follow.
    pub(crate) fn has_next(&self) -> bool {
        self.remaining != Some(0) && !matches!(self.position, Position::End)
    }

    /// Yields so many rows more than the limit says, for some that the caller could not use.
    pub(crate) fn make_up_for(&mut self, rows: usize) {
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.saturating_add(rows);
        }
    }

    /// Whether DynamoDB only counts the rows, and sends none.
    pub(super) fn counts_there(&self) -> bool {
        self.read.count_only
    }

    /// The rows of the next page; `None` after the last. A page may be empty and not the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Item>>> {
        Ok(self.fetch().await?.map(|(rows, _)| rows))
    }

    /// The meant rows of the next page, and how many DynamoDB counted in it.
    pub(super) async fn fetch(&mut self) -> Result<Option<(Vec<Item>, usize)>> {
        let fetched = self.read().await?;
        if let Some((rows, _)) = &fetched {
            self.refuse(rows)?;
        }
        Ok(fetched)
    }

    /// As [`fetch`](Self::fetch), whether or not the read must not meet one of them.
    pub(super) async fn read(&mut self) -> Result<Option<(Vec<Item>, usize)>> {
        let Some(request) = self.request() else {
            return Ok(None);
        };
        let sent = self.handle.send_request(request).await;
        let reply = sent.map_err(|error| self.explain(error))?;
        self.take(reply).map(Some)
    }

    /// The meant rows of a reply to [`request`](Self::request), and how many DynamoDB counted in it.
    pub(super) fn take(&mut self, reply: Reply) -> Result<(Vec<Item>, usize)> {
        if let Some(consumed) = reply.capacity {
            self.consumed += consumed.total;
        }
        self.position = reply.last_key.map_or(Position::End, Position::After);
        let mut rows = reply.items;
        rows.retain(|item| self.is_meant(item));
        self.drops |= !self.read.count_only && rows.len() < reply.scanned;
        if let Some(remaining) = self.remaining {
            self.cut(&mut rows, remaining)?;
            let kept = if self.read.count_only {
                reply.count
            } else {
                rows.len()
            };
            self.remaining = Some(remaining.saturating_sub(kept));
            self.stride = self.stride.saturating_mul(2).min(WIDEST_STRIDE);
        }
        Ok((rows, reply.count))
    }

    /// Fails at the first row that the read must not meet.
    pub(super) fn refuse(&self, rows: &[Item]) -> Result<()> {
        self.kin.refuse(rows).map_err(|error| self.explain(error))
    }

    /// What asks for the next page; `None` after the last.
    pub(crate) fn request(&mut self) -> Option<Request> {
        if self.remaining == Some(0) {
            return None;
        }
        self.read.start_after = match &self.position {
            Position::Start => None,
            Position::After(keys) => Some(keys.clone()),
            Position::End => return None,
        };
        self.read.limit = self
            .page_size
            .or_else(|| self.remaining.map(|_| self.stride_limit()));
        let read = self.read.clone();
        let action = if self.scan {
            Action::Scan(read)
        } else {
            Action::Query(read)
        };
        Some(self.handle.request(action, self.expressions.clone()))
    }

    /// Reads one segment of the table alone.
    pub(super) fn of_segment(mut self, segment: Segment) -> Self {
        self.read.segment = Some(segment);
        self
    }

    /// Where the next page starts; `None` after the last.
    pub(crate) fn cursor(&self) -> Result<Option<Cursor>> {
        let Position::After(keys) = &self.position else {
            return Ok(None);
        };
        let values = self.key_values(keys)?;
        Cursor::encode(&self.scope(None), &values, self.handle.secret())
            .map(Some)
            .map_err(|error| self.explain(error.into()))
    }

    /// The context of an error, put into it.
    pub(crate) fn explain(&self, error: Error) -> Error {
        let operation = if self.scan { "scan" } else { "query" };
        let index = self.path.index().map(|index| index.name());
        error
            .operation(operation)
            .entity(self.kin.name(&self.path))
            .index(index)
    }

    fn stride_limit(&self) -> i32 {
        i32::try_from(self.stride.max(1)).unwrap_or(i32::MAX)
    }

    /// Whether the row is of a kind that the query yields, and inside its range.
    fn is_meant(&self, item: &Item) -> bool {
        let excluded = self.excluded.iter().any(|key| {
            item.key_value(key.attribute)
                .is_some_and(|value| value.sort_cmp(&key.value) == Some(Ordering::Equal))
        });
        !excluded && self.kin.has(item, &self.path)
    }

    /// Drops the rows beyond the limit and steps back to the last one kept.
    fn cut(&mut self, rows: &mut Vec<Item>, remaining: usize) -> Result<()> {
        if rows.len() <= remaining {
            return Ok(());
        }
        rows.truncate(remaining);
        if let Some(last) = rows.last() {
            self.position = Position::After(self.keys_of(last)?);
        }
        Ok(())
    }

    fn resume(&mut self, cursor: &Cursor) -> Result<()> {
        let attributes = self.path.key_attributes();
        let types: Vec<_> = attributes
            .iter()
            .map(|attribute| attribute.kind())
            .collect();
        let values = cursor
            .decode(&self.scope(None), &types, self.handle.secret())
            .map_err(|error| self.explain(error.into()))?;
        let mut keys = Item::default();
        for (attribute, value) in attributes.iter().zip(&values) {
            keys.set_key(attribute.name(), value);
        }
        if !matches!(self.position, Position::End) {
            self.position = Position::After(keys);
        }
        Ok(())
    }

    /// What binds a cursor; of one partition, or of so many shards.
    pub(super) fn scope(&self, shards: Option<usize>) -> CursorScope<'_> {
        CursorScope {
            entity: self.kin.name(&self.path),
            index: self.path.index().map(|index| index.name()),
            partition: &self.partition,
            shards,
            ascending: !self.read.descending,
        }
    }

    /// What a request that continues after the row is told.
    pub(super) fn keys_of(&self, row: &Item) -> Result<Item> {
        let mut keys = Item::default();
        let values = self.key_values(row)?;
        for (attribute, value) in self.path.key_attributes().iter().zip(&values) {
            keys.set_key(attribute.name(), value);
        }
        Ok(keys)
    }

    /// The key attributes of a row, in the order in which cursors hold them.
    fn key_values(&self, item: &Item) -> Result<Vec<KeyValue>> {
        self.values(item, &self.path.key_attributes())
    }

    pub(super) fn values(&self, item: &Item, of: &[KeyAttribute]) -> Result<Vec<KeyValue>> {
        let value = |name: &'static str| {
            item.key_value(name).ok_or_else(|| {
                let message = format!("a row has no key attribute `{name}`; does the table's declaration fit the table?");
                self.explain(Error::new(ErrorKind::Decode, message))
            })
        };
        of.iter().map(|attribute| value(attribute.name())).collect()
    }
}
