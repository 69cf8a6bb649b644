//! How much capacity a bulk job may consume: a bucket that is paid after the fact.

mod bucket;
mod limiter;
mod provisioned;

use std::fmt;
use std::marker::PhantomData;

use crate::db::Db;
use crate::error::{Error, ErrorKind, Result};
use crate::table::Table;

pub(crate) use limiter::{Demand, Limiter, Reservation};

/// The largest share of the provisioned capacity that can be asked for: more than all of it makes sense where the table
/// has saved up capacity that was not used.
const LARGEST_SHARE: f64 = 1.5;

/// Reads, counted in RCU.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Reads;

/// Writes, counted in WCU.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Writes;

/// A target for reads, in RCU a second.
pub type ReadRate = Rate<Reads>;

/// A target for writes, in WCU a second.
pub type WriteRate = Rate<Writes>;

/// The capacity that bulk jobs may consume in a second, for the table and, where it is said, for its indexes. A read of an
/// index without a target of its own keeps to the table's.
///
/// A clone is the same rate: jobs that are given one share it. Each request is let go while the bucket holds anything,
/// and what DynamoDB says that it consumed is taken out after, so that the rate is right whatever the items' sizes are
/// (until then, what requests before it consumed on average).
/// The bucket holds the capacity of two seconds at most.
///
/// When DynamoDB throttles the table or an index, the rate falls (to half at most, once in a second) and then grows by a
/// twentieth of the target each second. A hot key, which DynamoDB tells apart by its reason, does not slow the others down:
/// only the stream that met it waits.
///
/// ```
/// use dynamodb_model::WriteRate;
///
/// # fn example() -> dynamodb_model::Result<()> {
/// let rate = WriteRate::units(500.0)?.index("gsi1", 250.0)?;
/// assert_eq!(rate.effective(), 500.0);
/// # Ok(())
/// # }
/// # example().unwrap();
/// ```
pub struct Rate<D> {
    limiter: Limiter,
    direction: PhantomData<fn() -> D>,
}

impl<D> Rate<D> {
    /// A target of so many units a second for the table.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for a number that is not above 0.
    pub fn units(per_second: f64) -> Result<Self> {
        Ok(Self::of(Limiter::new(checked(per_second)?)))
    }

    /// A target of its own for a global index, whose capacity is apart from the table's.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for a number that is not above 0.
    pub fn index(self, index: &str, per_second: f64) -> Result<Self> {
        self.limiter.set(Some(index), checked(per_second)?);
        Ok(self)
    }

    /// The units a second that the table's bucket is filled with just now: the target, or less since DynamoDB throttled.
    #[must_use]
    pub fn effective(&self) -> f64 {
        self.limiter.effective(None)
    }

    /// The units a second that an index's bucket is filled with just now; `None` if the index has no target.
    #[must_use]
    pub fn effective_of(&self, index: &str) -> Option<f64> {
        let has = self.limiter.has(Some(index));
        has.then(|| self.limiter.effective(Some(index)))
    }

    /// The units a second for the table that were asked for.
    #[must_use]
    pub fn target(&self) -> f64 {
        self.limiter.target()
    }

    fn of(limiter: Limiter) -> Self {
        Self {
            limiter,
            direction: PhantomData,
        }
    }

    pub(crate) fn into_limiter(self) -> Limiter {
        self.limiter
    }
}

impl Rate<Reads> {
    /// A share of the capacity that the table and its indexes have for reads: `0.5` is half of it.
    ///
    /// It asks DynamoDB (`DescribeTable`) for the provisioned capacity. For a table that is paid by request it is a share
    /// of the throughput that the table can take at once (its warm throughput, 12 000 RCU a second for a new table), or of
    /// its maximum where it has one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for a share that is not above 0 and at most 1.5 (50 would be 5000 %), or what DynamoDB
    /// reports.
    pub async fn share<T: Table>(db: &Db<T>, share: f64) -> Result<Self> {
        let share = checked_share(share)?;
        let capacities = provisioned::reads(db.client(), db.table_name()).await?;
        Ok(Self::of(Limiter::of_shares(share, &capacities)))
    }
}

impl Rate<Writes> {
    /// A share of the capacity that the table and its indexes have for writes: `0.5` is half of it.
    ///
    /// It asks DynamoDB (`DescribeTable`) for the provisioned capacity. For a table that is paid by request it is a share
    /// of the throughput that the table can take at once (its warm throughput, 4000 WCU a second for a new table), or of
    /// its maximum where it has one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for a share that is not above 0 and at most 1.5 (50 would be 5000 %), or what DynamoDB
    /// reports.
    pub async fn share<T: Table>(db: &Db<T>, share: f64) -> Result<Self> {
        let share = checked_share(share)?;
        let capacities = provisioned::writes(db.client(), db.table_name()).await?;
        Ok(Self::of(Limiter::of_shares(share, &capacities)))
    }
}

fn checked(per_second: f64) -> Result<f64> {
    if per_second.is_finite() && per_second > 0.0 {
        return Ok(per_second);
    }
    let message =
        format!("a rate is a number of capacity units a second above 0, and this is {per_second}");
    Err(Error::new(ErrorKind::Refused, message))
}

fn checked_share(share: f64) -> Result<f64> {
    if share > 0.0 && share <= LARGEST_SHARE {
        return Ok(share);
    }
    let message = format!(
        "a share of the table's capacity is above 0 and at most {LARGEST_SHARE}, where 0.5 is half of it; {share} is {} %. For units a second there is `units(..)`",
        share * 100.0
    );
    Err(Error::new(ErrorKind::Refused, message))
}

impl<D> Clone for Rate<D> {
    fn clone(&self) -> Self {
        Self::of(self.limiter.clone())
    }
}

impl<D> fmt::Debug for Rate<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rate")
            .field("target", &self.target())
            .field("effective", &self.effective())
            .finish_non_exhaustive()
    }
}
