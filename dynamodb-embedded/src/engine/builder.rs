use super::server::{Server, Store};
use crate::clock::Clock;
use crate::engine::Engine;
use crate::error::Error;

/// Settings of an engine that is to be started; see [`Engine::builder`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), dynamodb_embedded::Error> {
/// use dynamodb_embedded::Engine;
///
/// let engine = Engine::builder().manual_clock(1_700_000_000).memory().await?;
/// assert_eq!(engine.clock()?.epoch_seconds(), 1_700_000_000);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "no engine runs until `.memory().await`"]
pub struct EngineBuilder {
    epoch_seconds: Option<u64>,
}

impl EngineBuilder {
    pub(super) const fn new() -> Self {
        Self {
            epoch_seconds: None,
        }
    }

    /// Gives the engine a clock that stands at this many seconds since the Unix epoch until
    /// [`Engine::clock`] moves it, in place of the system's clock. Expiry goes by it.
    ///
    /// Only an engine in memory can have one.
    pub const fn manual_clock(self, epoch_seconds: u64) -> Self {
        Self {
            epoch_seconds: Some(epoch_seconds),
        }
    }

    /// Starts the engine with its tables in memory.
    ///
    /// # Errors
    ///
    /// [`is_start`](Error::is_start): no loopback port or no thread was to be had.
    pub async fn memory(self) -> Result<Engine, Error> {
        let clock = self.epoch_seconds.map(Clock::starting_at);
        let store = clock.as_ref().map_or(Store::Memory, |clock| {
            Store::ManualMemory(clock.inner().arc())
        });
        Ok(Engine::inside(Server::start(store).await?, clock))
    }
}
