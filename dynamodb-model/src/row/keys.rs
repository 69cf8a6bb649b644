//! The key attributes of an item that is written.

use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::key::{KeyRole, KeyTemplate, KeyValue, Parts, shard_of};
use crate::schema::{EntitySchema, IndexEntry, KeyAttribute, TableSchema, UNIQUE_BEGINNING};

/// Sets the table's key, and the key of every index that the item is in; gives the table's.
pub(super) fn set_keys(
    item: &mut Item,
    table: &TableSchema,
    entity: &EntitySchema,
    parts: &Parts,
) -> Result<Primary> {
    let primary = Primary::of(table, entity, parts)?;
    primary.set_in(item, table);
    for entry in entity.index_entries() {
        set_bare_fields(item, entity, entry, parts)
            .and_then(|()| set_index_keys(item, entry, primary.shard(entry), parts))
            .map_err(|error| error.index(Some(entry.index().name())))?;
    }
    Ok(primary)
}

/// The table's key of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Primary {
    pub(crate) partition: KeyValue,
    pub(crate) sort: Option<KeyValue>,
}

impl Primary {
    pub(crate) fn of(table: &TableSchema, entity: &EntitySchema, parts: &Parts) -> Result<Self> {
        let sort = match (entity.sort_template(), table.sort_key()) {
            (Some(template), Some(attribute)) => {
                Some(render(template, None, parts, KeyRole::Sort, attribute)?)
            }
            _ => None,
        };
        let template = entity.partition_template();
        let shard = template.shards().map(|shards| {
            let sort_key: Vec<&KeyValue> = sort.iter().collect();
            shard_of(&sort_key, shards)
        });
        let attribute = table.partition_key();
        let partition = render(template, shard, parts, KeyRole::Partition, attribute)?;
        refuse_reserved(table, &partition)?;
        Ok(Self { partition, sort })
    }

    /// The key of a row, if all of it is there.
    pub(crate) fn of_item(item: &Item, table: &TableSchema) -> Option<Self> {
        Some(Self {
            partition: item.key_value(table.partition_key().name())?,
            sort: match table.sort_key() {
                Some(attribute) => Some(item.key_value(attribute.name())?),
                None => None,
            },
        })
    }

    /// The key attributes, as requests carry them.
    pub(crate) fn to_item(&self, table: &TableSchema) -> Item {
        let mut item = Item::default();
        self.set_in(&mut item, table);
        item
    }

    fn set_in(&self, item: &mut Item, table: &TableSchema) {
        item.set_key(table.partition_key().name(), &self.partition);
        if let (Some(attribute), Some(value)) = (table.sort_key(), &self.sort) {
            item.set_key(attribute.name(), value);
        }
    }

    /// The shard that the item lies in, where the index has shards.
    fn shard(&self, entry: &IndexEntry) -> Option<u16> {
        entry.shards().map(|shards| {
            let keys: Vec<&KeyValue> = std::iter::once(&self.partition).chain(&self.sort).collect();
            shard_of(&keys, shards)
        })
    }
}

/// Refuses a key of an item that stands for a unique value. Where keys have templates, none can be one; a field that is the
/// key by itself may have any value.
fn refuse_reserved(table: &TableSchema, partition: &KeyValue) -> Result<()> {
    let text = match partition {
        KeyValue::S(text) => text.as_bytes(),
        KeyValue::B(bytes) => bytes,
        KeyValue::N(_) => return Ok(()),
    };
    if !text.starts_with(UNIQUE_BEGINNING.as_bytes()) || !table.has_unique_fields() {
        return Ok(());
    }
    let message = format!(
        "key attribute `{}` cannot begin with `{UNIQUE_BEGINNING}`, as the items do that stand for unique values",
        table.partition_key().name()
    );
    Err(Error::new(ErrorKind::Key, message))
}

/// The key attribute of a primary key, whose parts are all there.
pub(crate) fn render(
    template: &KeyTemplate,
    shard: Option<u16>,
    parts: &Parts,
    role: KeyRole,
    attribute: KeyAttribute,
) -> Result<KeyValue> {
    render_part(template, shard, parts, role, attribute)?.ok_or_else(|| {
        let message = format!("a part of key attribute `{}` is missing", attribute.name());
        Error::new(ErrorKind::Key, message)
    })
}

/// A field that is an index key attribute by itself is stored in the key's form whether or not the item is in the index:
/// DynamoDB refuses another type there.
fn set_bare_fields(
    item: &mut Item,
    entity: &EntitySchema,
    entry: &IndexEntry,
    parts: &Parts,
) -> Result<()> {
    for (attribute, template, role) in keys_of(entry) {
        let is_field =
            matches!(template, KeyTemplate::Native(_)) && entity.stores(attribute.name());
        if is_field && let Some(value) = render_part(template, None, parts, role, attribute)? {
            item.set_key(attribute.name(), &value);
        }
    }
    Ok(())
}

/// An index key is whole or not there at all: one absent part leaves the item out of the index.
fn set_index_keys(
    item: &mut Item,
    entry: &IndexEntry,
    shard: Option<u16>,
    parts: &Parts,
) -> Result<()> {
    if entry
        .condition()
        .is_some_and(|flag| !parts.is_flagged(flag))
    {
        return Ok(());
    }
    let mut keys = Vec::new();
    for (attribute, template, role) in keys_of(entry) {
        let Some(value) = render_part(template, shard, parts, role, attribute)? else {
            return Ok(());
        };
        keys.push((attribute.name(), value));
    }
    for (attribute, value) in keys {
        item.set_key(attribute, &value);
    }
    Ok(())
}

/// What an update does to the key attributes of an index entry, fields aside: their new values, or `None` for all of them
/// when the item leaves the index.
pub(crate) fn changed_keys(
    table: &TableSchema,
    entity: &EntitySchema,
    entry: &IndexEntry,
    parts: &Parts,
) -> Result<Vec<(&'static str, Option<KeyValue>)>> {
    let shard = match entry.shards() {
        Some(_) => Primary::of(table, entity, parts)?.shard(entry),
        None => None,
    };
    let mut whole = entry.condition().is_none_or(|flag| parts.is_flagged(flag));
    let mut keys = Vec::new();
    for (attribute, template, role) in keys_of(entry) {
        let name = attribute.name();
        if let KeyTemplate::Native(part) = template
            && entity.stores(name)
        {
            // The field is set as a field. That it is `None` takes the others away.
            whole &= !parts.is_absent(*part);
            continue;
        }
        let value = render_part(template, shard, parts, role, attribute)
            .map_err(|error| error.index(Some(entry.index().name())))?;
        whole &= value.is_some();
        keys.push((name, value));
    }
    if !whole {
        keys.iter_mut().for_each(|(_, value)| *value = None);
    }
    Ok(keys)
}

fn keys_of(
    entry: &IndexEntry,
) -> impl Iterator<Item = (KeyAttribute, &'static KeyTemplate, KeyRole)> {
    let partition = entry.index().partition_keys().iter();
    let partition = partition
        .zip(entry.partition_templates())
        .map(|(attribute, template)| (*attribute, template, KeyRole::Partition));
    let sort = entry.index().sort_keys().iter();
    let sort = sort
        .zip(entry.sort_templates())
        .map(|(attribute, template)| (*attribute, template, KeyRole::Sort));
    partition.chain(sort)
}

fn render_part(
    template: &KeyTemplate,
    shard: Option<u16>,
    parts: &Parts,
    role: KeyRole,
    attribute: KeyAttribute,
) -> Result<Option<KeyValue>> {
    template
        .render_in(shard, parts, role)
        .map_err(|error| Error::unwritable_key(attribute.name(), error))
}
