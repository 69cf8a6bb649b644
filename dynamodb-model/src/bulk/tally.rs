use std::fmt;
use std::time::Duration;

use crate::request::Consumed;

/// What a bulk job has done so far, or at its end. Its `Display` is one line for a log or a progress bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    pub(crate) done: usize,
    pub(crate) superseded: usize,
    pub(crate) missing: usize,
    pub(crate) requests: usize,
    pub(crate) resent: usize,
    pub(crate) position: usize,
    capacity: Option<f64>,
    rate: Option<f64>,
    elapsed: Duration,
}

impl Tally {
    /// Items written or read.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// Writes that were not sent, because a later one of the job was about the same item.
    #[must_use]
    pub fn superseded(&self) -> usize {
        self.superseded
    }

    /// Items that were asked for and are not there.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Requests that DynamoDB answered.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// How often an item was sent again, because DynamoDB did not process it, or failed or did not answer.
    #[must_use]
    pub fn resent(&self) -> usize {
        self.resent
    }

    /// How many operations of a batch of writes are done from the first on, without a gap: a job that was killed goes on
    /// from here, over the same operations in the same order.
    ///
    /// Some after it may be done as well. Puts and deletes that are made twice leave what those made once do, as long as
    /// nobody else writes these items meanwhile. An operation that cannot be done holds the position back, so that none is
    /// passed over unseen.
    ///
    /// ```no_run
    /// # use std::sync::Arc;
    /// # use std::sync::atomic::{AtomicUsize, Ordering};
    /// # use dynamodb_model::{Db, Entity, Result, Table};
    /// # #[derive(Table)]
    /// # #[table(name = "shop", pk = "pk", entities(Order))]
    /// # struct Shop;
    /// # #[derive(serde::Serialize, serde::Deserialize, Entity)]
    /// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
    /// # struct Order { id: u64 }
    /// # async fn example(db: Db<Shop>, orders: Vec<Order>, stored: usize) -> Result<()> {
    /// let position = Arc::new(AtomicUsize::new(stored)); // to be stored now and then
    /// let here = Arc::clone(&position);
    /// db.batch_write()
    ///     .watch(move |tally| here.store(stored + tally.position(), Ordering::Relaxed))
    ///     .send_iter(orders.iter().skip(stored))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// The capacity consumed, in WCU for writes and RCU for reads, indexes included. It is known for a job that has a
    /// rate, and for handles that are observed.
    #[must_use]
    pub fn capacity_units(&self) -> Option<f64> {
        self.capacity
    }

    /// The capacity that was consumed in a second, on average.
    #[must_use]
    pub fn units_per_second(&self) -> Option<f64> {
        let seconds = self.elapsed.as_secs_f64();
        self.capacity
            .filter(|_| seconds > 0.0)
            .map(|units| units / seconds)
    }

    /// The units a second that the job may consume of the table just now: its rate's target, or less since DynamoDB
    /// throttled. `None` for a job without a rate.
    #[must_use]
    pub fn effective_rate(&self) -> Option<f64> {
        self.rate
    }

    /// The time since the job began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// What needs nothing more to be done.
    pub(crate) fn settled(&self) -> usize {
        self.done + self.superseded + self.missing
    }

    /// Takes in what a part of the job has done.
    pub(crate) fn add(&mut self, part: &Self) {
        self.done += part.done;
        self.superseded += part.superseded;
        self.missing += part.missing;
        self.requests += part.requests;
        self.resent += part.resent;
        if let Some(units) = part.capacity {
            *self.capacity.get_or_insert(0.0) += units;
        }
    }

    pub(crate) fn consumed(&mut self, consumed: Option<&Consumed>) {
        if let Some(consumed) = consumed {
            *self.capacity.get_or_insert(0.0) += consumed.total;
        }
    }

    pub(crate) fn set_rate(&mut self, rate: f64) {
        self.rate = Some(rate);
    }

    pub(crate) fn set_elapsed(&mut self, elapsed: Duration) {
        self.elapsed = elapsed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} done", self.done)?;
        let others = [
            (self.superseded, "superseded"),
            (self.missing, "missing"),
            (self.resent, "sent again"),
        ];
        for (count, what) in others.iter().filter(|(count, _)| *count > 0) {
            write!(f, ", {count} {what}")?;
        }
        write!(f, " in {} requests and {:.1?}", self.requests, self.elapsed)?;
        if let Some(units) = self.capacity {
            write!(f, ", {units:.1} units")?;
        }
        if let Some(per_second) = self.units_per_second() {
            write!(f, " ({per_second:.1}/s)")?;
        }
        Ok(())
    }
}
