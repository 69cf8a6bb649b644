//! Which types `starts_with` and `contains` can look into.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::codec::{CodecError, ValueCodec};

/// A type in which `contains` can look for a part: text for a substring, lists and sets for an
/// element.
///
/// The part takes the form in which the field stores it, by way of a value that holds nothing
/// else. A newtype of text:
///
/// ```
/// use dynamodb_model::expression::{Searchable, Text};
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct Email(String);
///
/// impl Searchable for Email {
///     type Part = String;
///     const TEXT: bool = true;
///
///     fn holding(part: &String) -> Self {
///         Self(part.clone())
///     }
/// }
/// impl Text for Email {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`contains` cannot look into `{Self}`",
    label = "`{Self}` is not text, a list or a set",
    note = "text contains text; a list or a set contains an element"
)]
pub trait Searchable {
    /// What can be looked for.
    type Part;

    /// Whether the type is stored as text, whose parts are substrings.
    const TEXT: bool = false;

    /// A value that holds `part` and nothing else.
    fn holding(part: &Self::Part) -> Self;
}

/// A type that is stored as text, so that `starts_with` means something.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text, so it has no `starts_with`",
    label = "`{Self}` is not stored as text",
    note = "compare numbers and times with `between`, `ge` and `lt`"
)]
pub trait Text: Searchable<Part = String> {}

macro_rules! text {
    ($($type:ty)*) => {$(
        impl Searchable for $type {
            type Part = String;
            const TEXT: bool = true;

            fn holding(part: &String) -> Self {
                part.clone().into()
            }
        }
        impl Text for $type {}
    )*};
}

text! { String Box<str> Cow<'static, str> }

#[diagnostic::do_not_recommend]
impl<T: Searchable> Searchable for Option<T> {
    type Part = T::Part;
    const TEXT: bool = T::TEXT;

    fn holding(part: &T::Part) -> Self {
        Some(T::holding(part))
    }
}
#[diagnostic::do_not_recommend]
impl<T: Text> Text for Option<T> {}

impl<T: Clone> Searchable for Vec<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        vec![part.clone()]
    }
}

impl<T: Clone> Searchable for VecDeque<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        Self::from([part.clone()])
    }
}

impl<T: Clone + Ord> Searchable for BTreeSet<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        Self::from([part.clone()])
    }
}

impl<T: Clone + Eq + Hash, S: BuildHasher + Default> Searchable for HashSet<T, S> {
    type Part = T;

    fn holding(part: &T) -> Self {
        std::iter::once(part.clone()).collect()
    }
}

/// The codec of the parts of `V`, as `C` stores them.
pub(crate) struct Parts<C, V>(PhantomData<(C, V)>);

impl<V: Searchable, C: ValueCodec<V>> ValueCodec<V::Part> for Parts<C, V> {
    fn encode(part: &V::Part) -> Result<AttributeValue, CodecError> {
        only_part(C::encode(&V::holding(part))?, V::TEXT)
    }
}

/// What a value that holds one part looks like without the value around it.
fn only_part(holder: AttributeValue, text: bool) -> Result<AttributeValue, CodecError> {
    let part = match holder {
        AttributeValue::S(_) if text => Some(holder),
        AttributeValue::L(mut members) => members.pop(),
        AttributeValue::Ss(mut members) => members.pop().map(AttributeValue::S),
        AttributeValue::Ns(mut members) => members.pop().map(AttributeValue::N),
        AttributeValue::Bs(mut members) => members.pop().map(AttributeValue::B),
        _ => None,
    };
    part.ok_or_else(|| {
        CodecError::new("it is not stored as text, a list or a set, so it has no parts to look for")
    })
}
