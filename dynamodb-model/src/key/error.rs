//! What can be wrong with one value of a key, and with a key.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// One value cannot be written into a key, or one key text is not what its type writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartError {
    kind: PartErrorKind,
    detail: Cow<'static, str>,
}

/// The kinds of [`PartError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PartErrorKind {
    /// NaN has no place in an order.
    NotANumber,
    /// The value lies outside of what a key can hold: a year outside 0–9999, or a number with more than 38 digits.
    OutOfRange,
    /// The number has more digits than the width in the template.
    TooWide,
    /// Raw text contains the separator that ends it in the template.
    Separator,
    /// The key's text is not what this type writes.
    Malformed,
    /// The key attribute has another DynamoDB type.
    WrongType,
}

impl PartError {
    /// An error of this kind; `detail` is its whole message.
    #[must_use]
    pub fn new(kind: PartErrorKind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            detail: detail.into(),
        }
    }

    /// The key's text is not `expected`.
    #[must_use]
    pub fn malformed(expected: &str, found: &str) -> Self {
        Self::new(
            PartErrorKind::Malformed,
            format!("expected {expected}, found {found:?}"),
        )
    }

    /// The key names a variant that the enum `of` does not have.
    #[must_use]
    pub fn unknown_name(of: &str, found: &str) -> Self {
        Self::new(
            PartErrorKind::Malformed,
            format!("`{of}` has no variant {found:?}"),
        )
    }

    /// What went wrong.
    #[must_use]
    pub const fn kind(&self) -> PartErrorKind {
        self.kind
    }
}

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl Error for PartError {}

/// A key cannot be written, or a key attribute was not written by its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    part: Option<&'static str>,
    kind: KeyErrorKind,
}

/// The kinds of [`KeyError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyErrorKind {
    /// One part's value; see [`KeyError::part`].
    Part(PartError),
    /// The key attribute would be empty, which DynamoDB refuses.
    Empty,
    /// The key attribute would be longer than DynamoDB allows.
    TooLong {
        /// The key's size.
        bytes: usize,
        /// DynamoDB's limit: 2048 for a partition key, 1024 for a sort key.
        limit: usize,
    },
    /// The key attribute was not written by this template: another entity's, or foreign data.
    Foreign,
}

impl KeyError {
    pub(crate) const fn new(kind: KeyErrorKind) -> Self {
        Self { part: None, kind }
    }

    pub(crate) const fn in_part(part: &'static str, error: PartError) -> Self {
        Self {
            part: Some(part),
            kind: KeyErrorKind::Part(error),
        }
    }

    /// The name of the part that the error is about.
    #[must_use]
    pub const fn part(&self) -> Option<&'static str> {
        self.part
    }

    /// What went wrong.
    #[must_use]
    pub const fn kind(&self) -> &KeyErrorKind {
        &self.kind
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.part {
            write!(f, "key part `{part}`: ")?;
        }
        match &self.kind {
            KeyErrorKind::Part(error) => error.fmt(f),
            KeyErrorKind::Empty => f.write_str("the key is empty"),
            KeyErrorKind::TooLong { bytes, limit } => {
                write!(
                    f,
                    "the key has {bytes} bytes, more than the {limit} that DynamoDB allows"
                )
            }
            KeyErrorKind::Foreign => f.write_str("the key was not written by this template"),
        }
    }
}

impl Error for KeyError {}
