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
//! that says what to do: expressions over 4 KB or 300 operators, lists over 100 values, values
//! nested deeper than 31 levels, substitutions over 2 MB.

mod attr;
mod attribute;
mod carried;
mod clause;
mod codec;
mod comparable;
mod condition;
mod error;
mod key_condition;
mod limits;
mod measurable;
mod operand;
mod path;
mod placeholders;
mod projection;
mod searchable;
mod size;
mod subject;
mod term;

pub use self::attr::Attr;
pub use self::attribute::Attribute;
pub use self::carried::{FilterField, Filterable, FreeIn, NotKeyOf, SeenIn};
pub use self::clause::Clause;
#[doc(hidden)]
pub use self::codec::stored_with;
pub use self::codec::{BareKey, CodecError, FieldCodec, SerdeValue, ValueCodec};
pub use self::comparable::{Comparable, OrderedCodec};
pub use self::condition::Condition;
pub use self::error::ExpressionError;
pub use self::key_condition::key_condition;
pub use self::measurable::Measurable;
pub use self::operand::Operand;
pub use self::path::Path;
pub use self::placeholders::{Placeholders, Substitutions};
pub use self::projection::projection;
pub use self::searchable::{Searchable, Textual};
pub use self::size::Size;
pub use self::term::Term;
