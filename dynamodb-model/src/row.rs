//! What a read yields: an entity, a projection of it, or its typed key.

mod borrowed;
mod column;
mod keys;
mod kin;
mod reserved;
mod source;
pub(crate) mod unknown;

use crate::entity::Entity;
use crate::error::{Error, Result};
use crate::item::{Fields, Item};
use crate::key::Parts;
use crate::schema::{AccessPath, EntitySchema, TableSchema};
use crate::table::Table;
use crate::write::Claim;

pub(crate) use borrowed::lend_all;
pub use borrowed::{BorrowedRow, LentFrom, lent};
pub use column::Columns;
pub(crate) use keys::{Primary, changed_keys, render};
pub(crate) use kin::{Kin, alone, belongs};
pub use source::{ReadBack, RowItem, RowKeys};

/// What reading through `I` (an index, or the table as [`Base`](crate::Base)) can yield: the entity itself where the index carries
/// all of it, a projection whose attributes it carries, or the typed key of a row.
///
/// Implemented by the derives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from items",
    label = "neither an entity nor a projection of one",
    note = "add `#[derive(Projection)]` and `#[projection(of = ..)]` to `{Self}`, or `#[derive(Entity)]` if it is one itself"
)]
pub trait Row<I>: Sized + Send + 'static {
    /// The entity that the rows belong to.
    type Entity: Entity;

    /// The attributes that must be asked for.
    #[doc(hidden)]
    fn columns() -> Columns;

    /// The value of one row.
    #[doc(hidden)]
    fn decode(row: RowItem) -> Result<Self>;
}

/// The entity of a projection is the one that is queried.
#[diagnostic::on_unimplemented(
    message = "this is a projection of `{Self}`, and the query is of `{E}`",
    label = "declared with `of = {Self}`",
    note = "declare one with `#[projection(of = {E})]`"
)]
pub trait Is<E> {}

impl<E> Is<E> for E {}

/// Decodes the rows of one page; the only loop that is compiled for each kind of row.
pub(crate) fn decode_into<I, R: Row<I>>(
    items: Vec<Item>,
    path: AccessPath,
    rows: &mut Vec<R>,
) -> Result<()> {
    rows.reserve(items.len());
    for item in items {
        rows.push(decode_one::<I, R>(item, path)?);
    }
    Ok(())
}

pub(crate) fn decode_one<I, R: Row<I>>(item: Item, path: AccessPath) -> Result<R> {
    R::decode(RowItem::new(item, path))
}

/// The whole item of an entity that a write handed back.
pub(crate) fn decode_entity<E: Entity>(item: Item) -> Result<E> {
    let path = AccessPath {
        table: E::Table::SCHEMA,
        entity: E::SCHEMA,
        entry: None,
    };
    E::decode_row(RowItem::new(item, path))
}

/// The whole item that a write stores: fields, version, keys, index keys and type tag; and its unique values.
pub(crate) fn encode<E: Entity>(entity: &E, version: u64) -> Result<Whole> {
    let fields = entity.encode_fields();
    complete(
        E::Table::SCHEMA,
        E::SCHEMA,
        fields,
        &entity.parts(),
        version,
    )
}

/// An item as a write stores it.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) key: Primary,
    pub(crate) item: Item,
    /// What it has of each unique field.
    pub(crate) unique: Vec<Claim>,
}

/// What the library stores beside the fields.
fn complete(
    table: &'static TableSchema,
    entity: &'static EntitySchema,
    fields: Result<Fields>,
    parts: &Parts,
    version: u64,
) -> Result<Whole> {
    let completed = fields.map(Fields::into_item).and_then(|mut item| {
        reserved::remove(&mut item, table, entity);
        if let Some(attribute) = entity.version_attribute() {
            item.set_number(attribute, version);
        }
        let key = keys::set_keys(&mut item, table, entity, parts)?;
        item.set_text(table.type_tag_attribute(), entity.name());
        let unique = entity.unique_fields().iter();
        let unique = unique.map(|field| field.value(table, parts).map(Claim::Become));
        Ok(Whole {
            key,
            unique: unique.collect::<Result<_>>()?,
            item,
        })
    });
    completed.map_err(|error: Error| error.entity(entity.name()))
}
