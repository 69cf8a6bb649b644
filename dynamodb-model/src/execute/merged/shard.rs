use std::collections::VecDeque;

use crate::error::Result;
use crate::execute::pages::{Pages, Position};
use crate::item::Item;

/// One shard of a merged read.
#[derive(Debug)]
pub(super) struct Shard {
    pub(super) pages: Pages,
    /// What was read and not yet given out.
    pub(super) rows: VecDeque<Item>,
    /// Just before the first of `rows`.
    passed: Position,
    /// How many rows the last page had.
    page: usize,
}

impl Shard {
    pub(super) fn new(pages: Pages) -> Self {
        Self {
            passed: pages.position().clone(),
            pages,
            rows: VecDeque::new(),
            page: 0,
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
        let rows = self
            .pages
            .read()
            .await?
            .map_or_else(Vec::new, |(rows, _)| rows);
        if self.rows.is_empty() {
            self.passed = before;
        }
        self.page = rows.len();
        self.rows.extend(rows);
        Ok(())
    }

    /// The row was the last one given out.
    pub(super) fn pass(&mut self, row: &Item) -> Result<()> {
        self.passed = Position::After(self.pages.keys_of(row)?);
        Ok(())
    }

    /// Where a read that has all that was given out goes on.
    pub(super) fn position(&self) -> &Position {
        if self.rows.is_empty() {
            self.pages.position()
        } else {
            &self.passed
        }
    }

    pub(super) fn resume(&mut self, position: Position) {
        self.pages.resume_at(position);
        self.passed = self.pages.position().clone();
    }
}
