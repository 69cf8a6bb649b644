use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dynamodb_model::{Call, Observer};

/// Keeps account of every request that a handle sends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<Books>>);

#[derive(Debug, Default)]
struct Books {
    /// Whether what is asked is kept; loading asks for more than a report can tell.
    open: bool,
    asked: Vec<Asked>,
    totals: Totals,
}

/// What DynamoDB was asked by one request, or by all pages of one query, and what that came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The operation and where, such as `Query monitoring/gsi1`.
    pub(crate) request: String,
    /// The key condition, the changes, the operations of a transaction and so on, each in words.
    pub(crate) details: Vec<String>,
    pub(crate) kind: Kind,
    pub(crate) pages: usize,
    pub(crate) items: usize,
    pub(crate) scanned: usize,
    pub(crate) units: f64,
    pub(crate) elapsed: Duration,
    pub(crate) refused: bool,
    /// Whether the last page said that another one follows.
    unfinished: bool,
}

/// What a request does, which decides the unit that it is paid in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Reads items that are named by their keys.
    #[default]
    Get,
    /// Reads a range of items, page after page.
    Range,
    Write,
}

/// What all requests came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) requests: u64,
    pub(crate) read_units: f64,
    pub(crate) write_units: f64,
}

impl Ledger {
    /// Keeps what is asked from now on.
    pub(crate) fn open(&self) {
        self.books().open = true;
    }

    /// What was asked since the last time that this was called.
    pub(crate) fn take(&self) -> Vec<Asked> {
        std::mem::take(&mut self.books().asked)
    }

    /// What there was so far.
    pub(crate) fn totals(&self) -> Totals {
        self.books().totals
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Observer for Ledger {
    fn observe(&self, call: &Call<'_>) {
        let mut books = self.books();
        let units = call.capacity_units().unwrap_or_default();
        books.totals.requests += 1;
        match Kind::of(call) {
            Kind::Get | Kind::Range => books.totals.read_units += units,
            Kind::Write => books.totals.write_units += units,
        }
        if !books.open {
            return;
        }
        let asked = Asked::new(call);
        match books.asked.last_mut() {
            Some(last) if last.goes_on_with(&asked) => last.add(&asked),
            _ => books.asked.push(asked),
        }
    }
}

impl Kind {
    fn of(call: &Call<'_>) -> Self {
        match call.operation() {
            "Query" | "Scan" => Self::Range,
            "GetItem" | "BatchGetItem" | "TransactGetItems" => Self::Get,
            _ => Self::Write,
        }
    }
}

impl Asked {
    fn new(call: &Call<'_>) -> Self {
        let place = [Some(call.table()), call.index()];
        let place: Vec<_> = place.into_iter().flatten().collect();
        Self {
            request: format!("{} {}", call.operation(), place.join("/")),
            details: details(call),
            kind: Kind::of(call),
            pages: 1,
            items: call.items(),
            scanned: call.scanned(),
            units: call.capacity_units().unwrap_or_default(),
            elapsed: call.elapsed(),
            refused: call.error().is_some(),
            unfinished: call.has_more(),
        }
    }

    /// Whether the other one is the next page: those of one query differ in where they start and in nothing else.
    fn goes_on_with(&self, next: &Self) -> bool {
        self.unfinished && self.request == next.request && self.details == next.details
    }

    fn add(&mut self, page: &Self) {
        self.pages += page.pages;
        self.items += page.items;
        self.scanned += page.scanned;
        self.units += page.units;
        self.elapsed += page.elapsed;
        self.unfinished = page.unfinished;
    }
}

fn details(call: &Call<'_>) -> Vec<String> {
    let before = [call.key_condition(), call.update()];
    let after = [
        call.condition().map(|condition| format!("if {condition}")),
        call.filter().map(|filter| format!("filter {filter}")),
        call.projection()
            .map(|attributes| format!("attributes {attributes}")),
        Some(order(call)).filter(|order| !order.is_empty()),
    ];
    let operations = call.operations().into_iter().map(Some);
    before
        .into_iter()
        .chain(operations)
        .chain(after)
        .flatten()
        .collect()
}

fn order(call: &Call<'_>) -> String {
    let descending = call.is_descending().then(|| "descending".to_owned());
    let limit = call.limit().map(|limit| format!("limit {limit}"));
    descending
        .into_iter()
        .chain(limit)
        .collect::<Vec<_>>()
        .join(", ")
}
