//! What an attribute can be compared with.

use std::borrow::Cow;

use crate::expression::attr::Attr;
use crate::expression::carried::{FreeIn, SeenIn};
use crate::expression::codec::{CodecError, ValueCodec};
use crate::expression::place::Place;
use crate::expression::term::Term;
use crate::expression::within::Located;

/// Something that an attribute of type `V` can be compared with: a value of that type, or a
/// reference to one; for `Option<T>`, also a `T`; for `String`, also a `&str`; another attribute of
/// these types.
///
/// ```
#[doc = include_str!("metric.in")]
/// assert_eq!(sent(|m| m.value.gt(m.limit)), "value > limit");
/// ```
///
/// An absent attribute equals none, not even another absent one.
///
/// A type of your own can take other forms of its values:
///
/// ```
/// use dynamodb_model::expression::{CodecError, NoAttribute, Operand, Term, ValueCodec};
///
/// struct Email(String);
///
/// impl Operand<Email> for &str {
///     type Attribute = NoAttribute;
///
///     fn term<K: ValueCodec<Email>>(self) -> Result<Term, CodecError> {
///         Term::encode::<Email, K>(&Email(self.to_owned()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "an attribute of type `{V}` cannot be compared with `{Self}`",
    label = "not a `{V}`",
    note = "give a value of the attribute's own type, or a reference to one; a float is written \
            `90.0`"
)]
pub trait Operand<V> {
    /// The attribute of the item that it names: [`NoAttribute`] for a value.
    type Attribute;

    /// The side of the comparison that it stands for, with its value as `K` stores it.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    fn term<K: ValueCodec<V>>(self) -> Result<Term, CodecError>;
}

/// What a value names of the item: nothing, so that it can stand in every context.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct NoAttribute;

impl<C> SeenIn<C> for NoAttribute {}
impl<C> FreeIn<C> for NoAttribute {}

// None of these overlap, since no type contains itself: a `T` is neither `&T` nor `Option<T>`.

#[diagnostic::do_not_recommend]
impl<T> Operand<T> for T {
    type Attribute = NoAttribute;

    fn term<K: ValueCodec<T>>(self) -> Result<Term, CodecError> {
        Term::encode::<T, K>(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Operand<T> for &T {
    type Attribute = NoAttribute;

    fn term<K: ValueCodec<T>>(self) -> Result<Term, CodecError> {
        Term::encode::<T, K>(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Operand<Option<T>> for T {
    type Attribute = NoAttribute;

    fn term<K: ValueCodec<Option<T>>>(self) -> Result<Term, CodecError> {
        Term::encode::<Option<T>, K>(&Some(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Operand<Option<T>> for &T {
    type Attribute = NoAttribute;

    fn term<K: ValueCodec<Option<T>>>(self) -> Result<Term, CodecError> {
        Term::encode::<Option<T>, K>(&Some(self.clone()))
    }
}

macro_rules! text {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Operand<$type> for &str {
            type Attribute = NoAttribute;

            fn term<K: ValueCodec<$type>>(self) -> Result<Term, CodecError> {
                Term::encode::<$type, K>(&self.to_owned().into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl Operand<Option<$type>> for &str {
            type Attribute = NoAttribute;

            fn term<K: ValueCodec<Option<$type>>>(self) -> Result<Term, CodecError> {
                Term::encode::<Option<$type>, K>(&Some(self.to_owned().into()))
            }
        }
    )*};
}

text! { String Box<str> Cow<'static, str> }

#[diagnostic::do_not_recommend]
impl<A, V, C, P> Operand<V> for Attr<A, V, C, P>
where
    A: Located<Codec: ValueCodec<V>>,
    P: Place,
{
    type Attribute = A::Root;

    fn term<K: ValueCodec<V>>(self) -> Result<Term, CodecError> {
        Term::attribute(self.path(), <A::Codec as ValueCodec<V>>::FORM, K::FORM)
    }
}

#[diagnostic::do_not_recommend]
impl<A, V, C, P> Operand<Option<V>> for Attr<A, V, C, P>
where
    A: Located<Codec: ValueCodec<V>>,
    P: Place,
{
    type Attribute = A::Root;

    fn term<K: ValueCodec<Option<V>>>(self) -> Result<Term, CodecError> {
        Term::attribute(self.path(), <A::Codec as ValueCodec<V>>::FORM, K::FORM)
    }
}

#[diagnostic::do_not_recommend]
impl<A, V, C, P> Operand<V> for Attr<A, Option<V>, C, P>
where
    A: Located<Codec: ValueCodec<Option<V>>>,
    P: Place,
{
    type Attribute = A::Root;

    fn term<K: ValueCodec<V>>(self) -> Result<Term, CodecError> {
        let form = <A::Codec as ValueCodec<Option<V>>>::FORM;
        Term::attribute(self.path(), form, K::FORM)
    }
}
