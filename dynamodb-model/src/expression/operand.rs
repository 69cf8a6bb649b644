//! What an attribute can be compared with.

use std::borrow::Cow;

use crate::expression::codec::{CodecError, ValueCodec};
use crate::expression::term::Term;

/// Something that an attribute of type `V` can be compared with: a value of that type, or a
/// reference to one; for `Option<T>`, also a `T`; for `String`, also a `&str`.
///
/// A type of your own can take other forms of its values:
///
/// ```
/// use dynamodb_model::expression::{CodecError, Operand, Term, ValueCodec};
///
/// struct Email(String);
///
/// impl Operand<Email> for &str {
///     fn term<C: ValueCodec<Email>>(self) -> Result<Term, CodecError> {
///         Term::encode::<Email, C>(&Email(self.to_owned()))
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
    /// The side of the comparison that it stands for, with its value as `C` stores it.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    fn term<C: ValueCodec<V>>(self) -> Result<Term, CodecError>;
}

// None of these overlap, since no type contains itself: a `T` is neither `&T` nor `Option<T>`.

#[diagnostic::do_not_recommend]
impl<T> Operand<T> for T {
    fn term<C: ValueCodec<T>>(self) -> Result<Term, CodecError> {
        Term::encode::<T, C>(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Operand<T> for &T {
    fn term<C: ValueCodec<T>>(self) -> Result<Term, CodecError> {
        Term::encode::<T, C>(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Operand<Option<T>> for T {
    fn term<C: ValueCodec<Option<T>>>(self) -> Result<Term, CodecError> {
        Term::encode::<Option<T>, C>(&Some(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Operand<Option<T>> for &T {
    fn term<C: ValueCodec<Option<T>>>(self) -> Result<Term, CodecError> {
        Term::encode::<Option<T>, C>(&Some(self.clone()))
    }
}

macro_rules! text {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Operand<$type> for &str {
            fn term<C: ValueCodec<$type>>(self) -> Result<Term, CodecError> {
                Term::encode::<$type, C>(&self.to_owned().into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl Operand<Option<$type>> for &str {
            fn term<C: ValueCodec<Option<$type>>>(self) -> Result<Term, CodecError> {
                Term::encode::<Option<$type>, C>(&Some(self.to_owned().into()))
            }
        }
    )*};
}

text! { String Box<str> Cow<'static, str> }
