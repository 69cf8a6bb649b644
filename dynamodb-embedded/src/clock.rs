use std::time::Duration;

use dynoxide::storage_backend::{Clock as _, ManualClock};

/// The clock of an engine started with [`EngineBuilder::manual_clock`](crate::EngineBuilder::manual_clock): it stands
/// still until it is told to move.
///
/// All clones of a handle move the same clock. It is the engine's own: what the caller's runtime or the system say
/// about the time does not change it, and it changes nothing there.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), dynamodb_embedded::Error> {
/// use std::time::Duration;
/// use dynamodb_embedded::Engine;
///
/// let engine = Engine::builder().manual_clock(1_700_000_000).memory().await?;
/// let clock = engine.clock()?;
/// clock.advance(Duration::from_secs(90));
/// assert_eq!(clock.epoch_seconds(), 1_700_000_090);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Clock {
    inner: ManualClock,
}

impl Clock {
    pub(crate) fn starting_at(epoch_seconds: u64) -> Self {
        Self {
            inner: ManualClock::new(epoch_seconds),
        }
    }

    pub(crate) fn inner(&self) -> &ManualClock {
        &self.inner
    }

    /// Moves the clock forward. Fractions of a second add up, although expiry is counted in whole seconds.
    ///
    /// Nothing expires by this alone: [`Engine::sweep_ttl`](crate::Engine::sweep_ttl) deletes what is due.
    pub fn advance(&self, by: Duration) {
        self.inner.tick(by);
    }

    /// Sets the clock to this many seconds since the Unix epoch, which may be in its past.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::builder().manual_clock(1_700_000_000).memory().await?;
    /// engine.clock()?.set(1_600_000_000);
    /// assert_eq!(engine.clock()?.epoch_seconds(), 1_600_000_000);
    /// # Ok(())
    /// # }
    /// ```
    pub fn set(&self, epoch_seconds: u64) {
        self.inner.set(epoch_seconds);
    }

    /// The clock's time in whole seconds since the Unix epoch.
    #[must_use]
    pub fn epoch_seconds(&self) -> u64 {
        self.inner.now_unix_secs()
    }
}
