use std::collections::{BTreeSet, HashSet};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use futures_core::Stream;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

use super::operation::Operation;
use super::window::Window;
use crate::bulk::Tally;
use crate::db::Handle;
use crate::error::Error;
use crate::execute::backoff::Backoff;
use crate::execute::bulk::{self, Job, Outcome, Settings};
use crate::item::Identity;
use crate::rate::Limiter;
use crate::request::{Action, Expressions, Reply, Request};

/// For how many requests operations are read ahead of those under way.
const AHEAD: usize = 2;
/// The operations of a request, as far as reading ahead is concerned.
const CHUNK: usize = 25;
/// The bytes that are read ahead, whatever their number.
const BYTES_AHEAD: usize = 64 * 1024 * 1024;
/// A stream is read no further once so many operations are left over.
const MOST_LEFT: usize = 1000;

/// An operation that was not done.
#[derive(Debug)]
pub(crate) struct LeftOver {
    pub(crate) place: usize,
    /// Why it cannot be done; `None` if it was not tried, or may be done if it is tried again.
    pub(crate) error: Option<Error>,
    /// To be done again; `None` where there is nothing that could be sent.
    pub(crate) operation: Option<Operation>,
}

/// What became of a job.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) tally: Tally,
    pub(crate) left: Vec<LeftOver>,
    pub(crate) settings: Settings,
    /// Why it ended before all was done.
    pub(crate) cause: Option<Error>,
}

/// Operations as they are given: those that cannot be sent are errors.
pub(crate) type Source<'a> = Pin<Box<dyn Stream<Item = Result<Operation, Error>> + Send + 'a>>;

/// Writes all that the source gives.
pub(crate) async fn write(handle: &Handle, source: Source<'_>, settings: Settings) -> Written {
    let job = Job::new(settings);
    let handle = job.handle(handle);
    let run = Run {
        handle: &handle,
        limiter: job.limiter(),
        workers: vec![Worker::default(); job.concurrency()],
        job,
        window: Window::new(),
        given: 0,
        open: BTreeSet::new(),
        left: Vec::new(),
        cause: None,
        last: None,
    };
    run.all(source).await
}

/// A request under way, with the worker that it keeps busy.
type Round<'a> = Pin<Box<dyn Future<Output = (Vec<Operation>, Worker, Outcome)> + Send + 'a>>;

enum Event {
    Ended(Vec<Operation>, Worker, Outcome),
    Given(Result<Operation, Error>),
    /// All is read.
    Exhausted,
    /// Nothing is under way, and nothing more is given just now.
    Starved,
    TimeIsUp,
}

/// What sends one request at a time, and pauses after one of which not all was done.
#[derive(Clone, Debug)]
struct Worker {
    backoff: Backoff,
    wait: Duration,
}

impl Default for Worker {
    fn default() -> Self {
        Self {
            backoff: Backoff::bulk(),
            wait: Duration::ZERO,
        }
    }
}

struct Run<'a> {
    handle: &'a Handle,
    limiter: Option<Limiter>,
    job: Job,
    window: Window,
    /// Those that have no request under way.
    workers: Vec<Worker>,
    /// How many operations were given.
    given: usize,
    /// The places of those that are not done.
    open: BTreeSet<usize>,
    left: Vec<LeftOver>,
    cause: Option<Error>,
    /// The last error that was worth another try.
    last: Option<Error>,
}

impl Run<'_> {
    async fn all(mut self, mut source: Source<'_>) -> Written {
        let handle = self.handle;
        let limiter = self.limiter.clone();
        let until = self.job.until();
        let mut time_is_up = Box::pin(bulk::sleep_until(handle, until));
        let mut rounds: FuturesUnordered<Round<'_>> = FuturesUnordered::new();
        let (mut reading, mut starved) = (true, false);
        loop {
            while let Some((chunk, worker)) = self.next_chunk(starved || !reading) {
                let (limiter, request) = (limiter.as_ref(), request(handle, &chunk));
                rounds.push(Box::pin(async move {
                    let outcome = bulk::send(handle, limiter, worker.wait, until, request).await;
                    (chunk, worker, outcome)
                }));
            }
            reading &= self.cause.is_none() && self.left.len() < MOST_LEFT;
            if rounds.is_empty() && !reading {
                break;
            }
            let takes = reading && self.has_room();
            starved = false;
            let has_some = self.window.len() > 0;
            let event = poll_fn(|context| {
                if let Poll::Ready(Some((chunk, worker, outcome))) = rounds.poll_next_unpin(context)
                {
                    return Poll::Ready(Event::Ended(chunk, worker, outcome));
                }
                if !takes {
                    return Poll::Pending;
                }
                match source.as_mut().poll_next(context) {
                    Poll::Ready(Some(operation)) => Poll::Ready(Event::Given(operation)),
                    Poll::Ready(None) => Poll::Ready(Event::Exhausted),
                    Poll::Pending if rounds.is_empty() && has_some => Poll::Ready(Event::Starved),
                    Poll::Pending => time_is_up.as_mut().poll(context).map(|()| Event::TimeIsUp),
                }
            });
            match event.await {
                Event::Ended(chunk, worker, outcome) => self.settle(chunk, worker, outcome),
                Event::Given(operation) => self.take(operation),
                Event::Exhausted => reading = false,
                Event::Starved => starved = true,
                Event::TimeIsUp => self.cause = Some(bulk::time_is_up()),
            }
        }
        drop(rounds);
        self.end()
    }

    /// What an idle worker sends next: a whole request, or, where no more is to be expected, what there is.
    fn next_chunk(&mut self, partial: bool) -> Option<(Vec<Operation>, Worker)> {
        if self.cause.is_some() || !(partial || self.window.is_full()) {
            return None;
        }
        let worker = self.workers.pop()?;
        let chunk = self.window.take();
        if chunk.is_empty() {
            self.workers.push(worker);
            return None;
        }
        Some((chunk, worker))
    }

    /// Whether operations are to be read ahead of those under way.
    fn has_room(&self) -> bool {
        let ahead = self.job.concurrency().saturating_mul(CHUNK * AHEAD);
        self.window.len() < ahead && self.window.bytes() < BYTES_AHEAD
    }

    fn take(&mut self, operation: Result<Operation, Error>) {
        let place = self.given;
        self.given += 1;
        self.open.insert(place);
        match operation {
            Ok(operation) => {
                if let Some(earlier) = self.window.push(operation.at(place)) {
                    self.superseded(&earlier);
                }
            }
            Err(error) => self.left.push(LeftOver {
                place,
                error: Some(error),
                operation: None,
            }),
        }
    }

    fn settle(&mut self, chunk: Vec<Operation>, mut worker: Worker, outcome: Outcome) {
        worker.wait = Duration::ZERO;
        match outcome {
            Outcome::Replied(reply) => self.replied(chunk, &mut worker, &reply),
            Outcome::Postponed(error) => {
                worker.wait = worker.backoff.next();
                self.last = Some(error);
                self.note(|tally| tally.resent += chunk.len());
                self.postpone(chunk);
            }
            Outcome::Refused(error) => self.refused(chunk, error),
            Outcome::Hopeless(error) => {
                self.cause = Some(error);
                self.postpone(chunk);
            }
            Outcome::Unsent => {
                self.cause = Some(bulk::time_is_up());
                self.postpone(chunk);
            }
        }
        self.workers.push(worker);
        if self.cause.is_none() {
            self.cause = self.job.stall();
        }
    }

    fn replied(&mut self, chunk: Vec<Operation>, worker: &mut Worker, reply: &Reply) {
        let table = chunk.first().map(|operation| operation.path.table);
        let unprocessed: HashSet<Identity> = table
            .map(|table| {
                let items = reply.unprocessed.iter();
                items.filter_map(|item| Identity::of(item, table)).collect()
            })
            .unwrap_or_default();
        let (count, mut again) = (chunk.len(), Vec::new());
        for operation in chunk {
            if unprocessed.contains(&*operation.identity) {
                again.push(operation);
            } else {
                self.window.landed(&operation);
                self.open.remove(&operation.place);
            }
        }
        let done = count - again.len();
        self.note(|tally| {
            tally.requests += 1;
            tally.done += done;
            tally.resent += again.len();
            tally.consumed(reply.capacity.as_ref());
        });
        if Backoff::is_progress(done, count) {
            worker.backoff.reset();
        }
        if !again.is_empty() {
            worker.wait = worker.backoff.next();
            if let Some(limiter) = &self.limiter {
                limiter.slow_by_part(again.len(), count);
            }
        }
        self.postpone(again);
    }

    /// One operation of a request can spoil it for all: each is sent by itself then, to find out which.
    fn refused(&mut self, mut chunk: Vec<Operation>, error: Error) {
        self.note(|tally| tally.requests += 1);
        if chunk.len() > 1 {
            chunk
                .iter_mut()
                .for_each(|operation| operation.alone = true);
            return self.postpone(chunk);
        }
        if let Some(operation) = chunk.pop() {
            self.window.landed(&operation);
            self.left.push(LeftOver {
                place: operation.place,
                error: Some(error.at(operation.path).operation(operation.verb)),
                operation: Some(operation),
            });
        }
    }

    /// Puts operations back in the order in which they were taken.
    fn postpone(&mut self, chunk: Vec<Operation>) {
        for operation in chunk.into_iter().rev() {
            if let Some(operation) = self.window.returned(operation) {
                self.superseded(&operation);
            }
        }
    }

    fn superseded(&mut self, operation: &Operation) {
        self.open.remove(&operation.place);
        self.note(|tally| tally.superseded += 1);
    }

    fn note(&mut self, change: impl FnOnce(&mut Tally)) {
        let position = self.open.first().copied().unwrap_or(self.given);
        self.job.note(|tally| {
            tally.position = position;
            change(tally);
        });
    }

    fn end(self) -> Written {
        let mut left = self.left;
        left.extend(
            self.window
                .into_left()
                .into_iter()
                .map(|operation| LeftOver {
                    place: operation.place,
                    error: None,
                    operation: Some(operation),
                }),
        );
        left.sort_by_key(|left| left.place);
        let last = self.last;
        let (tally, settings) = self.job.end();
        Written {
            tally,
            left,
            settings,
            cause: self.cause.map(|cause| bulk::with_last(cause, last)),
        }
    }
}

fn request(handle: &Handle, chunk: &[Operation]) -> Request {
    let members = chunk.iter().map(Operation::member).collect();
    handle.request(Action::BatchWrite(members), Expressions::default())
}
