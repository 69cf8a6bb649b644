//! The actions of an update: what was asked for, and what the entity's declaration adds to it.

use std::time::SystemTime;

use crate::entity::Entity;
use crate::error::{Error, ErrorKind, Result};
use crate::expression::{Action, Change, KeyChange, NewValue, Path, Step};
use crate::item::{self, Item};
use crate::key::{KeyRole, KeyTemplate, PartSchema, Parts};
use crate::primary_key::Key;
use crate::row::{self, RowItem};
use crate::schema::{EntitySchema, IndexEntry, TableSchema};
use crate::table::Table as _;
use crate::write::Claim;

/// What an update is to do.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) actions: Vec<Action>,
    /// What becomes of each unique field.
    pub(super) claims: Vec<Claim>,
}

/// All actions of the update.
pub(super) fn plan<E: Entity>(key: &Parts, changes: Vec<Change>, upsert: bool) -> Result<Planned> {
    let (table, entity) = (E::Table::SCHEMA, E::SCHEMA);
    let mut planned = Planned {
        actions: Vec::new(),
        claims: vec![Claim::Keep; entity.unique_fields().len()],
    };
    add(&mut planned, table, entity, key, changes)?;
    let actions = &mut planned.actions;
    for action in actions.iter() {
        check_index_key(table, action)?;
    }
    if upsert {
        complete(actions, table, entity, key)?;
    }
    if let Some(version) = entity.version_attribute() {
        let one = NewValue::Plus(item::number(1));
        actions.push(Action::Set(Path::attribute(version), one));
    }
    Ok(planned)
}

fn add(
    planned: &mut Planned,
    table: &TableSchema,
    entity: &EntitySchema,
    key: &Parts,
    changes: Vec<Change>,
) -> Result<()> {
    for change in changes {
        match change.into_step()? {
            Step::Nothing => {}
            Step::Action(action) => planned.actions.push(action),
            Step::Keys(KeyChange {
                parts,
                entries,
                unique,
                fields,
            }) => {
                let mut all = key.clone();
                all.join(&parts)
                    .map_err(|error| Error::new(ErrorKind::Key, error.to_string()).source(error))?;
                let entries = entries
                    .iter()
                    .filter_map(|i| entity.index_entries().get(*i));
                for entry in entries {
                    add_keys(&mut planned.actions, table, entity, entry, &all)?;
                }
                for number in unique {
                    let field = entity.unique_fields().get(*number);
                    if let Some((field, claim)) = field.zip(planned.claims.get_mut(*number)) {
                        *claim = Claim::Become(field.value(table, &all)?);
                    }
                }
                add(planned, table, entity, key, fields)?;
            }
        }
    }
    Ok(())
}

fn add_keys(
    actions: &mut Vec<Action>,
    table: &TableSchema,
    entity: &EntitySchema,
    entry: &IndexEntry,
    parts: &Parts,
) -> Result<()> {
    for (attribute, value) in row::changed_keys(table, entity, entry, parts)? {
        // An index may have a key attribute of the table's, which never changes.
        if is_key(table, attribute) {
            continue;
        }
        let path = Path::attribute(attribute);
        actions.push(match value {
            Some(value) => Action::Set(path, NewValue::Is(item::from_key_value(&value))),
            None => Action::Remove(path),
        });
    }
    Ok(())
}

/// What an item that the update makes has besides: its type, the fields that its key gives back, and the index keys that
/// are made of them alone.
fn complete(
    actions: &mut Vec<Action>,
    table: &TableSchema,
    entity: &EntitySchema,
    key: &Parts,
) -> Result<()> {
    let set = |attribute, value| Action::Set(Path::attribute(attribute), NewValue::Is(value));
    actions.push(set(table.type_tag_attribute(), item::text(entity.name())));
    for field in entity.restorable() {
        let known = || {
            actions
                .iter()
                .any(|action| action.path().name() == field.attribute())
        };
        if !is_key(table, field.attribute())
            && !known()
            && let Some(value) = field.restore(key)?
        {
            actions.push(set(field.attribute(), value));
        }
    }
    for entry in entity.index_entries() {
        let keys = row::changed_keys(table, entity, entry, key)?;
        let changed = |attribute: &str| {
            actions
                .iter()
                .any(|action| action.path().name() == attribute)
        };
        if keys
            .iter()
            .all(|(attribute, value)| value.is_some() && !changed(attribute))
        {
            add_keys(actions, table, entity, entry, key)?;
        } else if !keys.iter().any(|(attribute, _)| changed(attribute)) {
            refuse_other_forms(entity, entry, key)?;
        }
    }
    Ok(())
}

/// Refuses an index key that has a field of the primary key in another form: the key gives its own form back alone, so
/// that the item would be left out of the index.
fn refuse_other_forms(entity: &EntitySchema, entry: &IndexEntry, key: &Parts) -> Result<()> {
    let name = |part: usize| entity.parts().get(part).map(PartSchema::name);
    let primary = std::iter::once(entity.partition_template()).chain(entity.sort_template());
    let known: Vec<_> = primary.flat_map(KeyTemplate::parts).map(name).collect();
    let templates = entry.partition_templates().iter();
    let parts = templates
        .chain(entry.sort_templates())
        .flat_map(KeyTemplate::parts)
        .filter(|part| key.is_unset(*part));
    let mut names = parts.map(name).peekable();
    if names.peek().is_some() && names.all(|name| known.contains(&name)) {
        let message = "an upsert cannot make the key of this index, which has a field of the primary key in another \
                       form; put the whole item";
        return Err(Error::new(ErrorKind::Refused, message).index(Some(entry.index().name())));
    }
    Ok(())
}

fn is_key(table: &TableSchema, attribute: &str) -> bool {
    let sort = table.sort_key();
    table.partition_key().name() == attribute || sort.is_some_and(|sort| sort.name() == attribute)
}

/// A field that is an index key by itself has a key's limits.
fn check_index_key(table: &TableSchema, action: &Action) -> Result<()> {
    let Action::Set(path, NewValue::Is(value) | NewValue::IfAbsent(value)) = action else {
        return Ok(());
    };
    if !path.is_whole() {
        return Ok(());
    }
    for index in table.index_schemas() {
        for (keys, role) in [
            (index.partition_keys(), KeyRole::Partition),
            (index.sort_keys(), KeyRole::Sort),
        ] {
            let is_key = keys.iter().any(|key| key.name() == path.name());
            if is_key && let Some(value) = item::to_key_value(value) {
                role.check(value)
                    .map_err(|error| Error::unwritable_key(path.name(), error))
                    .map_err(|error| error.index(Some(index.name())))?;
            }
        }
    }
    Ok(())
}

/// Refuses an upsert that would make an item which cannot be read back.
pub(super) fn check_creation<E: Entity>(key: &Key<E>, actions: &[Action]) -> Result<()> {
    let mut item = key.to_item();
    for action in actions {
        // Nothing can be set inside of an attribute that is not there.
        if let (Some(value), true) = (action.on_nothing(), action.path().is_whole()) {
            item.set(action.path().name(), value);
        }
    }
    // The times that the write sets; any will do here.
    let stamps = [E::SCHEMA.creation(), E::SCHEMA.last_write()];
    for stamp in stamps.into_iter().flatten() {
        item.set(stamp.attribute(), stamp.value(SystemTime::UNIX_EPOCH)?);
    }
    decodes::<E>(item).map_err(|error| {
        let message = format!("where there is no item yet, it would make one that cannot be read: {error}; set that field too");
        Error::new(ErrorKind::Refused, message)
    })
}

fn decodes<E: Entity>(item: Item) -> Result<()> {
    E::decode_row(RowItem::new(item, super::base::<E>())).map(drop)
}
