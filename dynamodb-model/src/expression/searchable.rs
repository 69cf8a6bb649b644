//! Which types `starts_with` and `contains` can look into.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::codec::{CodecError, Form, ValueCodec};

/// A type in which `contains` can look for a part: text for a substring, lists and sets for an
/// element.
///
/// The part takes the form in which the field stores it, by way of a value that holds nothing
/// else. A newtype of text:
///
/// ```
/// use dynamodb_model::expression::{Searchable, Textual};
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
/// impl Textual for Email {}
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
pub trait Textual: Searchable<Part = String> {}

macro_rules! text {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Searchable for $type {
            type Part = String;
            const TEXT: bool = true;

            fn holding(part: &String) -> Self {
                part.clone().into()
            }
        }
        #[diagnostic::do_not_recommend]
        impl Textual for $type {}
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
impl<T: Textual> Textual for Option<T> {}

#[diagnostic::do_not_recommend]
impl<T: Clone> Searchable for Vec<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        vec![part.clone()]
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Searchable for VecDeque<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        Self::from([part.clone()])
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone + Ord> Searchable for BTreeSet<T> {
    type Part = T;

    fn holding(part: &T) -> Self {
        Self::from([part.clone()])
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone + Eq + Hash, S: BuildHasher + Default> Searchable for HashSet<T, S> {
    type Part = T;

    fn holding(part: &T) -> Self {
        std::iter::once(part.clone()).collect()
    }
}

/// The codec of the parts of `V`, each inside a value that holds nothing else, as `C` stores it.
pub(crate) struct Holders<C, V>(PhantomData<(C, V)>);

impl<V: Searchable, C: ValueCodec<V>> ValueCodec<V::Part> for Holders<C, V> {
    const FORM: Form = C::FORM;

    fn encode(part: &V::Part) -> Result<AttributeValue, CodecError> {
        C::encode(&V::holding(part))
    }
}
