//! How one value of a field becomes the attribute value that `put` would store.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

pub use crate::codec::CodecError;
use crate::codec::{Encoded, ValueSerializer, encode_field, field_with};
use crate::item;
use crate::key::{AttributeType, IndexPart, NativePart};

/// Encodes a field's value as `put` stores it.
///
/// A value that `put` leaves out of the item (`None`, an empty set) is encoded as `NULL`: an
/// attribute equals it by being absent.
pub trait ValueCodec<V: ?Sized> {
    /// Two attributes can be compared with each other if their values have one form.
    #[doc(hidden)]
    const FORM: Form = Form::Own;

    /// The stored form of `value`.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    fn encode(value: &V) -> Result<AttributeValue, CodecError>;
}

/// What is known of a stored form without a value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// That of the type, as a field stores it.
    Field,
    /// That of the type, as a list or a map stores it: `None` is a value there.
    Element,
    /// One of its own.
    Own,
}

/// The codec of a field without serde attributes of its own: the type's own `Serialize`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SerdeValue;

impl<V: Serialize + ?Sized> ValueCodec<V> for SerdeValue {
    const FORM: Form = Form::Field;

    fn encode(value: &V) -> Result<AttributeValue, CodecError> {
        encode_field(value).map(or_null)
    }
}

/// The codec of what stands in a list or under a key of a map. Both are data, and keep a `None`.
///
/// ```
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::{CodecError, ElementValue, ValueCodec};
///
/// assert_eq!(ElementValue::encode(&None::<u8>)?, AttributeValue::Null(true));
/// assert_eq!(ElementValue::encode(&Some(7))?, AttributeValue::N("7".into()));
/// # Ok::<(), CodecError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ElementValue;

impl<V: Serialize> ValueCodec<V> for ElementValue {
    const FORM: Form = Form::Element;

    fn encode(value: &V) -> Result<AttributeValue, CodecError> {
        match encode_field(std::slice::from_ref(value))? {
            Some(AttributeValue::L(mut list)) => Ok(or_null(list.pop())),
            other => Ok(or_null(other)),
        }
    }
}

/// A codec that stores a value as its type's own `Serialize` does, so that what is inside of it
/// stands where the type says.
#[diagnostic::on_unimplemented(
    message = "the field has a stored form of its own, so nothing inside of it has a path",
    label = "stored by `#[serde(with = \"..\")]`, or as a key",
    note = "compare the whole value"
)]
pub trait PlainCodec {}

#[diagnostic::do_not_recommend]
impl PlainCodec for SerdeValue {}
#[diagnostic::do_not_recommend]
impl PlainCodec for ElementValue {}

/// The codec of a field that is a key attribute by itself: such a field is stored as its key writes it, whatever serde
/// would make of it.
///
/// ```
/// use aws_sdk_dynamodb::primitives::Blob;
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::{BareKey, CodecError, SerdeValue, ValueCodec};
///
/// let digest = vec![1_u8, 2];
/// assert_eq!(BareKey::encode(&digest)?, AttributeValue::B(Blob::new([1, 2])));
/// assert!(matches!(SerdeValue::encode(&digest)?, AttributeValue::L(_)));
/// # Ok::<(), CodecError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct BareKey;

#[diagnostic::do_not_recommend]
impl<V: IndexPart<Part: NativePart>> ValueCodec<V> for BareKey {
    // Text and numbers are what serde makes of them; bytes are a list there.
    const FORM: Form = match <V::Part as NativePart>::TYPE {
        AttributeType::B => Form::Own,
        AttributeType::S | AttributeType::N => Form::Field,
    };

    fn encode(value: &V) -> Result<AttributeValue, CodecError> {
        value
            .part()
            .map_or(Ok(AttributeValue::Null(true)), bare_key)
    }
}

/// The key attribute that is this value by itself.
pub(super) fn bare_key<T: NativePart>(value: &T) -> Result<AttributeValue, CodecError> {
    let key = T::to_key(value.as_part()).map_err(<CodecError as serde::ser::Error>::custom)?;
    Ok(item::from_key_value(&key))
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
    serialize: impl FnOnce(ValueSerializer<'_>) -> Result<Encoded, CodecError>,
) -> Result<AttributeValue, CodecError> {
    field_with(serialize).map(or_null)
}

fn or_null(stored: Option<AttributeValue>) -> AttributeValue {
    stored.unwrap_or(AttributeValue::Null(true))
}
