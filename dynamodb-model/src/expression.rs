//! Typed filters and conditions, and the text that they become.
//!
//! A field of an entity is an [`Attr`]: its methods compare it with values and give
//! [`Condition`]s, which `&`, `|` and `!` join. A condition is rendered, together with the
//! request's key condition and projection, over one table of [`Placeholders`], so that names
//! and values never stand in the text and equal ones are sent once.
//!
//! ```text
//! fields            ──► Attr ──► Condition ──┐
//! keys              ──► key_condition ───────┼──► Placeholders ──► text, names, values
//! attribute names   ──► projection ──────────┘
//! ```
//!
//! What DynamoDB would refuse is refused before anything is sent, with an [`ExpressionError`]
//! that says what to do: expressions over 4 KB or 300 operators, lists over 100 values, paths over
//! 32 levels, values nested deeper than 31, substitutions over 2 MB.

mod attr;
mod attribute;
mod carried;
mod change;
mod clause;
mod codec;
mod comparable;
mod condition;
mod container;
mod document;
mod error;
mod key_condition;
mod limits;
mod measurable;
mod operand;
mod path;
mod place;
mod placeholders;
mod projection;
mod searchable;
mod size;
mod stored_type;
mod subject;
mod term;
mod within;

pub use self::attr::Attr;
pub use self::attribute::Attribute;
pub use self::carried::{FilterField, Filterable, FreeIn, NotKeyOf, SeenIn};
pub(crate) use self::change::{Action, KeyChange, NewValue, Step, update};
pub use self::change::{Change, Growable, Members, Number, Removable, Removed};
pub use self::clause::Clause;
pub use self::codec::{
    BareKey, CodecError, ElementValue, FieldCodec, PlainCodec, SerdeValue, ValueCodec,
};
#[doc(hidden)]
pub use self::codec::{Form, stored_with};
pub use self::comparable::{Comparable, OrderedCodec};
pub use self::condition::Condition;
pub use self::container::{Keyed, Listed};
pub use self::document::Document;
pub use self::error::ExpressionError;
pub use self::key_condition::key_condition;
pub use self::measurable::Measurable;
pub use self::operand::{NoAttribute, Operand};
pub use self::path::Path;
pub use self::place::{Chosen, Declared, Place};
pub use self::placeholders::{Placeholders, Substitutions};
pub use self::projection::projection;
pub use self::searchable::{Searchable, Textual};
pub use self::size::Size;
pub use self::stored_type::StoredType;
pub use self::term::Term;
pub use self::within::{Element, Located, Within};
