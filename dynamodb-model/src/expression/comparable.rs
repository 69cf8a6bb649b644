//! Which types `lt`, `le`, `gt`, `ge` and `between` can compare.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::num;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use crate::expression::codec::{
    BareKey, CodecError, ElementValue, FieldCodec, Form, SerdeValue, ValueCodec, bare_key,
};
use crate::key::{IndexPart, NativePart, Ordered};
use crate::ttl::Ttl;

/// A type whose values DynamoDB stores in a form that it can put in order: numbers and text.
///
/// An `Option` of one can be compared too; what it is compared with is never `None`. A newtype
/// joins by saying so:
///
/// ```
/// use dynamodb_model::expression::Comparable;
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct Cents(u64);
///
/// impl Comparable for Cents {
///     type Value = Self;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no order that DynamoDB can compare",
    label = "`{Self}` is not stored as a number or as ordered text",
    note = "a time is stored by serde as text of varying length: store it as a number with \
            `#[serde(with = \"..\")]`, or put it in a key and query a range of it",
    note = "a newtype of a number or of text can be compared once it has `#[derive(KeyPart)]`"
)]
pub trait Comparable {
    /// What it is compared with: the type itself, and for an `Option` the type inside.
    type Value: Serialize;
}

macro_rules! comparable {
    ($($type:ty)*) => {$(
        impl Comparable for $type {
            type Value = Self;
        }
    )*};
}

comparable! {
    i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64
    num::NonZeroI8 num::NonZeroI16 num::NonZeroI32 num::NonZeroI64 num::NonZeroI128
    num::NonZeroU8 num::NonZeroU16 num::NonZeroU32 num::NonZeroU64 num::NonZeroU128
    num::NonZeroIsize num::NonZeroUsize
    char String Box<str> Cow<'static, str>
    Ttl
}

#[cfg(feature = "uuid")]
comparable! { uuid::Uuid }

#[cfg(feature = "ulid")]
comparable! { ulid::Ulid }

#[diagnostic::do_not_recommend]
impl<T: Comparable> Comparable for Option<T> {
    type Value = T::Value;
}

/// A codec whose stored form of `V` has an order.
///
/// That is [`SerdeValue`] and [`ElementValue`] where the type is [`Comparable`], [`BareKey`] where the key has an order, and every
/// [`FieldCodec`], whose values are asked when they are encoded.
#[diagnostic::on_unimplemented(
    message = "`{V}` has no order that DynamoDB can compare",
    label = "`{V}` is not stored as a number or as ordered text",
    note = "a time is stored by serde as text of varying length: store it as a number with \
            `#[serde(with = \"..\")]`, or put it in a key and query a range of it",
    note = "a newtype of a number or of text can be compared once it has `#[derive(KeyPart)]`"
)]
pub trait OrderedCodec<V> {
    /// What an attribute of type `V` is compared with.
    type Bound;

    /// Whether text that it stores is in order.
    const ORDERED_TEXT: bool;

    #[doc(hidden)]
    const FORM: Form = Form::Own;

    /// The stored form of `bound`.
    ///
    /// # Errors
    ///
    /// If it has no stored form.
    fn encode_bound(bound: &Self::Bound) -> Result<AttributeValue, CodecError>;
}

#[diagnostic::do_not_recommend]
impl<V: Comparable> OrderedCodec<V> for SerdeValue {
    type Bound = V::Value;
    const ORDERED_TEXT: bool = true;
    const FORM: Form = Form::Field;

    fn encode_bound(bound: &Self::Bound) -> Result<AttributeValue, CodecError> {
        // `Some(x)` is stored as `x`, so the bound of an optional field needs no wrapping.
        Self::encode(bound)
    }
}

#[diagnostic::do_not_recommend]
impl<V: Comparable> OrderedCodec<V> for ElementValue {
    type Bound = V::Value;
    const ORDERED_TEXT: bool = true;
    const FORM: Form = Form::Element;

    fn encode_bound(bound: &Self::Bound) -> Result<AttributeValue, CodecError> {
        Self::encode(bound)
    }
}

#[diagnostic::do_not_recommend]
impl<V: IndexPart<Part: NativePart + Ordered>> OrderedCodec<V> for BareKey {
    type Bound = V::Part;
    const ORDERED_TEXT: bool = true;
    const FORM: Form = <Self as ValueCodec<V>>::FORM;

    fn encode_bound(bound: &V::Part) -> Result<AttributeValue, CodecError> {
        bare_key(bound)
    }
}

#[diagnostic::do_not_recommend]
impl<V, C: FieldCodec + ValueCodec<V>> OrderedCodec<V> for C {
    type Bound = V;
    // Text of a value that is not text: an RFC 3339 time, for one, drops its zeros.
    const ORDERED_TEXT: bool = false;

    fn encode_bound(bound: &V) -> Result<AttributeValue, CodecError> {
        Self::encode(bound)
    }
}

/// The codec of the bounds of `V`, as `C` stores them.
pub(crate) struct Bounds<C, V>(PhantomData<(C, V)>);

impl<V, C: OrderedCodec<V>> ValueCodec<C::Bound> for Bounds<C, V> {
    const FORM: Form = C::FORM;

    fn encode(bound: &C::Bound) -> Result<AttributeValue, CodecError> {
        C::encode_bound(bound)
    }
}
