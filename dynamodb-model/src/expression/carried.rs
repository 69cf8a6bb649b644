//! Which attributes an expression may name: those that its context carries, keys aside.

/// An attribute that a filter on `C` may name: `C` carries it, and it is no key of `C`.
///
/// Implemented by the entity derive, for each field by what the index projects; the methods of
/// [`Attr`](crate::expression::Attr) ask for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used in a filter on `{C}`",
    label = "not carried by `{C}`, or one of its keys",
    note = "an attribute that `{C}` does not carry can be added to its `project = include(..)`",
    note = "a key of `{C}` is given as part of the query: its method takes a value or a range"
)]
pub trait Filterable<C> {}

/// An attribute that is no key of `C`: DynamoDB refuses a filter that names one.
///
/// Implemented by the entity derive for the fields that are a key attribute by themselves.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a key of `{C}`, so a filter cannot name it",
    label = "a key of `{C}`",
    note = "give it as part of the query: its method takes a value or a range"
)]
pub trait NotKeyOf<C> {}
