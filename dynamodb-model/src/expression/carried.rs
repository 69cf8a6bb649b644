//! Which attributes an expression may name: those that its context carries, keys aside.

use crate::coverage::{Field, Projects};

/// A field that is no key attribute by itself, so that a filter may name it wherever it is carried.
///
/// Implemented by the entity derive. For the marker of a field that *is* a key attribute somewhere
/// it implements [`Filterable`] and [`NotKeyOf`] instead, each by the contexts that it knows.
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

// Behind `do_not_recommend` the message speaks of the attribute, and stands under it.
#[diagnostic::do_not_recommend]
impl<A: FilterField, C: Projects<A::Name>> Filterable<C> for A {}

/// An attribute that is no key of `C`: DynamoDB refuses a filter that names one.
///
/// The methods of [`Attr`](crate::expression::Attr) ask for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a key of `{C}`, so a filter cannot name it",
    label = "a key of `{C}`",
    note = "give it as part of the query: its method takes a value or a range"
)]
pub trait NotKeyOf<C> {}

#[diagnostic::do_not_recommend]
impl<A: FilterField, C> NotKeyOf<C> for A {}

/// A context in which a field that is a key attribute somewhere is none.
///
/// For such a field's marker, `impl<C> NotKeyOf<C> for M where M: FreeIn<C>` (behind
/// `do_not_recommend`) makes the message of [`NotKeyOf`] stand under the attribute, where one
/// implementation of `NotKeyOf` for each context would leave it under the method.
pub trait FreeIn<C> {}
