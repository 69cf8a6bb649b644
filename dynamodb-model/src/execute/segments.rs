//! A table read in segments, several at a time.

mod pace;

use std::collections::{BTreeMap, VecDeque};
use std::pin::Pin;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tokio::time::Instant;

use self::pace::Pace;
use super::backoff::Backoff;
use super::bulk::{self, Job, Outcome, Settings};
use super::{Order, Pages};
use crate::bulk::Tally;
use crate::cursor::Cursor;
use crate::db::Handle;
use crate::error::Result;
use crate::item::Item;
use crate::rate::{Demand, Limiter};
use crate::request::{Reply, Segment};
use crate::schema::AccessPath;

/// How far a segment is read: to here, or to its end. One that is not begun has no position.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Position {
    After(Cursor),
    End,
}

/// The rows of one page of one segment.
#[derive(Debug)]
pub(crate) struct SegmentPage {
    pub(crate) segment: u32,
    pub(crate) rows: Vec<Item>,
    /// How many rows DynamoDB counted, where it was told to count only.
    pub(crate) counted: usize,
}

/// A parallel scan under way: pages in whatever order they come.
pub(crate) struct Segments {
    handle: Handle,
    order: Order,
    total: u32,
    job: Job,
    pace: Pace,
    /// Those that nobody reads, in random order, so that workers do not meet in one partition of the table.
    waiting: VecDeque<u32>,
    positions: BTreeMap<u32, Position>,
    rounds: FuturesUnordered<Round>,
    ended: bool,
}

type Round = Pin<Box<dyn Future<Output = (u32, Pages, Result<Reply>)> + Send>>;

impl Segments {
    pub(crate) fn new(
        handle: &Handle,
        order: Order,
        total: u32,
        positions: BTreeMap<u32, Position>,
        settings: Settings,
    ) -> Self {
        let job = Job::new(settings);
        let is_open = |segment: &u32| positions.get(segment) != Some(&Position::End);
        let mut waiting: Vec<u32> = (0..total).filter(is_open).collect();
        fastrand::shuffle(&mut waiting);
        Self {
            handle: job.handle(handle),
            pace: Pace::new(&order.read, job.concurrency()),
            ended: order.empty,
            order,
            total,
            job,
            waiting: waiting.into(),
            positions,
            rounds: FuturesUnordered::new(),
        }
    }

    pub(crate) fn path(&self) -> AccessPath {
        self.order.path
    }

    pub(crate) fn total(&self) -> u32 {
        self.total
    }

    /// Whether DynamoDB only counts the rows, and sends none.
    pub(crate) fn counts_there(&self) -> bool {
        self.order.read.count_only
    }

    pub(crate) fn positions(&self) -> &BTreeMap<u32, Position> {
        &self.positions
    }

    pub(crate) fn tally(&self) -> &Tally {
        self.job.tally()
    }

    /// The next page of any segment; `None` when all are read. What it gives counts as read from then on.
    pub(crate) async fn next(&mut self) -> Result<Option<SegmentPage>> {
        if self.ended {
            return Ok(None);
        }
        self.start()?;
        let Some((segment, mut pages, sent)) = self.rounds.next().await else {
            self.ended = true;
            return Ok(None);
        };
        let page = sent.and_then(|reply| self.take(segment, &mut pages, reply));
        match page {
            Ok(page) => {
                if pages.has_next() {
                    self.round(segment, pages);
                }
                Ok(Some(page))
            }
            Err(error) => {
                self.ended = true;
                Err(pages.explain(error))
            }
        }
    }

    fn take(&mut self, segment: u32, pages: &mut Pages, reply: Reply) -> Result<SegmentPage> {
        let (consumed, scanned) = (reply.capacity.clone(), reply.scanned);
        self.pace.learn(consumed.as_ref(), scanned);
        let (rows, counted) = pages.take(reply)?;
        let counts_there = self.counts_there();
        let position = pages.cursor()?.map_or(Position::End, Position::After);
        self.positions.insert(segment, position);
        self.job.note(|tally| {
            tally.requests += 1;
            tally.done += if counts_there { counted } else { rows.len() };
            tally.consumed(consumed.as_ref());
        });
        Ok(SegmentPage {
            segment,
            rows,
            counted,
        })
    }

    /// Gives each idle worker a segment.
    fn start(&mut self) -> Result<()> {
        while self.rounds.len() < self.job.concurrency()
            && let Some(segment) = self.waiting.pop_front()
        {
            let cursor = match self.positions.get(&segment) {
                Some(Position::After(cursor)) => Some(cursor),
                _ => None,
            };
            let pages = Pages::new(&self.handle, self.order.clone(), cursor)?;
            let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
            let pages = pages.of_segment(Segment {
                number: number(segment),
                total: number(self.total),
            });
            self.round(segment, pages);
        }
        Ok(())
    }

    /// Asks for the next page of a segment.
    fn round(&mut self, segment: u32, mut pages: Pages) {
        let handle = self.handle.clone();
        let worker = Worker {
            limiter: self.job.limiter(),
            until: self.job.until(),
            patience: self.job.patience(),
        };
        let demand = Demand::Read(self.order.read.index);
        let limiter = worker.limiter.as_ref();
        let limit = limiter.and_then(|limiter| self.pace.limit(limiter.rate_of(demand)));
        self.rounds.push(Box::pin(async move {
            let reply = worker.read(&handle, &mut pages, limit).await;
            (segment, pages, reply)
        }));
    }
}

struct Worker {
    limiter: Option<Limiter>,
    until: Option<Instant>,
    patience: Duration,
}

impl Worker {
    /// Asks for one page until it is answered, or it is time to end. A hot key slows this segment alone.
    async fn read(&self, handle: &Handle, pages: &mut Pages, limit: Option<i32>) -> Result<Reply> {
        let mut backoff = Backoff::bulk();
        let mut wait = Duration::ZERO;
        // Since when nothing succeeds: the waits that a rate asks for are none of its fault.
        let mut failing: Option<Instant> = None;
        loop {
            let Some(mut request) = pages.request() else {
                return Ok(Reply::default());
            };
            request.action.limit_to(limit);
            let limiter = self.limiter.as_ref();
            match bulk::send(handle, limiter, wait, self.until, request).await {
                Outcome::Replied(reply) => return Ok(reply),
                Outcome::Postponed(error) => {
                    let since = *failing.get_or_insert_with(Instant::now);
                    if since.elapsed() >= self.patience {
                        return Err(bulk::with_last(bulk::stalled(self.patience), Some(error)));
                    }
                    wait = backoff.next();
                }
                Outcome::Refused(error) | Outcome::Hopeless(error) => return Err(error),
                Outcome::Unsent => return Err(bulk::time_is_up()),
            }
        }
    }
}

impl std::fmt::Debug for Segments {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segments")
            .field("total", &self.total)
            .field("waiting", &self.waiting.len())
            .field("tally", self.job.tally())
            .finish_non_exhaustive()
    }
}
