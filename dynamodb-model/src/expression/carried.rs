//! Which attributes an expression may name: the read's own table, an index, a stored item.

/// The context of a read of the table itself, which carries every attribute.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Base;

/// The context of a condition on a write, which sees the stored item whole.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Stored;

/// An index (or [`Base`], or [`Stored`]) carries the attribute that `N` names.
///
/// The index derive implements it for each attribute of `project = include(..)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not carry this attribute",
    label = "not carried by `{Self}`",
    note = "add it to the index's `project = include(..)`"
)]
pub trait Projects<N> {}

impl<N> Projects<N> for Base {}
impl<N> Projects<N> for Stored {}

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
