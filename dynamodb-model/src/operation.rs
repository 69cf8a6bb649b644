//! The operations of one request: what users build and send.

mod create_table;
mod delete;
mod get;
mod put;
mod update;

use crate::entity::Entity;
use crate::schema::AccessPath;
use crate::table::Table as _;

pub use create_table::CreateTable;
pub use delete::{AnyVersion, Delete, KnownVersion, VersionSettled, Versioned};
pub use get::Get;
pub use put::Put;
pub use update::{Existing, Making, ReturningNew, ReturningUpdated, Update, Upserting};

/// The state of a write that hands nothing back but its version.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Silent;

/// The state of a write that hands the old item back.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ReturningOld;

/// The entity's own table, as the path of its single items.
fn base<E: Entity>() -> AccessPath {
    AccessPath {
        table: E::Table::SCHEMA,
        entity: E::SCHEMA,
        entry: None,
    }
}
