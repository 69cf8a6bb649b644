use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use super::checkpoint::ScanCheckpoint;
use super::{Plan, Types};
use crate::batch::settings;
use crate::bulk::Tally;
use crate::db::Db;
use crate::entity::Entity;
use crate::error::{Error, ErrorKind, Pending, Result};
use crate::execute::bulk::Settings;
use crate::execute::{Position, SegmentPage, Segments};
use crate::rate::Reads;
use crate::row::{self, BorrowedRow, Columns, Is, Row};

/// The most segments that DynamoDB takes (`TotalSegments`).
const MOST_SEGMENTS: u32 = 1_000_000;

/// A scan in segments, several of which are read at a time.
///
/// Made by [`parallel`](super::Scan::parallel). It costs what the scan costs, in less time. There should be several
/// segments for each worker ([`concurrency`](Self::concurrency), 8 unless told otherwise), since they differ in size; they
/// are read in random order, so that workers do not meet in one partition. With a rate, each request asks for as many rows
/// as its worker may read in a second, by the average size of those read before.
///
/// ```no_run
/// # use dynamodb_model::{Db, Entity, ReadRate, Result, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", entities(Order))]
/// # struct Shop;
/// # #[derive(Debug, serde::Serialize, serde::Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"), scan)]
/// # struct Order { id: u64 }
/// # fn save(_: &str) {}
/// # async fn example(db: Db<Shop>) -> Result<()> {
/// let rate = ReadRate::share(&db, 0.25).await?;
/// let mut pages = Order::scan().parallel(64).rate(&rate).pages(&db)?;
/// while let Some(page) = pages.next().await? {
///     for order in page {
///         println!("{:?}", order?);
///     }
///     save(&pages.checkpoint().to_string());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a scan does nothing until `pages`, `collect` or `count` is called and awaited"]
pub struct ParallelScan<E, I, R> {
    plan: Plan,
    segments: u32,
    resumed: Option<ScanCheckpoint>,
    settings: Settings,
    types: Types<E, I, R>,
}

impl<E, I, R> ParallelScan<E, I, R> {
    pub(super) fn new(plan: Plan, segments: u32) -> Self {
        Self {
            plan,
            segments,
            resumed: None,
            settings: Settings::default(),
            types: PhantomData,
        }
    }

    settings!(Reads);

    /// Goes on where another scan of the same kind was, with its segments: nothing that it handed out is read again.
    pub fn resume(mut self, checkpoint: ScanCheckpoint) -> Self {
        self.resumed = Some(checkpoint);
        self
    }
}

impl<E: Entity, I: 'static, R: Row<I>> ParallelScan<E, I, R> {
    /// Reads page after page, from whichever segment comes first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for no segments or more than 1 000 000, and with a limit;
    /// [`ErrorKind::Cursor`] for a checkpoint of another scan.
    pub fn pages(self, db: &Db<E::Table>) -> Result<ScanPages<R>> {
        let segments = self.segments(db, R::columns(), false)?;
        Ok(ScanPages {
            decode: row::decode_one::<I, R>,
            segments,
        })
    }

    /// Reads all rows, in no particular order. Memory grows with their number; [`pages`](Self::pages) do not.
    ///
    /// # Errors
    ///
    /// As [`pages`](Self::pages), a row that does not fit, [`ErrorKind::Unfinished`] if the job's time was up, or what
    /// DynamoDB reports.
    pub fn collect(self, db: &Db<E::Table>) -> Pending<'_, Vec<R>> {
        Box::pin(async move {
            let mut pages = self.pages(db)?;
            let mut rows = Vec::new();
            while let Some(page) = pages.next().await? {
                for row in page {
                    rows.push(row?);
                }
            }
            Ok(rows)
        })
    }

    /// Counts the rows without fetching them: DynamoDB reads, and charges for, each all the same.
    ///
    /// # Errors
    ///
    /// As [`collect`](Self::collect), but no row is decoded.
    pub fn count(self, db: &Db<E::Table>) -> Pending<'_, usize> {
        Box::pin(async move {
            let mut segments = self.segments(db, R::columns(), true)?;
            let mut count = 0;
            while let Some(page) = segments.next().await? {
                count += if segments.counts_there() {
                    page.counted
                } else {
                    page.rows.len()
                };
            }
            Ok(count)
        })
    }

    /// Reads all rows, in no particular order, and lends each to the function as a projection that borrows from the reply.
    ///
    /// # Errors
    ///
    /// As [`collect`](Self::collect); the rows before were lent.
    pub fn for_each<'db, P>(
        self,
        db: &'db Db<E::Table>,
        mut each: impl FnMut(P::At<'_>) + Send + 'db,
    ) -> Pending<'db, ()>
    where
        P: BorrowedRow<I>,
        P::Entity: Is<E>,
    {
        self.try_for_each::<P, Error>(db, move |row| {
            each(row);
            Ok(())
        })
    }

    /// As [`for_each`](Self::for_each), for a function that may fail, by an error of its own: the reading ends then.
    ///
    /// # Errors
    ///
    /// That of the function, or what [`for_each`](Self::for_each) fails by.
    pub fn try_for_each<'db, P, X>(
        self,
        db: &'db Db<E::Table>,
        mut each: impl FnMut(P::At<'_>) -> Result<(), X> + Send + 'db,
    ) -> Pending<'db, (), X>
    where
        P: BorrowedRow<I>,
        P::Entity: Is<E>,
        X: From<Error> + 'db,
    {
        let segments = self.segments(db, P::columns(), false);
        Box::pin(async move {
            let mut segments = segments?;
            while let Some(page) = segments.next().await? {
                row::lend_all::<I, P, X>(page.rows, segments.path(), &mut each)?;
            }
            Ok(())
        })
    }

    fn segments(self, db: &Db<E::Table>, columns: Columns, count: bool) -> Result<Segments> {
        let refuse = |message: String| {
            let error = Error::new(ErrorKind::Refused, message);
            Err(error.operation("scan").entity(E::SCHEMA.name()))
        };
        if self.plan.limit.is_some() {
            return refuse(
                "a parallel scan reads all of the table and has no order that a limit could mean; leave `limit(..)` out".to_owned(),
            );
        }
        let resumed = self.resumed.map(|checkpoint| {
            let order = (E::SCHEMA.name(), self.plan.index());
            let checked = checkpoint.of(order.0, order.1);
            checked.map_err(|error| error.operation("scan").entity(order.0))
        });
        let (total, positions) = match resumed.transpose()? {
            Some(checkpoint) => checkpoint.into_parts(),
            None => (self.segments, BTreeMap::new()),
        };
        if !(1..=MOST_SEGMENTS).contains(&total) {
            return refuse(format!(
                "a scan has 1 to {MOST_SEGMENTS} segments, and this one has {total}"
            ));
        }
        let Some(order) = self.plan.scanned(&[columns], count)? else {
            return refuse("a query has no segments".to_owned());
        };
        let (handle, settings) = (db.handle(), self.settings);
        Ok(Segments::new(handle, order, total, positions, settings))
    }
}

/// The pages of a parallel scan, as they come.
pub struct ScanPages<R> {
    segments: Segments,
    decode: fn(crate::item::Item, crate::schema::AccessPath) -> Result<R>,
}

impl<R> ScanPages<R> {
    /// The next page of any segment; `None` after the last. A page may have no rows and not be the last.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unfinished`] if the job's time was up, or what DynamoDB reports. No page follows; the
    /// [`checkpoint`](Self::checkpoint) has what was handed out before.
    #[allow(
        clippy::should_implement_trait,
        reason = "it is asynchronous, as a stream's"
    )]
    pub async fn next(&mut self) -> Result<Option<ScanPage<R>>> {
        let Some(SegmentPage { segment, rows, .. }) = self.segments.next().await? else {
            return Ok(None);
        };
        let path = self.segments.path();
        let rows = rows.into_iter().map(|row| (self.decode)(row, path));
        Ok(Some(ScanPage {
            segment,
            rows: rows.collect(),
        }))
    }

    /// How far the scan is: all that was handed out, and nothing that was not.
    #[must_use]
    pub fn checkpoint(&self) -> ScanCheckpoint {
        let path = self.segments.path();
        ScanCheckpoint::new(
            self.segments.total(),
            path.entity.name(),
            path.index().map(|index| index.name()),
            self.segments.positions().clone(),
        )
    }

    /// What the scan has done so far.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        self.segments.tally()
    }

    /// How many segments are read, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        let read = self.segments.positions().values();
        let read = read.filter(|position| **position == Position::End).count();
        (
            u32::try_from(read).unwrap_or(u32::MAX),
            self.segments.total(),
        )
    }
}

/// The rows of one page of one segment. One that does not fit is an error in its place.
#[derive(Debug)]
pub struct ScanPage<R> {
    segment: u32,
    rows: Vec<Result<R>>,
}

impl<R> ScanPage<R> {
    /// The segment's number, from 0.
    #[must_use]
    pub fn segment(&self) -> u32 {
        self.segment
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<R> IntoIterator for ScanPage<R> {
    type Item = Result<R>;
    type IntoIter = std::vec::IntoIter<Result<R>>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

impl<R> fmt::Debug for ScanPages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ScanPages").field(&self.segments).finish()
    }
}

impl<E, I, R> fmt::Debug for ParallelScan<E, I, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParallelScan")
            .field("plan", &self.plan)
            .field("segments", &self.segments)
            .finish_non_exhaustive()
    }
}
