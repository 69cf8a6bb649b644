//! What DynamoDB stores as a key attribute.

use std::cmp::Ordering;
use std::fmt;

use super::decimal::Decimal;
use super::error::{PartError, PartErrorKind};

/// The value of one key attribute: the three types DynamoDB allows there.
///
/// ```
/// use dynamodb_model::{AttributeType, KeyValue};
///
/// let key = KeyValue::S("METRIC#2025-01-01".to_owned());
/// assert_eq!(key.attribute_type(), AttributeType::S);
/// ```
#[expect(
    clippy::exhaustive_enums,
    reason = "DynamoDB has exactly three key types"
)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum KeyValue {
    /// A string, ordered by its UTF-8 bytes.
    S(String),
    /// A number as decimal text, ordered by value.
    N(String),
    /// Bytes, ordered as unsigned.
    B(Vec<u8>),
}

/// The type of one key attribute.
#[expect(
    clippy::exhaustive_enums,
    reason = "DynamoDB has exactly three key types"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributeType {
    /// String.
    S,
    /// Number.
    N,
    /// Binary.
    B,
}

impl KeyValue {
    /// The DynamoDB type of this value.
    #[must_use]
    pub const fn attribute_type(&self) -> AttributeType {
        match self {
            Self::S(_) => AttributeType::S,
            Self::N(_) => AttributeType::N,
            Self::B(_) => AttributeType::B,
        }
    }

    /// The size that counts towards DynamoDB's key limits, in bytes (of a number: its text).
    #[must_use]
    pub const fn size(&self) -> usize {
        match self {
            Self::S(text) | Self::N(text) => text.len(),
            Self::B(bytes) => bytes.len(),
        }
    }

    /// The order DynamoDB sorts by; `None` for values of different types.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use dynamodb_model::KeyValue;
    ///
    /// let number = |text: &str| KeyValue::N(text.to_owned());
    /// assert_eq!(number("9").sort_cmp(&number("10")), Some(Ordering::Less));
    /// assert_eq!(number("9").sort_cmp(&KeyValue::S("9".to_owned())), None);
    /// ```
    #[must_use]
    pub fn sort_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::S(a), Self::S(b)) => Some(a.cmp(b)),
            (Self::B(a), Self::B(b)) => Some(a.cmp(b)),
            (Self::N(a), Self::N(b)) => Some(Decimal::parse(a)?.cmp(&Decimal::parse(b)?)),
            (Self::S(_) | Self::N(_) | Self::B(_), _) => None,
        }
    }

    /// The text of a string value.
    ///
    /// # Errors
    ///
    /// The value is a number or binary.
    pub fn as_text(&self) -> Result<&str, PartError> {
        match self {
            Self::S(text) => Ok(text),
            Self::N(_) | Self::B(_) => Err(self.not(AttributeType::S)),
        }
    }

    /// The decimal text of a number value.
    ///
    /// # Errors
    ///
    /// The value is a string or binary.
    pub fn as_number(&self) -> Result<&str, PartError> {
        match self {
            Self::N(text) => Ok(text),
            Self::S(_) | Self::B(_) => Err(self.not(AttributeType::N)),
        }
    }

    /// The bytes of a binary value.
    ///
    /// # Errors
    ///
    /// The value is a string or a number.
    pub fn as_bytes(&self) -> Result<&[u8], PartError> {
        match self {
            Self::B(bytes) => Ok(bytes),
            Self::S(_) | Self::N(_) => Err(self.not(AttributeType::B)),
        }
    }

    fn not(&self, wanted: AttributeType) -> PartError {
        let found = self.attribute_type();
        PartError::new(
            PartErrorKind::WrongType,
            format!("expected {wanted}, found {found}"),
        )
    }
}

impl fmt::Display for AttributeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::S => "a string",
            Self::N => "a number",
            Self::B => "binary",
        })
    }
}
