//! Whole items for the rows of an index that carries parts of them.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesOrdered;

use super::batch::{Answer, Answers, KEYS, Reader};
use super::bulk::{Job, Settings};
use super::{Fetch, Reading};
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::row::{Columns, RowItem};
use crate::schema::AccessPath;

/// How index rows become items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Half {
    pub(crate) columns: Columns,
    pub(crate) consistent: bool,
}

/// The rows of an index, whose items are read while the next page of the index is.
pub(crate) struct Hydration {
    path: AccessPath,
    table: String,
    half: Half,
    reader: Reader,
    job: Job,
    /// Gone while a page is being read.
    pages: Option<Box<Reading>>,
    page: Option<Paging>,
    /// Keys whose items are to be read, in the order of the index.
    keys: VecDeque<Item>,
    reads: FuturesOrdered<ReadingItems>,
    consumed: Halves,
    /// How many rows had no item, since the pages were told.
    unfilled: usize,
    /// Whether another page is to be read: one is, unless the caller wants no more than the first.
    goes_on: bool,
}

type Paging = Pin<Box<dyn Future<Output = (Box<Reading>, Result<Option<Vec<Item>>>)> + Send>>;
type ReadingItems = Pin<Box<dyn Future<Output = (Vec<Fetch>, Answers)> + Send>>;

/// One row of the index.
#[derive(Debug)]
pub(crate) enum HydratedRow {
    Item(RowItem),
    /// Its item is not there any more: the key that it had.
    Missing(Item),
}

/// The capacity that each half consumed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Halves {
    pub(crate) index: f64,
    pub(crate) table: f64,
}

impl Hydration {
    /// The pages must be made by the metered handle.
    pub(crate) fn new(handle: &Handle, pages: Reading, half: Half, settings: Settings) -> Self {
        let job = Job::new(settings);
        let index = pages.path();
        Self {
            path: AccessPath {
                entry: None,
                ..index
            },
            table: handle.table().to_owned(),
            half,
            reader: Reader::of(handle, &job),
            job,
            pages: Some(Box::new(pages)),
            page: None,
            keys: VecDeque::new(),
            reads: FuturesOrdered::new(),
            consumed: Halves::default(),
            unfilled: 0,
            goes_on: true,
        }
    }

    pub(crate) fn consumed(&self) -> Halves {
        self.consumed
    }

    /// The pages of the index, after the last rows.
    pub(crate) fn into_pages(self) -> Option<Reading> {
        self.pages.map(|pages| *pages)
    }

    /// Reads no page after the next one.
    pub(crate) fn one_page(&mut self) {
        self.goes_on = false;
        self.start_page();
    }

    /// The next rows of the index, in its order; `None` after the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<HydratedRow>>> {
        loop {
            self.start_reads();
            if self.goes_on && self.keys.is_empty() {
                self.start_page();
            }
            if self.page.is_none() && self.reads.is_empty() {
                return Ok(None);
            }
            enum Event {
                Page(Box<Reading>, Result<Option<Vec<Item>>>),
                Read(Vec<Fetch>, Answers),
            }
            let (page, reads) = (&mut self.page, &mut self.reads);
            let event = poll_fn(|context| {
                if let Some(paging) = page
                    && let Poll::Ready((pages, rows)) = paging.as_mut().poll(context)
                {
                    return Poll::Ready(Event::Page(pages, rows));
                }
                match reads.poll_next_unpin(context) {
                    Poll::Ready(Some((fetches, answers))) => {
                        Poll::Ready(Event::Read(fetches, answers))
                    }
                    _ => Poll::Pending,
                }
            });
            match event.await {
                Event::Page(pages, rows) => self.take_page(pages, rows)?,
                Event::Read(fetches, answers) => return self.rows(fetches, answers).map(Some),
            }
        }
    }

    fn start_reads(&mut self) {
        while !self.keys.is_empty() && self.reads.len() < self.job.concurrency() {
            let count = self.keys.len().min(KEYS);
            let fetches: Vec<Fetch> = self
                .keys
                .drain(..count)
                .map(|key| Fetch {
                    path: self.path,
                    table: self.table.clone(),
                    key,
                    columns: self.half.columns,
                    consistent: self.half.consistent,
                })
                .collect();
            let reader = self.reader.clone();
            self.reads.push_back(Box::pin(async move {
                let answers = reader.read_any(&fetches.iter().collect::<Vec<_>>()).await;
                (fetches, answers)
            }));
        }
    }

    /// Begins to read the next page, where there may be one and none is being read. Rows whose items are gone do not
    /// count for the caller's limit.
    fn start_page(&mut self) {
        let Some(mut pages) = self.pages.take() else {
            return;
        };
        pages.make_up_for(std::mem::take(&mut self.unfilled));
        if !pages.has_next() {
            self.pages = Some(pages);
            return;
        }
        self.page = Some(Box::pin(async move {
            let rows = pages.next().await;
            (pages, rows)
        }));
    }

    fn take_page(&mut self, pages: Box<Reading>, rows: Result<Option<Vec<Item>>>) -> Result<()> {
        self.page = None;
        self.consumed.index = pages.consumed();
        self.pages = Some(pages);
        let rows = match rows {
            Ok(rows) => rows.unwrap_or_default(),
            Err(error) => {
                self.goes_on = false;
                return Err(error);
            }
        };
        let keys = self.path.key_attributes();
        self.keys.extend(rows.iter().map(|row| row.only(&keys)));
        Ok(())
    }

    fn rows(&mut self, fetches: Vec<Fetch>, read: Answers) -> Result<Vec<HydratedRow>> {
        self.consumed.table += read.tally.capacity_units().unwrap_or_default();
        self.job.note(|tally| tally.add(&read.tally));
        if let Some(cause) = read.cause {
            self.goes_on = false;
            return Err(self.explain(cause));
        }
        let rows = fetches
            .into_iter()
            .zip(read.answers)
            .map(|(fetch, answer)| {
                Ok(match answer {
                    Answer::Found(item) => HydratedRow::Item(RowItem::checked(item, fetch.path)?),
                    Answer::Missing => HydratedRow::Missing(fetch.key),
                    Answer::Refused(reason) => return Err(Error::new(ErrorKind::Refused, reason)),
                    Answer::Left => {
                        return Err(Error::new(
                            ErrorKind::Unfinished,
                            "it was not read; query again",
                        ));
                    }
                })
            });
        let rows = rows.collect::<Result<Vec<_>>>();
        let rows = rows.map_err(|error| self.explain(error))?;
        let missing = rows
            .iter()
            .filter(|row| matches!(row, HydratedRow::Missing(_)));
        self.unfilled += missing.count();
        Ok(rows)
    }

    pub(crate) fn explain(&self, error: Error) -> Error {
        error.operation("hydrate").entity(self.path.entity.name())
    }
}

impl std::fmt::Debug for Hydration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hydration")
            .field("path", &self.path)
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
