use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dynamodb_model::{Call, Observer};

/// Keeps account of every request that a handle sends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<Books>>);

#[derive(Debug, Default)]
struct Books {
    reads: Reads,
    totals: Totals,
}

/// What the requests of one call asked for, and what they came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reads {
    /// The operation and where it read, such as `Query monitoring/gsi1`.
    pub(crate) request: String,
    pub(crate) key_condition: Option<String>,
    /// The filter, the projection and so on, each in words.
    pub(crate) details: Vec<String>,
    pub(crate) pages: usize,
    pub(crate) items: usize,
    pub(crate) scanned: usize,
    pub(crate) units: f64,
    pub(crate) elapsed: Duration,
}

/// What all requests came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Totals {
    pub(crate) requests: u64,
    pub(crate) read_units: f64,
    pub(crate) write_units: f64,
}

impl Ledger {
    /// What was read since the last time this was asked.
    pub(crate) fn take_reads(&self) -> Reads {
        std::mem::take(&mut self.books().reads)
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
        let units = call.capacity_units().unwrap_or_default();
        let mut books = self.books();
        books.totals.requests += 1;
        if matches!(call.operation(), "PutItem" | "DeleteItem") {
            books.totals.write_units += units;
            return;
        }
        books.totals.read_units += units;
        books.reads.add(call, units);
    }
}

impl Reads {
    fn add(&mut self, call: &Call<'_>, units: f64) {
        // The pages of one query differ in where they start and in nothing else.
        if self.pages == 0 {
            self.request = [Some(call.table()), call.index()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("/");
            self.request
                .insert_str(0, &format!("{} ", call.operation()));
            self.key_condition = call.key_condition();
            self.details = details(call);
        }
        self.pages += 1;
        self.items += call.items();
        self.scanned += call.scanned();
        self.units += units;
        self.elapsed += call.elapsed();
    }
}

fn details(call: &Call<'_>) -> Vec<String> {
    let parts = [
        call.filter().map(|filter| format!("filter {filter}")),
        call.projection()
            .map(|attributes| format!("attributes {attributes}")),
        Some(order(call)).filter(|order| !order.is_empty()),
    ];
    parts.into_iter().flatten().collect()
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
