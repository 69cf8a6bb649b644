use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

use jiff::Timestamp;

use crate::Result;

/// A clock that shows what it is told, so that days pass in a moment, and the same ones each time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock(Arc<AtomicI64>);

impl Clock {
    /// Sets the clock to a time such as `2026-03-16T09:30:00Z`.
    pub(crate) fn set(&self, time: &str) -> Result<()> {
        let time: Timestamp = time.parse()?;
        self.0.store(time.as_second(), Ordering::Relaxed);
        Ok(())
    }

    /// What the clock shows.
    pub(crate) fn time(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
}

impl dynamodb_model::Clock for Clock {
    fn now(&self) -> SystemTime {
        self.time().into()
    }
}
