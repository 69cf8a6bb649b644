//! What all bulk jobs have in common: how wide and how long they run, and what they have done so far.

use std::time::Duration;

use tokio::time::Instant;

use crate::bulk::{Tally, Watcher};
use crate::db::Handle;
use crate::error::{Error, ErrorKind, Result};
use crate::rate::{Demand, Limiter, Reservation};
use crate::request::{Action, Reply, Request};

/// What a job's caller has a say in.
#[derive(Debug)]
pub(crate) struct Settings {
    /// How many requests are under way at a time.
    pub(crate) concurrency: usize,
    /// For how long the job runs; as long as it takes if `None`.
    pub(crate) deadline: Option<Duration>,
    /// For how long it goes on without anything done.
    pub(crate) patience: Duration,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) watcher: Option<Watcher>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            concurrency: 8,
            deadline: None,
            patience: Duration::from_secs(60),
            limiter: None,
            watcher: None,
        }
    }
}

/// A job under way.
#[derive(Debug)]
pub(crate) struct Job {
    settings: Settings,
    started: Instant,
    /// Since when nothing was done, although something was tried.
    fruitless: Option<Instant>,
    tally: Tally,
}

/// What became of a request.
pub(super) enum Outcome {
    Replied(Reply),
    /// It may be done if it is sent again.
    Postponed(Error),
    /// What it asks for cannot be done.
    Refused(Error),
    /// No request can be done: there is no table, or no permission.
    Hopeless(Error),
    /// The job's time was up before it could be sent.
    Unsent,
}

impl Job {
    /// The handle to send its requests by.
    pub(crate) fn handle(&self, handle: &Handle) -> Handle {
        match self.settings.limiter {
            Some(_) => handle.metered(),
            None => handle.clone(),
        }
    }

    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings,
            started: Instant::now(),
            fruitless: None,
            tally: Tally::default(),
        }
    }

    pub(crate) fn concurrency(&self) -> usize {
        self.settings.concurrency.max(1)
    }

    pub(crate) fn limiter(&self) -> Option<Limiter> {
        self.settings.limiter.clone()
    }

    /// When the job's time is up.
    pub(crate) fn until(&self) -> Option<Instant> {
        self.started.checked_add(self.settings.deadline?)
    }

    pub(crate) fn patience(&self) -> Duration {
        self.settings.patience
    }

    /// Why the job must end after an attempt that may have done nothing, if it must.
    pub(super) fn stall(&self) -> Option<Error> {
        let patience = self.settings.patience;
        let since = self.fruitless?;
        (since.elapsed() >= patience).then(|| stalled(patience))
    }

    /// Takes note of what was done.
    pub(crate) fn note(&mut self, change: impl FnOnce(&mut Tally)) {
        let before = self.tally.settled();
        change(&mut self.tally);
        if self.tally.settled() > before {
            self.fruitless = None;
        } else {
            self.failed();
        }
        self.tally.set_elapsed(self.started.elapsed());
        if let Some(limiter) = &self.settings.limiter {
            self.tally.set_rate(limiter.effective(None));
        }
        if let Some(watcher) = &mut self.settings.watcher {
            watcher.tell(&self.tally);
        }
    }

    /// Takes note of an attempt that did nothing.
    pub(super) fn failed(&mut self) {
        self.fruitless.get_or_insert_with(Instant::now);
    }

    pub(crate) fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What was done, and the settings, by which what is left can be gone on with.
    pub(crate) fn end(mut self) -> (Tally, Settings) {
        self.tally.set_elapsed(self.started.elapsed());
        (self.tally, self.settings)
    }
}

pub(super) fn time_is_up() -> Error {
    let message = "the job's time is up; what it has not done is left over";
    Error::new(ErrorKind::Unfinished, message)
}

pub(super) fn stalled(patience: Duration) -> Error {
    let message = format!("nothing was done for {patience:?}; what is not done is left over");
    Error::new(ErrorKind::Unfinished, message)
}

/// The end of a job with the last error that was worth another try.
pub(super) fn with_last(cause: Error, last: Option<Error>) -> Error {
    match last {
        Some(last) if cause.kind() == ErrorKind::Unfinished => cause.source(last),
        _ => cause,
    }
}

/// Never ends without an end.
pub(super) async fn sleep_until(handle: &Handle, until: Option<Instant>) {
    match until {
        Some(until) => {
            let left = until.saturating_duration_since(Instant::now());
            handle.sleep(left).await;
        }
        None => std::future::pending().await,
    }
}

/// Waits, keeps to the rate, and sends one request by itself: a job sends again what is worth it, and the SDK's own
/// attempts would multiply with it.
pub(super) async fn send(
    handle: &Handle,
    limiter: Option<&Limiter>,
    wait: Duration,
    until: Option<Instant>,
    request: Request,
) -> Outcome {
    if !pause(handle, wait, until).await {
        return Outcome::Unsent;
    }
    let Some(limiter) = limiter else {
        return judge(handle.send_bulk(request).await);
    };
    let demand = demand(&request.action);
    loop {
        let wait = limiter.wait(demand);
        if wait.is_zero() {
            break;
        }
        if !pause(handle, wait, until).await {
            return Outcome::Unsent;
        }
    }
    let reserved = limiter.reserve(request.action.size(), demand);
    let reserved = Reserved {
        limiter,
        reservation: Some(reserved),
    };
    let outcome = judge(handle.send_bulk(request).await);
    match &outcome {
        Outcome::Replied(reply) => reserved.settle(reply),
        Outcome::Postponed(error) if error.is_throttled() => limiter.throttled(error),
        _ => {}
    }
    outcome
}

fn demand(action: &Action) -> Demand<'static> {
    match action.is_read() {
        true => Demand::Read(action.read().and_then(|read| read.index)),
        false => Demand::Write,
    }
}

/// Units that are given back unless the request consumed them: also when it is dropped.
struct Reserved<'a> {
    limiter: &'a Limiter,
    reservation: Option<Reservation>,
}

impl Reserved<'_> {
    fn settle(mut self, reply: &Reply) {
        // Where DynamoDB does not say, what was reserved is what it is taken for.
        let reservation = self.reservation.take();
        if let (Some(reservation), Some(consumed)) = (reservation, &reply.capacity) {
            self.limiter.settle(&reservation, Some(consumed));
        }
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        if let Some(reservation) = self.reservation.take() {
            self.limiter.settle(&reservation, None);
        }
    }
}

/// Waits; says whether there is time left then.
async fn pause(handle: &Handle, wait: Duration, until: Option<Instant>) -> bool {
    let ends = |until: Instant| until.saturating_duration_since(Instant::now()) <= wait;
    if until.is_some_and(ends) {
        return false;
    }
    if !wait.is_zero() {
        handle.sleep(wait).await;
    }
    true
}

fn judge(sent: Result<Reply>) -> Outcome {
    let error = match sent {
        Ok(reply) => return Outcome::Replied(reply),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::Throttled | ErrorKind::Service | ErrorKind::Connection | ErrorKind::Conflict => {
            Outcome::Postponed(error)
        }
        ErrorKind::NotFound
        | ErrorKind::AccessDenied
        | ErrorKind::Configuration
        | ErrorKind::InUse => Outcome::Hopeless(error),
        _ => Outcome::Refused(error),
    }
}
