use std::cmp::Ordering;
use std::collections::VecDeque;

use super::heads::Place;
use crate::error::Result;
use crate::execute::pages::{Pages, Position};
use crate::item::Item;

/// One shard of a merged read.
#[derive(Debug)]
pub(super) struct Shard {
    pub(super) pages: Pages,
    /// What was read and not yet given out.
    pub(super) rows: VecDeque<Item>,
    /// Just before the first of `rows`; at the end, after the last row that is known.
    passed: Position,
    /// How many rows the last page had.
    page: usize,
    /// Whether rows may come that others have overtaken.
    behind: bool,
}

impl Shard {
    pub(super) fn new(pages: Pages) -> Self {
        Self {
            passed: pages.position().clone(),
            pages,
            rows: VecDeque::new(),
            page: 0,
            behind: false,
        }
    }

    /// Nothing is left, here or in the table.
    pub(super) fn is_done(&self) -> bool {
        self.rows.is_empty() && matches!(self.pages.position(), Position::End)
    }

    /// Whether it is to be asked for more; where everything will be read, while some rows are still there.
    pub(super) fn wants(&self, drains: bool) -> bool {
        let is_low = self.rows.is_empty() || drains && self.rows.len() <= self.page / 2;
        is_low && !matches!(self.pages.position(), Position::End)
    }

    /// Reads one page.
    pub(super) async fn fill(&mut self) -> Result<()> {
        let before = self.pages.position().clone();
        let fetched = self.pages.read().await?;
        let rows = fetched.map_or_else(Vec::new, |(rows, _)| rows);
        if self.rows.is_empty() {
            self.passed = before;
        }
        self.page = rows.len();
        self.rows.extend(rows);
        Ok(())
    }

    /// Drops rows that were written between two pages, before the last row that was given out.
    pub(super) fn catch_up(&mut self, number: usize, frontier: &Place) -> Result<()> {
        let descending = self.pages.is_descending();
        while self.behind
            && let Some(row) = self.rows.front()
        {
            let place = self.place(number, row)?;
            self.behind = place.cmp(frontier, descending) != Ordering::Greater;
            if self.behind {
                self.rows.pop_front();
            }
        }
        Ok(())
    }

    pub(super) fn place(&self, number: usize, row: &Item) -> Result<Place> {
        Ok(Place {
            sort: self.pages.sort_values(row)?,
            shard: number,
        })
    }

    /// The row was the last one given out.
    pub(super) fn pass(&mut self, row: &Item) -> Result<()> {
        self.passed = Position::After(self.pages.keys_of(row)?);
        Ok(())
    }

    /// Where a read that has all that was given out goes on. At the end too: something may be written there meanwhile.
    pub(super) fn position(&self) -> &Position {
        match self.pages.position() {
            position @ (Position::Start | Position::After(_)) if self.rows.is_empty() => position,
            _ => &self.passed,
        }
    }

    /// Goes on from there; `behind` where other shards have come further.
    pub(super) fn resume(&mut self, position: Position, behind: bool) {
        self.pages.resume_at(position);
        self.passed = self.pages.position().clone();
        self.behind = behind;
    }
}
