mod builder;
mod expiry;
mod server;
mod table;

use std::fmt;
use std::path::Path;

use aws_sdk_dynamodb::Client;
use aws_types::SdkConfig;

use crate::clock::Clock;
use crate::endpoint::{DEFAULT_REGION, Endpoint, dummy_credentials};
use crate::error::Error;
use crate::http::{Target, sdk_config};
use crate::namespace::Namespace;
use server::{Server, Store};

pub use builder::EngineBuilder;

/// A DynamoDB to test against: an engine of its own inside this process, or an endpoint outside it.
///
/// An engine inside the process is private: other engines, in the same test binary or another, see nothing of its
/// tables. It is served over HTTP on a loopback port by a thread of its own, so it works from every kind of tokio
/// runtime, a paused clock included. Dropping it stops the thread, closes the port and lets go of its file.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dynamodb_embedded::Engine;
///
/// let engine = Engine::memory().await?;
/// let tables = engine.client().list_tables().send().await?;
/// assert!(tables.table_names().is_empty());
/// # Ok(())
/// # }
/// ```
pub struct Engine {
    place: Place,
    namespace: Namespace,
}

enum Place {
    Inside {
        server: Server,
        clock: Option<Clock>,
    },
    Outside(Endpoint),
}

impl Engine {
    /// Starts an engine whose tables are in memory and are gone with it.
    ///
    /// # Errors
    ///
    /// [`is_start`](Error::is_start): no loopback port or no thread was to be had.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn memory() -> Result<Self, Error> {
        Self::builder().memory().await
    }

    /// Starts an engine whose tables are in the file at `path`, which is made if there is none. An engine that opens
    /// the file later finds the tables as this one leaves them.
    ///
    /// The file is an SQLite database in WAL mode: `-wal` and `-shm` files are beside it while it is open. An engine
    /// expects to be alone on its file; stop or drop it before another one opens the file. Every write is a commit, so
    /// it is some seven times slower than memory.
    ///
    /// # Errors
    ///
    /// [`is_start`](Error::is_start): the file could not be opened, it is no database of this engine, or no loopback
    /// port or no thread was to be had.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let directory = tempfile::tempdir()?;
    /// # let path = directory.path().join("tables.db");
    /// use dynamodb_embedded::Engine;
    ///
    /// let engine = Engine::file(&path).await?;
    /// engine.shutdown().await?;
    /// let engine = Engine::file(&path).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let store = Store::File(path.as_ref().to_owned());
        Ok(Self::inside(Server::start(store).await?, None))
    }

    /// The endpoint that `DYNAMODB_MODEL_ENDPOINT` names, or a new engine in memory when it names none.
    ///
    /// Written with this, the same tests run on the embedded engine by default, and on another one when asked. See
    /// [`Endpoint`] for the variables, and [`table_name`](Self::table_name) for how tests stay apart there.
    ///
    /// # Errors
    ///
    /// [`is_endpoint`](Error::is_endpoint): the variables do not describe an endpoint. Otherwise as for
    /// [`memory`](Self::memory). Whether the endpoint answers shows at the first request.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// use dynamodb_embedded::Engine;
    ///
    /// let engine = Engine::from_env().await?;
    /// let (table, client) = (engine.table_name("orders"), engine.client());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn from_env() -> Result<Self, Error> {
        match Endpoint::from_env()? {
            Some(endpoint) => Ok(Self::outside(endpoint)),
            None => Self::memory().await,
        }
    }

    /// The given endpoint outside this process. Nothing is started, and nothing there is stopped or deleted later.
    ///
    /// ```
    /// use dynamodb_embedded::{Endpoint, Engine};
    ///
    /// let set = |name: &str| (name == Endpoint::VARIABLE).then(|| "http://localhost:8000".to_owned());
    /// let engine = Endpoint::from_lookup(set)?.map(Engine::outside).expect("the variable is set");
    /// assert_eq!(engine.endpoint(), "http://localhost:8000");
    /// # Ok::<(), dynamodb_embedded::Error>(())
    /// ```
    #[must_use]
    pub fn outside(endpoint: Endpoint) -> Self {
        Self {
            place: Place::Outside(endpoint),
            namespace: Namespace::shared(),
        }
    }

    /// Settings beyond those of [`memory`](Self::memory).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::builder().manual_clock(1_700_000_000).memory().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub const fn builder() -> EngineBuilder {
        EngineBuilder::new()
    }

    const fn inside(server: Server, clock: Option<Clock>) -> Self {
        Self {
            place: Place::Inside { server, clock },
            namespace: Namespace::private(),
        }
    }

    /// The URL that requests go to, such as `http://127.0.0.1:49152`.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// assert!(engine.endpoint().starts_with("http://127.0.0.1:"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn endpoint(&self) -> &str {
        match &self.place {
            Place::Inside { server, .. } => server.url(),
            Place::Outside(endpoint) => endpoint.url(),
        }
    }

    /// Whether this is an endpoint outside this process, which others may use at the same time.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// assert!(!Engine::memory().await?.is_outside());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn is_outside(&self) -> bool {
        matches!(self.place, Place::Outside(_))
    }

    /// A client of this engine: [`sdk_config`](Self::sdk_config) with nothing added.
    ///
    /// Every call gives a client with connections of its own. Connections belong to the runtime that opened them, so
    /// tests that share an engine take a client each.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let client = Engine::memory().await?.client();
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(&self.sdk_config())
    }

    /// The settings of a client of this engine, for a caller that adds its own (retries, timeouts, interceptors) or
    /// hands them to what takes a configuration.
    ///
    /// They hold the endpoint, the region, static credentials, an HTTP client without TLS or proxy, and a behaviour
    /// version that an update of the SDK does not move. The HTTP client keeps a paused tokio clock from running ahead
    /// while a request is under way, for up to ten real seconds; code that injects faults wraps it.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use dynamodb_embedded::Engine;
    /// use aws_sdk_dynamodb::config::{Builder, retry::RetryConfig};
    ///
    /// let engine = Engine::memory().await?;
    /// let config = Builder::from(&engine.sdk_config()).retry_config(RetryConfig::disabled()).build();
    /// let client = aws_sdk_dynamodb::Client::from_conf(config);
    /// client.list_tables().send().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn sdk_config(&self) -> SdkConfig {
        sdk_config(match &self.place {
            Place::Inside { server, .. } => Target {
                url: server.url(),
                region: DEFAULT_REGION,
                credentials: dummy_credentials(),
            },
            Place::Outside(endpoint) => Target {
                url: endpoint.url(),
                region: endpoint.region(),
                credentials: endpoint.credentials().clone(),
            },
        })
    }

    /// The name to give a table: `base` itself inside this process, and `base` with a suffix at an outside endpoint.
    ///
    /// The suffix is different for every `Engine` value and the same for all names that one gives out: tests that make
    /// an engine each do not meet, and a test may ask twice. It begins with the time in hexadecimal epoch seconds, so
    /// that left-over tables can be told by age.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// assert_eq!(engine.table_name("orders"), "orders");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn table_name(&self, base: &str) -> String {
        self.namespace.name(base)
    }

    /// Stops the engine, and waits until its port and its file are closed and its thread has ended.
    ///
    /// Dropping it does the same, but keeps errors to itself and blocks the calling thread, as a rule for less than a
    /// millisecond. A request that is not fully received is given up after a quarter of a second. An endpoint outside
    /// this process is left as it is.
    ///
    /// # Errors
    ///
    /// [`is_stop`](Error::is_stop): the server had failed or panicked. It is stopped all the same.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// engine.shutdown().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn shutdown(self) -> Result<(), Error> {
        match self.place {
            Place::Inside { server, .. } => server.stop().await,
            Place::Outside(_) => Ok(()),
        }
    }

    /// [`shutdown`](Self::shutdown) for code that is not async.
    ///
    /// # Errors
    ///
    /// As for [`shutdown`](Self::shutdown).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// # use dynamodb_embedded::Engine;
    /// let engine = Engine::memory().await?;
    /// std::thread::spawn(|| engine.shutdown_blocking()).join().expect("no panic")?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn shutdown_blocking(self) -> Result<(), Error> {
        match self.place {
            Place::Inside { mut server, .. } => server.stop_blocking(),
            Place::Outside(_) => Ok(()),
        }
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("endpoint", &self.endpoint())
            .field("is_outside", &self.is_outside())
            .finish_non_exhaustive()
    }
}
