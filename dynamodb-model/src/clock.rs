use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

/// Where a handle takes the time from that it writes into `created_at` and `updated_at` fields.
///
/// Any `Fn() -> SystemTime` is a clock, so that a test can hold it still:
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use dynamodb_model::{Db, Table};
///
/// # fn example<T: Table>(db: Db<T>) -> Db<T> {
/// let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_268_800);
/// db.with_clock(move || noon)
/// # }
/// ```
pub trait Clock: Send + Sync {
    /// The time.
    fn now(&self) -> SystemTime;
}

impl<F: Fn() -> SystemTime + Send + Sync> Clock for F {
    fn now(&self) -> SystemTime {
        self()
    }
}

impl fmt::Debug for dyn Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// The system's clock.
pub(crate) fn system() -> Arc<dyn Clock> {
    Arc::new(SystemTime::now)
}
