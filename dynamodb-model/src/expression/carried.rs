//! Which attributes an expression may name: those that its context carries, keys aside.

use crate::coverage::{Field, Projects};

/// A field that is no key attribute by itself, so that a filter may name it wherever it is carried.
///
/// Implemented by the entity derive. For the marker of a field that *is* a key attribute somewhere
/// it implements [`SeenIn`] and [`FreeIn`] instead, each by the contexts that it knows.
pub trait FilterField: Field {}

/// An attribute that `C` carries, so that a filter there sees it.
///
/// The methods of [`Attr`](crate::expression::Attr) ask for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used in a filter on `{C}`",
    label = "not carried by `{C}`",
    note = "add it to the index's `project = include(..)`"
)]
pub trait Filterable<C> {}

// Behind `do_not_recommend` the message speaks of the attribute, and stands under it. It is here and not in expansions,
// because a crate without preludes has no tool attributes.
#[diagnostic::do_not_recommend]
impl<A: SeenIn<C>, C> Filterable<C> for A {}

/// A context whose items have the field, keys or not.
pub trait SeenIn<C> {}

impl<A: FilterField, C: Projects<A::Name>> SeenIn<C> for A {}

/// An attribute that is no key of `C`: DynamoDB refuses a filter that names one.
///
/// The methods of [`Attr`](crate::expression::Attr) ask for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a key of `{C}`, so a filter cannot name it",
    label = "a key of `{C}`",
    note = "give it as part of the query: its method takes a value or a range",
    note = "`Base` stands for the table itself"
)]
pub trait NotKeyOf<C> {}

#[diagnostic::do_not_recommend]
impl<A: FreeIn<C>, C> NotKeyOf<C> for A {}

/// A context in which the field is no key attribute.
pub trait FreeIn<C> {}

impl<A: FilterField, C> FreeIn<C> for A {}
