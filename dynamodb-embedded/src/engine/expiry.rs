use super::{Engine, Place};
use crate::clock::Clock;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};

/// Expiry of items, and the time it goes by.
impl Engine {
    /// The engine's manual clock.
    ///
    /// # Errors
    ///
    /// [`is_unsupported`](Error::is_unsupported): the engine runs on the system's clock, or it is an endpoint outside
    /// this process.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::builder().manual_clock(1_700_000_000).memory().await?;
    /// engine.clock()?.set(1_800_000_000);
    /// # Ok(())
    /// # }
    /// ```
    pub fn clock(&self) -> Result<&Clock, Error> {
        let message = match &self.place {
            Place::Inside { clock: Some(clock), .. } => return Ok(clock),
            Place::Inside { clock: None, .. } => {
                "this engine runs on the system's clock: start it by `Engine::builder().manual_clock(..).memory()`"
                    .to_owned()
            }
            Place::Outside(endpoint) => format!(
                "the clock of `{}` cannot be set from here: unset `{}` for tests that move the clock",
                endpoint.url(),
                Endpoint::VARIABLE
            ),
        };
        Err(Error::new(ErrorKind::Unsupported, message))
    }

    /// Deletes the items whose TTL attribute is in the past by the engine's clock, in all tables with TTL enabled, and
    /// returns how many. The engine never does so by itself.
    ///
    /// # Errors
    ///
    /// [`is_unsupported`](Error::is_unsupported): this is an endpoint outside this process.
    /// [`is_sweep`](Error::is_sweep): the engine failed at it; items deleted so far stay deleted.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// assert_eq!(engine.sweep_ttl()?, 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn sweep_ttl(&self) -> Result<usize, Error> {
        match &self.place {
            Place::Inside { server, .. } => server.sweep_ttl(),
            Place::Outside(endpoint) => {
                let message = format!(
                    "`{}` deletes expired items by itself and not on demand: unset `{}` for tests that sweep",
                    endpoint.url(),
                    Endpoint::VARIABLE
                );
                Err(Error::new(ErrorKind::Unsupported, message))
            }
        }
    }
}
