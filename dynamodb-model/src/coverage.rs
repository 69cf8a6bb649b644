//! Which attributes a table or an index carries, as facts of types.
//!
//! The index is declared in one place and the fields in another, so the facts meet in a type per attribute name:
//! [`Name`], with the same hash computed by both derives.

use crate::expression::Attribute;
use crate::table::{Base, Stored};

/// A source whose items have the attribute named `N`: the table always, an index if it projects it.
pub trait Projects<N> {}

impl<N> Projects<N> for Base {}
impl<N> Projects<N> for Stored {}

/// A source that carries whole items, attributes without a declared name among them.
pub trait ProjectsAll {}

impl ProjectsAll for Base {}
impl ProjectsAll for Stored {}

/// An entity (by its marker) whose attribute named `N` can be read through `I`: projected, or decoded from a key.
pub trait Carries<N, I> {}

/// A field that belongs to an entity and is stored under a name.
pub trait Field: Attribute {
    /// The marker of the entity.
    type Entity;
    /// The attribute's [`Name`](crate::name::Name).
    type Name;
    /// Whether an update may set it by itself: [`Alone`], [`WithKeys`] or [`Never`].
    type Set;
}

/// A field that an update sets by itself.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Alone;

/// A field that an update sets together with the index keys or the unique value that are made of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct WithKeys;

/// A field that no update sets: a part of the primary key, a version, or the time of a write.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Never;

/// An attribute that an update may set somehow.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not set by updates",
    label = "key part, version or time of a write",
    note = "an item with another primary key is another item: write that one, and delete this one",
    note = "a version counts on by itself with every write, and times are set with it"
)]
pub trait Changeable {}

#[diagnostic::do_not_recommend]
impl<A: Field<Set: Changing>> Changeable for A {}

/// Told apart from [`Changeable`], so that an attribute fails one of the two.
pub trait Changing {}

impl Changing for Alone {}
impl Changing for WithKeys {}

/// An attribute that no index key and no unique value is made of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be set by itself",
    label = "unique, or an index key is made of it",
    note = "set it together with that key or value: `m.set_{Self}(..)`, or `m.set_…_and_…(..)` where a key is made of several fields"
)]
pub trait Settable {}

#[diagnostic::do_not_recommend]
impl<A: Field<Set: Keyless>> Settable for A {}

/// Told apart from [`Settable`], as [`Changing`] is.
pub trait Keyless {}

impl Keyless for Alone {}
impl Keyless for Never {}

/// An attribute that can be read through `I`.
#[diagnostic::on_unimplemented(
    message = "index `{I}` does not carry attribute `{Self}`",
    label = "not projected into `{I}`",
    note = "add it to the index's `project = include(..)`, or read what the index carries with `.keys()`"
)]
pub trait CarriedBy<I> {}

#[diagnostic::do_not_recommend]
impl<A: Field, I> CarriedBy<I> for A where A::Entity: Carries<A::Name, I> {}

/// A row made from fields: the entity itself, or a projection of it.
pub trait Fields {
    /// The markers of the fields that are read, in nested tuples.
    type Fields;
}

/// A source through which all fields of the row `R` can be read.
#[diagnostic::on_unimplemented(
    message = "index `{Self}` does not carry every field of `{R}`",
    label = "some field of `{R}` is not in `{Self}`",
    note = "read what the index carries: `.keys()` for typed keys, `.project::<P>()` for some of its attributes",
    note = "or whole items, each read from the table: `.hydrate()`",
    note = "or have it carry more: `project = include(..)` with the missing fields, or `project = all`"
)]
pub trait CarriesWhole<R> {}

#[diagnostic::do_not_recommend]
impl<R: Fields<Fields: AllCarriedBy<I>>, I> CarriesWhole<R> for I {}

/// Attributes that can all be read through `I`: a marker, or a tuple of up to eight of these.
pub trait AllCarriedBy<I> {}

impl<A: Field + CarriedBy<I>, I> AllCarriedBy<I> for A {}

macro_rules! all_carried {
    ($($($name:ident)*;)*) => {$(
        impl<I, $($name: AllCarriedBy<I>),*> AllCarriedBy<I> for ($($name,)*) {}
    )*};
}

all_carried! {
    ;
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
