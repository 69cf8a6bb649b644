//! One error for the whole library.

mod cancellation;
mod kind;
mod sdk;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;

use serde::de::DeserializeOwned;

use crate::codec::CodecError;
use crate::cursor::CursorError;
use crate::expression::ExpressionError;
use crate::item::Item;
use crate::key::KeyError;
use crate::row::RowItem;
use crate::schema::AccessPath;
use crate::write::WriteId;

pub use cancellation::CancellationReason;
pub use kind::ErrorKind;
pub(crate) use sdk::{from_sdk, throttling_reasons};

/// The result of everything in this library that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A request under way. It does nothing until it is awaited.
pub type Pending<'a, T, E = Error> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// What went wrong, where, and what to do about it.
///
/// The type is opaque: ask its [`kind`](Error::kind) or one of the predicates. The message names the entity, the
/// index and the field concerned; an error of the AWS SDK is kept as [`source`](StdError::source).
///
/// ```
/// # use dynamodb_model::{Error, ErrorKind};
/// fn report(error: &Error) -> &'static str {
///     if error.is_condition_failed() {
///         "somebody else was first"
///     } else if error.kind() == ErrorKind::Throttled {
///         "try again later"
///     } else {
///         "a defect"
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: Cow<'static, str>,
    entity: Option<&'static str>,
    operation: Option<&'static str>,
    index: Option<&'static str>,
    current: Option<Item>,
    /// Where the current item was met: what it takes to read it.
    path: Option<AccessPath>,
    field: Option<&'static str>,
    throttling: Vec<ThrottlingReason>,
    reasons: Vec<CancellationReason>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// Which limit throttled a request, as DynamoDB reports it.
///
/// The reason is one of 16 words such as `TableWriteKeyRangeThroughputExceeded` (a hot key, not a lack of capacity);
/// the resource is the ARN of the table or of the index that is short.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThrottlingReason {
    /// The limit, in DynamoDB's words.
    pub reason: String,
    /// The ARN of the table or the index.
    pub resource: String,
}

impl ThrottlingReason {
    /// Whether one partition of the table or the index is short, and not the whole of it: a hot key.
    #[must_use]
    pub fn is_hot_key(&self) -> bool {
        self.reason.contains("KeyRange")
    }

    /// The index that is short; `None` if it is the table itself.
    #[must_use]
    pub fn index(&self) -> Option<&str> {
        let (_, index) = self.resource.split_once("/index/")?;
        Some(index)
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            entity: None,
            operation: None,
            index: None,
            current: None,
            path: None,
            field: None,
            throttling: Vec::new(),
            reasons: Vec::new(),
            source: None,
        }))
    }

    pub(crate) fn entity(mut self, entity: &'static str) -> Self {
        self.0.entity.get_or_insert(entity);
        self
    }

    pub(crate) fn operation(mut self, operation: &'static str) -> Self {
        self.0.operation.get_or_insert(operation);
        self
    }

    pub(crate) fn index(mut self, index: Option<&'static str>) -> Self {
        self.0.index = self.0.index.or(index);
        self
    }

    /// Says what the current item is one of.
    pub(crate) fn at(mut self, path: AccessPath) -> Self {
        self.0.path = self.0.path.or(Some(path));
        self.entity(path.entity.name())
    }

    pub(crate) fn source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// A key attribute that cannot be made of its parts.
    pub(crate) fn unwritable_key(attribute: &str, error: KeyError) -> Self {
        Self::new(
            ErrorKind::Key,
            format!("key attribute `{attribute}`: {error}"),
        )
        .source(error)
    }

    /// A key attribute that the entity's template did not make.
    pub(crate) fn unreadable_key(attribute: &str, error: KeyError) -> Self {
        Self::new(
            ErrorKind::Decode,
            format!("key attribute `{attribute}`: {error}"),
        )
        .source(error)
    }

    /// A value that cannot be stored.
    pub(crate) fn encoding(error: CodecError) -> Self {
        Self::new(ErrorKind::Encode, error.to_string()).source(error)
    }

    /// A value of an attribute that cannot be stored.
    pub(crate) fn encoding_of(attribute: &'static str, error: CodecError) -> Self {
        let message = format!("attribute `{attribute}`: {error}");
        Self::new(ErrorKind::Encode, message).source(error)
    }

    /// An item, or an attribute, that does not fit its type.
    pub(crate) fn decoding(error: CodecError) -> Self {
        Self::new(ErrorKind::Decode, error.to_string()).source(error)
    }

    /// Says which item it is about.
    pub(crate) fn of_item(mut self, keys: &str) -> Self {
        self.0.message = format!("item {keys}: {}", self.0.message).into();
        self
    }

    pub(crate) fn of_field(mut self, field: &'static str) -> Self {
        self.0.field = Some(field);
        self
    }

    /// Whether the same transaction may be done if it is sent again right away.
    pub(crate) fn is_worth_another_try(&self) -> bool {
        !self.0.reasons.is_empty()
            && matches!(self.0.kind, ErrorKind::Conflict | ErrorKind::Throttled)
    }

    /// Whether the item that failed the condition was written by the very write that failed.
    pub(crate) fn is_made_by(&self, id: WriteId) -> bool {
        let current = self.0.current.as_ref();
        self.is_condition_failed() && current.is_some_and(|current| id.is_of(current))
    }

    pub(crate) fn into_current(self) -> Option<Item> {
        self.0.current
    }

    fn current_item(mut self, item: Option<Item>) -> Self {
        self.0.current = item;
        self
    }

    fn throttled_by(mut self, reasons: Vec<ThrottlingReason>) -> Self {
        self.0.throttling = reasons;
        self
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the write's condition did not hold: `create` met an item, `replace` met none, `when(..)` was false, or
    /// the version has moved on.
    #[must_use]
    pub fn is_condition_failed(&self) -> bool {
        self.0.kind == ErrorKind::ConditionFailed
    }

    /// Whether another item of the entity has the value of a unique field.
    #[must_use]
    pub fn is_not_unique(&self) -> bool {
        self.0.kind == ErrorKind::NotUnique
    }

    /// Whether DynamoDB was out of capacity for the request.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.0.kind == ErrorKind::Throttled
    }

    /// Whether the same request may succeed later, unchanged.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Throttled
                | ErrorKind::Conflict
                | ErrorKind::Service
                | ErrorKind::Connection
                | ErrorKind::InUse
                | ErrorKind::Unfinished
        )
    }

    /// The item that made a write's condition fail; `None` when there was no item, or for another kind of error.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the item does not fit `E`.
    pub fn current<E: DeserializeOwned>(&self) -> Result<Option<E>> {
        decode_current(self.0.current.as_ref(), self.0.path)
    }

    /// The unique field whose value another item has.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// Why a transaction could not be done: the operations that could not, each with its reason. Empty for other errors.
    #[must_use]
    pub fn reasons(&self) -> &[CancellationReason] {
        &self.0.reasons
    }

    /// Which limits throttled the request, as far as DynamoDB said.
    #[must_use]
    pub fn throttling(&self) -> &[ThrottlingReason] {
        &self.0.throttling
    }
}

fn decode_current<E: DeserializeOwned>(
    item: Option<&Item>,
    path: Option<AccessPath>,
) -> Result<Option<E>> {
    let Some(item) = item else {
        return Ok(None);
    };
    match path {
        Some(path) => RowItem::new(item.clone(), path).value().map(Some),
        None => item.decode().map(Some),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            operation,
            entity,
            index,
            message,
            ..
        } = &*self.0;
        match (operation, entity) {
            (Some(operation), Some(entity)) => write!(f, "cannot {operation} `{entity}`")?,
            (Some(operation), None) => write!(f, "cannot {operation}")?,
            (None, Some(entity)) => write!(f, "`{entity}`")?,
            (None, None) => return f.write_str(message),
        }
        if let Some(index) = index {
            write!(f, " through index `{index}`")?;
        }
        write!(f, ": {message}")
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &self.0.kind)
            .field("message", &self.to_string());
        if let Some(item) = &self.0.current {
            debug.field("current", item);
        }
        if !self.0.throttling.is_empty() {
            debug.field("throttling", &self.0.throttling);
        }
        if !self.0.reasons.is_empty() {
            debug.field("reasons", &self.0.reasons);
        }
        // The SDK shows items with their values.
        let has_items = self.0.current.is_some() || !self.0.reasons.is_empty();
        match &self.0.source {
            Some(source) if has_items => debug.field("source", &format_args!("{source}")),
            Some(source) => debug.field("source", source),
            None => &mut debug,
        };
        debug.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<CursorError> for Error {
    fn from(error: CursorError) -> Self {
        Self::new(ErrorKind::Cursor, error.to_string())
    }
}

impl From<ExpressionError> for Error {
    fn from(error: ExpressionError) -> Self {
        Self::new(ErrorKind::Expression, error.to_string()).source(error)
    }
}

impl From<KeyError> for Error {
    fn from(error: KeyError) -> Self {
        Self::new(ErrorKind::Decode, error.to_string()).source(error)
    }
}
