use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use super::sdk::not_held;
use super::{Error, ErrorKind, Result, decode_current};
use crate::item::Item;
use crate::schema::AccessPath;

/// Why one operation of a transaction could not be done, and so none was: [`Error::reasons`] has them.
///
/// ```
/// # use dynamodb_model::{Error, ErrorKind};
/// fn report(error: &Error) {
///     for reason in error.reasons() {
///         match reason.kind() {
///             ErrorKind::ConditionFailed => println!("operation {} came too late", reason.operation()),
///             ErrorKind::NotUnique => println!("{:?} is taken", reason.field()),
///             _ => println!("{reason}"),
///         }
///     }
/// }
/// ```
#[derive(Clone)]
pub struct CancellationReason {
    pub(super) operation: usize,
    pub(super) verb: Option<&'static str>,
    pub(super) kind: ErrorKind,
    pub(super) message: Cow<'static, str>,
    pub(super) field: Option<&'static str>,
    pub(super) current: Option<Item>,
    pub(super) path: Option<AccessPath>,
}

impl CancellationReason {
    pub(super) fn new(
        operation: usize,
        kind: ErrorKind,
        message: impl Into<Cow<'static, str>>,
        current: Option<Item>,
    ) -> Self {
        Self {
            operation,
            verb: None,
            kind,
            message: message.into(),
            field: None,
            current,
            path: None,
        }
    }

    /// The operation's place in the transaction, from 0, as its operations were given. Messages, which are for people,
    /// count from 1.
    #[must_use]
    pub fn operation(&self) -> usize {
        self.operation
    }

    /// The entity that the operation is about.
    #[must_use]
    pub fn entity(&self) -> Option<&'static str> {
        self.path.map(|path| path.entity.name())
    }

    /// What kind of reason it is: [`ErrorKind::ConditionFailed`], [`ErrorKind::NotUnique`], [`ErrorKind::Conflict`],
    /// [`ErrorKind::Throttled`] or [`ErrorKind::Refused`].
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The unique field whose value another item has.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.field
    }

    /// The item that made the operation's condition fail; `None` when there was no item, or for another kind of reason.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] if the item does not fit `E`.
    pub fn current<E: DeserializeOwned>(&self) -> Result<Option<E>> {
        decode_current(self.current.as_ref(), self.path)
    }

    pub(super) fn current_item(&self) -> Option<&Item> {
        self.current.as_ref()
    }
}

impl fmt::Display for CancellationReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.verb, self.entity()) {
            (Some(verb), Some(entity)) => {
                write!(
                    f,
                    "cannot {verb} `{entity}` (operation {}): ",
                    self.operation + 1
                )?;
            }
            _ => write!(f, "operation {}: ", self.operation + 1)?,
        }
        f.write_str(&self.message)
    }
}

impl fmt::Debug for CancellationReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("CancellationReason");
        debug
            .field("operation", &self.operation)
            .field("kind", &self.kind)
            .field("message", &self.to_string());
        if let Some(item) = &self.current {
            debug.field("current", item);
        }
        debug.finish()
    }
}

/// What an operation of the caller's is called, and what it is about: its place, verb, path and unique field.
type Named = (usize, &'static str, AccessPath, Option<&'static str>);

impl Error {
    /// A transaction that these reasons kept from being done.
    pub(super) fn cancelled(reasons: Vec<CancellationReason>) -> Self {
        let kind = worst(&reasons);
        let texts: Vec<String> = reasons.iter().map(ToString::to_string).collect();
        let message = format!("nothing was done: {}", texts.join("; "));
        let mut error = Self::new(kind, message);
        error.0.reasons = reasons;
        error
    }

    /// The conditions that did not hold, by the number of their request, with the item that is there.
    pub(crate) fn refused_conditions(&self) -> impl Iterator<Item = (usize, Option<&Item>)> {
        let reasons = self.0.reasons.iter();
        let refused = reasons.filter(|reason| reason.kind == ErrorKind::ConditionFailed);
        refused.map(|reason| (reason.operation, reason.current_item()))
    }

    /// Says of each reason which of the caller's operations it is about.
    pub(crate) fn in_transaction(mut self, named: impl Fn(usize) -> Option<Named>) -> Self {
        if self.0.reasons.is_empty() {
            return self.operation("make the transaction");
        }
        let mut reasons = std::mem::take(&mut self.0.reasons);
        for reason in &mut reasons {
            let Some((operation, verb, path, field)) = named(reason.operation) else {
                continue;
            };
            (reason.operation, reason.verb, reason.path) = (operation, Some(verb), Some(path));
            if let (Some(field), ErrorKind::ConditionFailed) = (field, reason.kind) {
                (reason.kind, reason.field, reason.current) =
                    (ErrorKind::NotUnique, Some(field), None);
                let entity = path.entity.name();
                reason.message = format!("another `{entity}` has this `{field}`").into();
            }
        }
        let mut error = Self::cancelled(reasons);
        let first = error
            .0
            .reasons
            .iter()
            .find(|reason| reason.kind == error.0.kind);
        let first = first.map(|reason| (reason.current.clone(), reason.path, reason.field));
        if let Some((current, path, field)) = first {
            (error.0.current, error.0.path, error.0.field) = (current, path, field);
        }
        error.0.throttling = self.0.throttling;
        error.0.source = self.0.source;
        error
    }

    /// The error of a transaction that does one operation's work, in the words of that operation.
    pub(crate) fn of_one(mut self) -> Self {
        let worst = self
            .0
            .reasons
            .iter()
            .find(|reason| reason.kind == self.0.kind);
        if let Some(reason) = worst {
            self.0.message = match reason.kind {
                ErrorKind::ConditionFailed => not_held(reason.current.as_ref()).into(),
                _ => reason.message.clone(),
            };
        }
        self
    }
}

/// The kind of the whole: what no second try can mend comes first.
fn worst(reasons: &[CancellationReason]) -> ErrorKind {
    let order = [
        ErrorKind::Refused,
        ErrorKind::NotUnique,
        ErrorKind::ConditionFailed,
        ErrorKind::Throttled,
        ErrorKind::Conflict,
    ];
    let has = |kind: &ErrorKind| reasons.iter().any(|reason| reason.kind == *kind);
    order.into_iter().find(has).unwrap_or(ErrorKind::Refused)
}
