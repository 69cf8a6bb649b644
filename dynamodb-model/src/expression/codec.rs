//! How one value of a field becomes the attribute value that `put` would store.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

/// Encodes a field's value as `put` stores it.
///
/// A value that `put` leaves out of the item (`None`) is encoded as `NULL`: compared with it, an
/// attribute equals it by being absent.
pub trait ValueCodec<V: ?Sized> {
    /// The stored form of `value`.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    fn encode(value: &V) -> Result<AttributeValue, CodecError>;
}

/// The codec of a field without serde attributes of its own: the type's own `Serialize`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SerdeValue;

impl<V: Serialize + ?Sized> ValueCodec<V> for SerdeValue {
    fn encode(value: &V) -> Result<AttributeValue, CodecError> {
        let encoded = serde_dynamo::to_attribute_value(value).map_err(CodecError::from_error)?;
        refuse_not_a_number(&encoded)?;
        Ok(encoded)
    }
}

/// Marks the codec of one field, as the derive makes it for `#[serde(with = "..")]`.
///
/// The stored form of such a field is not known from its type, so that an order is asked of the
/// encoded value instead: numbers and binaries have one.
///
/// ```
/// use std::time::Duration;
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::{CodecError, FieldCodec, SerdeValue, ValueCodec};
///
/// /// A duration stored as whole seconds.
/// struct Seconds;
///
/// impl FieldCodec for Seconds {}
/// impl ValueCodec<Duration> for Seconds {
///     fn encode(value: &Duration) -> Result<AttributeValue, CodecError> {
///         SerdeValue::encode(&value.as_secs())
///     }
/// }
///
/// let stored = Seconds::encode(&Duration::from_secs(90));
/// assert_eq!(stored.ok(), Some(AttributeValue::N("90".into())));
/// ```
pub trait FieldCodec {}

/// Why a value has no stored form.
#[derive(Clone, Debug)]
pub struct CodecError {
    message: String,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl CodecError {
    /// An error that says by itself what is wrong.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    /// An error of the serialiser, kept as the source.
    #[must_use]
    pub fn from_error(source: impl Error + Send + Sync + 'static) -> Self {
        Self {
            message: "the value cannot be serialised".into(),
            source: Some(Arc::new(source)),
        }
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for CodecError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// `NaN` and the infinities are numbers to Rust, but not to DynamoDB.
fn refuse_not_a_number(value: &AttributeValue) -> Result<(), CodecError> {
    match value {
        AttributeValue::N(number) if !number.bytes().any(|byte| byte.is_ascii_digit()) => {
            Err(CodecError::new(format!(
                "`{number}` is not a number that DynamoDB can store"
            )))
        }
        _ => Ok(()),
    }
}
