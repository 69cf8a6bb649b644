use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::Result;
use crate::text::grouped;

/// How much history to write.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Amount {
    /// This many items.
    Items(u64),
    /// As many as can be written in this time.
    Time(Duration),
}

/// A bar on the standard error output, which is drawn only in a terminal; clones move the same bar.
#[derive(Clone, Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    amount: Amount,
    items: Arc<AtomicU64>,
    start: Instant,
}

impl Progress {
    pub(crate) fn new(bars: &MultiProgress, name: &'static str, amount: Amount) -> Result<Self> {
        let style = ProgressStyle::with_template(" {prefix}  {bar:40.cyan/dim}  {msg}")?
            .progress_chars("━╸─");
        let length = match amount {
            Amount::Items(items) => items,
            Amount::Time(time) => millis(time),
        };
        Ok(Self {
            bar: bars.add(ProgressBar::new(length).with_prefix(name).with_style(style)),
            amount,
            items: Arc::new(AtomicU64::new(0)),
            start: Instant::now(),
        })
    }

    /// Whether the time is over; never so for a number of items.
    pub(crate) fn is_over(&self) -> bool {
        match self.amount {
            Amount::Items(_) => false,
            Amount::Time(time) => self.start.elapsed() >= time,
        }
    }

    /// Counts one more item, and says what it is about if there is something to say.
    pub(crate) fn wrote(&self, what: Option<String>) {
        let items = self.items.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.set_position(match self.amount {
            Amount::Items(_) => items,
            Amount::Time(_) => millis(self.start.elapsed()),
        });
        self.bar
            .set_message(what.unwrap_or_else(|| format!("{} items", grouped(items))));
    }

    /// Fills the bar up.
    pub(crate) fn finish(&self) -> Written {
        self.bar.finish();
        Written {
            items: self.items.load(Ordering::Relaxed),
            elapsed: self.start.elapsed(),
        }
    }
}

/// A number of items, and how long they took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) items: u64,
    pub(crate) elapsed: Duration,
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
