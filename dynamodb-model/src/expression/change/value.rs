//! Which types have which actions.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use crate::coverage::Field;
use crate::expression::within::{Element, Within};

/// A number that can be added to and subtracted from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number, so nothing can be added to it",
    label = "not a number",
    note = "`add` and `subtract` are for numbers; lists have `append` and `prepend`, sets `insert` and `discard`"
)]
pub trait Number {
    /// What is added: the type itself, and for an `Option` the type inside.
    type Amount;

    /// A value that holds the amount and nothing else.
    #[doc(hidden)]
    fn holding(amount: Self::Amount) -> Self;
}

macro_rules! numbers {
    ($($type:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Number for $type {
            type Amount = Self;

            fn holding(amount: Self) -> Self {
                amount
            }
        }
    )*};
}

numbers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }

#[diagnostic::do_not_recommend]
impl<T: Number> Number for Option<T> {
    type Amount = T::Amount;

    fn holding(amount: T::Amount) -> Self {
        Some(T::holding(amount))
    }
}

/// A list, which can be appended and prepended to.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list, so nothing can be appended to it",
    label = "not a list",
    note = "`append` and `prepend` are for lists; numbers have `add` and `subtract`, sets `insert` and `discard`"
)]
pub trait Growable {
    /// A member of the list.
    type Member;

    /// A list of these members.
    #[doc(hidden)]
    fn of(members: Vec<Self::Member>) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T> Growable for Vec<T> {
    type Member = T;

    fn of(members: Self) -> Self {
        members
    }
}

#[diagnostic::do_not_recommend]
impl<T> Growable for VecDeque<T> {
    type Member = T;

    fn of(members: Vec<T>) -> Self {
        members.into()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Growable> Growable for Option<T> {
    type Member = T::Member;

    fn of(members: Vec<T::Member>) -> Self {
        Some(T::of(members))
    }
}

/// A set, into which members can be inserted and from which they can be discarded.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set, so nothing can be inserted into it",
    label = "not a set",
    note = "`insert` and `discard` are for sets; lists have `append` and `prepend`, numbers `add` and `subtract`"
)]
pub trait Members {
    /// A member of the set.
    type Member;

    /// A set of these members.
    #[doc(hidden)]
    fn of(members: Vec<Self::Member>) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Ord> Members for BTreeSet<T> {
    type Member = T;

    fn of(members: Vec<T>) -> Self {
        members.into_iter().collect()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash, S: BuildHasher + Default> Members for HashSet<T, S> {
    type Member = T;

    fn of(members: Vec<T>) -> Self {
        members.into_iter().collect()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Members> Members for Option<T> {
    type Member = T::Member;

    fn of(members: Vec<T::Member>) -> Self {
        Some(T::of(members))
    }
}

/// A field that an item need not have.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` is required, so it cannot be removed",
    label = "an item without it could not be read back",
    note = "declare the field as `Option<{Self}>`, or set it to another value"
)]
pub trait Removable {}

#[diagnostic::do_not_recommend]
impl<T> Removable for Option<T> {}

/// A place from which a value of type `V` can be removed.
pub trait Removed<V> {}

impl<A: Field, V: Removable> Removed<V> for A {}
#[diagnostic::do_not_recommend]
impl<A, F, V: Removable> Removed<V> for Within<A, F> {}
#[diagnostic::do_not_recommend]
impl<A, V> Removed<V> for Element<A> {}
