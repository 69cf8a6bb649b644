//! What the derives know, as plain static data.
//!
//! The runtime walks these tables instead of running generated code: a schema costs nothing to compile and
//! can be read by tools (documentation, drift checks, planners) as well as by the executor.

mod entity;
mod index;
mod path;
mod stamp;
mod table;
mod unique;
pub(crate) mod verify;

pub use entity::{EntitySchema, FieldSchema, IndexEntry, KeyField};
pub use index::{IndexKind, IndexSchema, ProjectionSchema};
pub(crate) use path::AccessPath;
pub use stamp::Stamp;
pub use table::{KeyAttribute, TableSchema};
pub use unique::UniqueField;
pub(crate) use unique::{UNIQUE_BEGINNING, UNIQUE_OWNER, UNIQUE_TAG};
