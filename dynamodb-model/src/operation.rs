//! The operations of one request: what users build and send.

mod check;
mod create_table;
mod delete;
mod get;
mod put;
mod update;

use crate::entity::Entity;
use crate::error::Result;
use crate::item::Item;
use crate::key::Parts;
use crate::row;
use crate::schema::AccessPath;
use crate::table::Table as _;
use crate::write::{Claim, UniqueChange};

pub use check::Check;
pub use create_table::CreateTable;
pub use delete::{AnyVersion, Delete, KnownVersion, Unversioned, VersionSettled, Versioned};
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

/// What a write of a transaction or a batch hands back: nothing.
#[diagnostic::on_unimplemented(
    message = "a transaction or a batch hands no item back",
    label = "asked to hand one back",
    note = "leave `.returning_…()` out, and read the item before or after"
)]
pub trait HandsNothingBack {}

impl HandsNothingBack for Silent {}

/// An entity whose writes can hand the old item back: one without unique fields.
#[diagnostic::on_unimplemented(
    message = "a write of `{Self}` cannot hand the old item back",
    label = "`{Self}` has unique fields",
    note = "it is written in a transaction with its unique values, and a transaction hands nothing back: read the item before"
)]
pub trait WrittenAlone {}

#[diagnostic::do_not_recommend]
impl<E: Entity<Unique = ()>> WrittenAlone for E {}

/// The entity's own table, as the path of its single items.
pub(crate) fn base<E: Entity>() -> AccessPath {
    AccessPath {
        table: E::Table::SCHEMA,
        entity: E::SCHEMA,
        entry: None,
    }
}

/// What becomes of the entity's unique values, if it has any.
fn unique<E: Entity>(claims: Vec<Claim>) -> Option<UniqueChange> {
    (!claims.is_empty()).then(|| UniqueChange {
        claims,
        takes_unchanged: false,
        not_theirs: Vec::new(),
        parts_of: parts_of::<E>,
    })
}

fn parts_of<E: Entity>(item: Item) -> Result<Parts> {
    row::decode_entity::<E>(item).map(|entity| entity.parts())
}
