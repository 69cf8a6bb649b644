//! How one value of a field becomes the attribute value that `put` would store.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

pub use crate::codec::CodecError;
use crate::codec::{Encoded, ValueSerializer, encode_field, field_with};

/// Encodes a field's value as `put` stores it.
///
/// A value that `put` leaves out of the item (`None`, an empty set) is encoded as `NULL`: an
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
        encode_field(value).map(or_null)
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
/// assert_eq!(Seconds::encode(&Duration::from_secs(90))?, AttributeValue::N("90".into()));
/// # Ok::<(), CodecError>(())
/// ```
pub trait FieldCodec {}

/// The stored form of a field's value by its `serialize_with` function; `NULL` where `put` leaves
/// it out.
///
/// # Errors
///
/// If the value has no stored form.
pub fn stored_with(
    serialize: impl FnOnce(ValueSerializer) -> Result<Encoded, CodecError>,
) -> Result<AttributeValue, CodecError> {
    field_with(serialize).map(or_null)
}

fn or_null(stored: Option<AttributeValue>) -> AttributeValue {
    stored.unwrap_or(AttributeValue::Null(true))
}
