//! Several partitions read as one: the shards of a key, merged by sort key.

mod heads;
mod positions;
mod shard;

use std::pin::Pin;

use futures_util::stream::{self, StreamExt as _};

use self::heads::{Heads, Place};
use self::shard::Shard;
use super::pages::{Order, Pages};
use crate::cursor::Cursor;
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::request::Request;

/// The pages of one query of all shards.
///
/// Rows come in the order of their sort keys, those of one sort key in the order of their shards. A shard is asked for
/// more when all rows that it gave are used up, so that no more than a page of each is ever read for nothing.
#[derive(Debug)]
pub(crate) struct Merged {
    shards: Vec<Shard>,
    /// How many requests may be under way.
    width: usize,
    remaining: Option<usize>,
    /// The place of the last row that was given out, here or before the cursor.
    frontier: Option<Place>,
    /// Whether everything will be read, so that shards may be asked before their rows are used up.
    drains: bool,
}

type Filling<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl Merged {
    /// # Errors
    ///
    /// [`ErrorKind::Cursor`] if the cursor is not one of this query.
    pub(super) fn new(
        handle: &Handle,
        orders: Vec<Order>,
        width: usize,
        cursor: Option<&Cursor>,
    ) -> Result<Self> {
        let remaining = orders.first().and_then(|order| order.limit);
        let stride = remaining.map_or(0, |limit| share(limit, orders.len()));
        let mut shards = Vec::with_capacity(orders.len());
        for order in orders {
            let pages = Pages::new(handle, order, None)?.striding(stride);
            shards.push(Shard::new(pages));
        }
        let mut merged = Self {
            shards,
            width: width.max(1),
            remaining,
            frontier: None,
            drains: false,
        };
        if let Some(cursor) = cursor {
            merged.resume(cursor)?;
        }
        Ok(merged)
    }

    /// Everything will be read.
    pub(super) fn drain(&mut self) {
        self.drains = self.remaining.is_none();
    }

    pub(super) fn is_limited(&self) -> bool {
        self.remaining.is_some()
    }

    /// The rows that can be told to be next after another request to each shard that has none left; `None` after the
    /// last. There may be none of them before the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Item>>> {
        if !self.has_next() {
            return Ok(None);
        }
        let (remaining, drains) = (self.remaining, self.drains);
        let mut fillings: Vec<Filling<'_, ()>> = Vec::new();
        for shard in self.shards.iter_mut().filter(|shard| shard.wants(drains)) {
            shard.pages.narrow(remaining);
            fillings.push(Box::pin(shard.fill()));
        }
        all(fillings, self.width).await?;
        if let Some(frontier) = &self.frontier {
            for (number, shard) in self.shards.iter_mut().enumerate() {
                shard.catch_up(number, frontier)?;
            }
        }
        self.merge().map(Some)
    }

    /// The number of rows in the next page of every shard; `None` after the last.
    pub(super) async fn next_count(&mut self) -> Result<Option<usize>> {
        if !self.has_next() {
            return Ok(None);
        }
        let mut counts: Vec<Filling<'_, Option<usize>>> = Vec::new();
        for shard in self.shards.iter_mut().filter(|shard| !shard.is_done()) {
            shard.pages.narrow(self.remaining);
            counts.push(Box::pin(shard.pages.next_count()));
        }
        let counts = all(counts, self.width).await?;
        let count = counts.into_iter().flatten().sum();
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.saturating_sub(count);
        }
        Ok(Some(count))
    }

    pub(super) fn has_next(&self) -> bool {
        self.remaining != Some(0) && !self.shards.iter().all(Shard::is_done)
    }

    pub(super) fn make_up_for(&mut self, rows: usize) {
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.saturating_add(rows);
        }
    }

    pub(super) fn consumed(&self) -> f64 {
        self.shards.iter().map(|shard| shard.pages.consumed()).sum()
    }

    /// # Errors
    ///
    /// It is no one request.
    pub(super) fn request(&self) -> Result<Option<Request>> {
        if !self.has_next() {
            return Ok(None);
        }
        let message = format!(
            "it reads {} shards, each by a request of its own; `.shard(0)` and so on show them one by one",
            self.shards.len()
        );
        Err(self.explain(Error::new(ErrorKind::Refused, message)))
    }

    fn explain(&self, error: Error) -> Error {
        match self.shards.first() {
            Some(shard) => shard.pages.explain(error),
            None => error,
        }
    }

    /// Takes rows as long as each shard has one, or has no more to come.
    fn merge(&mut self) -> Result<Vec<Item>> {
        let mut heads = Heads::default();
        for (number, shard) in self.shards.iter().enumerate() {
            heads.add(number, shard)?;
        }
        let is_short = |shard: &Shard| shard.rows.is_empty() && !shard.is_done();
        let mut rows = Vec::new();
        let mut last = vec![None; self.shards.len()];
        let mut may_go_on = !self.shards.iter().any(is_short);
        while may_go_on
            && self
                .remaining
                .is_none_or(|remaining| rows.len() < remaining)
        {
            let Some(place) = heads.take() else { break };
            let number = place.shard;
            let Some(shard) = self.shards.get_mut(number) else {
                break;
            };
            if let (Some(row), Some(last)) = (shard.rows.pop_front(), last.get_mut(number)) {
                *last = Some(rows.len());
                rows.push(row);
            }
            may_go_on = !is_short(shard);
            heads.add(number, shard)?;
            self.frontier = Some(place);
        }
        for (shard, last) in self.shards.iter_mut().zip(last) {
            if let Some(row) = last.and_then(|last| rows.get(last)) {
                shard.pass(row)?;
            }
        }
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.saturating_sub(rows.len());
        }
        if let Some(shard) = self.shards.first() {
            shard.pages.refuse(&rows)?;
        }
        Ok(rows)
    }
}

/// How many rows to ask each shard for at first, so that most often nothing is missing when they are merged: its share of
/// the limit, and twice the deviation that chance makes.
fn share(limit: usize, shards: usize) -> usize {
    let even = limit.div_ceil(shards.max(1));
    let slack = even.isqrt().saturating_mul(2).saturating_add(1);
    even.saturating_add(slack).min(limit)
}

/// Runs all, no more than `width` at once; the first error ends the others.
async fn all<T>(futures: Vec<Filling<'_, T>>, width: usize) -> Result<Vec<T>> {
    let mut done = Vec::with_capacity(futures.len());
    let mut running = stream::iter(futures).buffer_unordered(width);
    while let Some(result) = running.next().await {
        done.push(result?);
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_has_slack_and_is_never_beyond_the_limit() {
        assert_eq!([share(1, 8), share(5, 8), share(8, 8)], [1, 4, 4]);
        assert_eq!([share(100, 8), share(10_000, 8)], [20, 1321]);
        assert_eq!(share(usize::MAX, 1), usize::MAX);
    }
}
