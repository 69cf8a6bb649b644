//! The key attributes of an item that is written.

use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::key::{KeyRole, KeyTemplate, KeyValue, Parts};
use crate::schema::{EntitySchema, IndexEntry, KeyAttribute, TableSchema};

/// Sets the table's key, and the key of every index that the item is in.
pub(super) fn set_keys(
    item: &mut Item,
    table: &TableSchema,
    entity: &EntitySchema,
    parts: &Parts,
) -> Result<()> {
    let partition = render(
        entity.partition_template(),
        parts,
        KeyRole::Partition,
        table.partition_key(),
    )?;
    item.set_key(table.partition_key().name(), &partition);
    if let (Some(template), Some(attribute)) = (entity.sort_template(), table.sort_key()) {
        item.set_key(
            attribute.name(),
            &render(template, parts, KeyRole::Sort, attribute)?,
        );
    }
    for entry in entity.index_entries() {
        set_index_keys(item, entry, parts)
            .map_err(|error| error.index(Some(entry.index().name())))?;
    }
    Ok(())
}

/// The key attribute of a primary key, whose parts are all there.
pub(crate) fn render(
    template: &KeyTemplate,
    parts: &Parts,
    role: KeyRole,
    attribute: KeyAttribute,
) -> Result<KeyValue> {
    let rendered = template
        .render(parts, role)
        .map_err(|error| Error::unwritable_key(attribute.name(), error))?;
    rendered.ok_or_else(|| {
        let message = format!("a part of key attribute `{}` is missing", attribute.name());
        Error::new(ErrorKind::Key, message)
    })
}

/// An index key is whole or not there at all: one absent part leaves the item out of the index.
fn set_index_keys(item: &mut Item, entry: &IndexEntry, parts: &Parts) -> Result<()> {
    if entry
        .condition()
        .is_some_and(|flag| !parts.is_flagged(flag))
    {
        return Ok(());
    }
    let partition = entry
        .index()
        .partition_keys()
        .iter()
        .zip(entry.partition_templates());
    let sort = entry.index().sort_keys().iter().zip(entry.sort_templates());
    let roles = partition
        .map(|pair| (pair, KeyRole::Partition))
        .chain(sort.map(|pair| (pair, KeyRole::Sort)));
    let mut keys = Vec::new();
    for ((attribute, template), role) in roles {
        let rendered = template
            .render(parts, role)
            .map_err(|error| Error::unwritable_key(attribute.name(), error))?;
        let Some(value) = rendered else { return Ok(()) };
        keys.push((attribute.name(), value));
    }
    for (attribute, value) in keys {
        item.set_key(attribute, &value);
    }
    Ok(())
}
