//! What callers give for a part: a value, a range, or a beginning.

use std::ops::{
    Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive,
};

use std::borrow::Cow;

use super::part::Part;
use super::spec::{PartSpec, PrefixForm, RangeForm};
use super::state::QueryState;

/// A value for a part of type `T`: `T`, `&T`, and `&str` for strings.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value for a key part of type `{T}`",
    label = "expected `{T}` or a reference to one"
)]
pub trait PartValue<T> {
    /// The value as it is encoded.
    fn part(&self) -> &T::Ref
    where
        T: Part;
}

// No bound on `T`: that a type is no part is told where it is declared as one, not at each value of it as well.
#[diagnostic::do_not_recommend]
impl<T> PartValue<T> for T {
    fn part(&self) -> &T::Ref
    where
        T: Part,
    {
        self.as_part()
    }
}

#[diagnostic::do_not_recommend]
impl<T> PartValue<T> for &T {
    fn part(&self) -> &T::Ref
    where
        T: Part,
    {
        self.as_part()
    }
}

/// A condition on a part of type `T`, which stands in its key as `S` says: equality leads to the next stage `N`, a range or
/// [`starts_with`] to the finished query `D`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no condition on a key part of type `{T}`",
    label = "expected a `{T}`, a range of it, or `starts_with`",
    note = "give a value, a range (`a..b`, `a..=b`, `a..`, `..b`, `..=b`), or `starts_with(..)` for text"
)]
pub trait PartCondition<T, S, N, D> {
    /// The stage that follows.
    type Out;

    /// Adds the condition on part number `part`.
    fn apply(self, state: QueryState, part: usize) -> Self::Out;
}

/// A stage of a query under construction.
pub trait Stage {
    /// The stage with what is known so far.
    fn from_state(state: QueryState) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T, S, N, D> PartCondition<T, S, N, D> for T
where
    T: Part,
    S: PartSpec<T>,
    N: Stage,
{
    type Out = N;

    fn apply(self, state: QueryState, part: usize) -> N {
        N::from_state(state.equal::<T, S>(part, &self))
    }
}

#[diagnostic::do_not_recommend]
impl<T, S, N, D> PartCondition<T, S, N, D> for &T
where
    T: Part,
    S: PartSpec<T>,
    N: Stage,
{
    type Out = N;

    fn apply(self, state: QueryState, part: usize) -> N {
        N::from_state(state.equal::<T, S>(part, &self))
    }
}

/// `&str` for owned strings.
macro_rules! text_value {
    ($($name:ty),+) => {$(
        #[diagnostic::do_not_recommend]
        impl PartValue<$name> for &str {
            fn part(&self) -> &str {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<S: PartSpec<$name>, N: Stage, D> PartCondition<$name, S, N, D> for &str {
            type Out = N;

            fn apply(self, state: QueryState, part: usize) -> N {
                N::from_state(state.equal::<$name, S>(part, &self))
            }
        }
    )+};
}

text_value!(String, Box<str>, Cow<'static, str>);

/// Rust's ranges over anything that is a value of the part.
macro_rules! range_condition {
    ($($range:ty),+) => {$(
        impl<T, S, N, D, V> PartCondition<T, S, N, D> for $range
        where
            T: Part,
            S: RangeForm<T>,
            D: Stage,
            V: PartValue<T>,
        {
            type Out = D;

            fn apply(self, state: QueryState, part: usize) -> D {
                D::from_state(state.range::<T, S, V>(part, self.start_bound(), self.end_bound()))
            }
        }
    )+};
}

range_condition!(
    Range<V>,
    RangeInclusive<V>,
    RangeFrom<V>,
    RangeTo<V>,
    RangeToInclusive<V>,
    (Bound<V>, Bound<V>)
);

impl<T, S, N, D> PartCondition<T, S, N, D> for RangeFull
where
    T: Part,
    S: RangeForm<T>,
    D: Stage,
{
    type Out = D;

    fn apply(self, state: QueryState, part: usize) -> D {
        D::from_state(state.range::<T, S, T>(part, Bound::Unbounded, Bound::Unbounded))
    }
}

/// The condition that text begins with `prefix`; made by [`starts_with`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartsWith<V> {
    prefix: V,
}

/// The condition that a text part begins with `prefix`. It ends the key, as a range does.
///
/// ```
/// use dynamodb_model::starts_with;
///
/// let prefix = starts_with("eu-");
/// # assert_eq!(prefix, starts_with("eu-"));
/// ```
#[must_use]
pub const fn starts_with<V: AsRef<str>>(prefix: V) -> StartsWith<V> {
    StartsWith { prefix }
}

impl<T, S, N, D, V> PartCondition<T, S, N, D> for StartsWith<V>
where
    T: Part,
    S: PrefixForm<T>,
    D: Stage,
    V: AsRef<str>,
{
    type Out = D;

    fn apply(self, state: QueryState, part: usize) -> D {
        D::from_state(state.prefix::<T, S>(part, self.prefix.as_ref()))
    }
}
