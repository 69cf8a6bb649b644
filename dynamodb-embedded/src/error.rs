use std::error::Error as StdError;
use std::fmt;

/// Why the engine or an endpoint could not be used.
///
/// The text names what was attempted and what to do about it; the cause, where there is one, is the
/// [`source`](StdError::source).
///
/// ```
/// use dynamodb_embedded::Endpoint;
///
/// let error = Endpoint::from_lookup(|name| (name == Endpoint::VARIABLE).then(|| "localhost".into())).unwrap_err();
/// assert!(error.is_endpoint());
/// assert_eq!(
///     error.to_string(),
///     "`DYNAMODB_MODEL_ENDPOINT` is `localhost`, which is no URL of a host: write it as `http://localhost:8000`",
/// );
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What failed, for a caller that acts on it; see [`Error::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The engine did not start: its file, its port or its thread.
    Start,
    /// The engine did not stop in good order.
    Stop,
    /// An environment variable does not describe an endpoint.
    Endpoint,
    /// This engine cannot do that: it has no manual clock, or it is outside this process.
    Unsupported,
    /// The sweep of expired items failed.
    Sweep,
    /// A declared table could not be created.
    Table,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn caused_by(self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// What failed.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), dynamodb_embedded::Error> {
    /// use dynamodb_embedded::{Engine, ErrorKind};
    ///
    /// let engine = Engine::memory().await?;
    /// assert_eq!(engine.clock().unwrap_err().kind(), ErrorKind::Unsupported);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The engine did not start: its file could not be opened, or no port or thread was to be had.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use dynamodb_embedded::Engine;
    ///
    /// let error = Engine::file("/no/such/directory/tables.db").await.unwrap_err();
    /// assert!(error.is_start());
    /// # }
    /// ```
    #[must_use]
    pub fn is_start(&self) -> bool {
        self.kind == ErrorKind::Start
    }

    /// The engine did not stop in good order; see [`Engine::shutdown`](crate::Engine::shutdown).
    #[must_use]
    pub fn is_stop(&self) -> bool {
        self.kind == ErrorKind::Stop
    }

    /// An environment variable does not describe an endpoint; see [`Endpoint`](crate::Endpoint).
    #[must_use]
    pub fn is_endpoint(&self) -> bool {
        self.kind == ErrorKind::Endpoint
    }

    /// This engine cannot do that: it has no manual clock, or it is an endpoint outside this process.
    #[must_use]
    pub fn is_unsupported(&self) -> bool {
        self.kind == ErrorKind::Unsupported
    }

    /// The sweep of expired items failed; see [`Engine::sweep_ttl`](crate::Engine::sweep_ttl).
    #[must_use]
    pub fn is_sweep(&self) -> bool {
        self.kind == ErrorKind::Sweep
    }

    /// A declared table could not be created; see [`Engine::table`](crate::Engine::table).
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.kind == ErrorKind::Table
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
