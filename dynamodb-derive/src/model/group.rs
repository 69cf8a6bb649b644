//! Fields that an update sets together, because index keys are made of them together, or because they are unique.

use std::collections::BTreeSet;
use std::rc::Rc;

use proc_macro2::Ident;

use super::entity::Entity;
use super::field::Field;
use super::index::{IndexEntry, When};
use super::key::KeyValue;
use super::part::{Part, Source};

/// Fields with the keys that are made of them. Two index keys that share a field are in one group.
pub(crate) struct Group<'a> {
    /// The index entries, by number.
    pub(crate) entries: Vec<usize>,
    /// The unique fields, by number among those.
    pub(crate) unique: Vec<usize>,
    /// The names that the user gave to the setter.
    pub(crate) names: Vec<Ident>,
    /// What is set, in the order of the struct.
    pub(crate) fields: Vec<Rc<Field<'a>>>,
    /// Fields of the primary key, which stay as they are, but are needed to make a part anew.
    pub(crate) needed: Vec<Rc<Field<'a>>>,
    /// The parts that are made anew.
    pub(crate) parts: Vec<Rc<Part<'a>>>,
}

/// All groups of the entity.
pub(crate) fn groups<'a>(entity: &Entity<'a>) -> Vec<Group<'a>> {
    let keys = key_fields(entity);
    let of_entries = entity
        .indexes
        .iter()
        .enumerate()
        .map(|(number, entry)| (vec![number], feeding(entry)));
    let unique = entity.roles.unique.iter();
    let of_unique = unique.map(|unique| (Vec::new(), BTreeSet::from([unique.field.number])));
    let mut groups: Vec<(Vec<usize>, BTreeSet<usize>)> = Vec::new();
    for (entries, fields) in of_entries.chain(of_unique) {
        let fields: BTreeSet<usize> = fields.difference(&keys).copied().collect();
        if fields.is_empty() {
            continue;
        }
        let (joined, others): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(_, known)| !known.is_disjoint(&fields));
        let mut merged = (entries, fields);
        for (entries, fields) in joined {
            merged.0.extend(entries);
            merged.1.extend(fields);
        }
        merged.0.sort_unstable();
        groups = others;
        groups.push(merged);
    }
    let groups = groups.into_iter();
    groups
        .map(|(entries, fields)| group(entity, entries, &fields, &keys))
        .collect()
}

/// The fields that no update sets: those that decide the primary key, versions, and the times of writes.
pub(crate) fn fixed(entity: &Entity<'_>) -> BTreeSet<usize> {
    let mut fields = key_fields(entity);
    fields.extend(entity.roles.versions.iter().map(|(field, _)| field.number));
    fields.extend(entity.roles.times().map(|((field, _), _)| field.number));
    fields
}

/// The fields that decide index keys, and unique ones.
pub(crate) fn in_groups(entity: &Entity<'_>) -> BTreeSet<usize> {
    let unique = entity.roles.unique.iter();
    let unique = unique.map(|unique| unique.field.number);
    entity
        .indexes
        .iter()
        .flat_map(feeding)
        .chain(unique)
        .collect()
}

fn group<'a>(
    entity: &Entity<'a>,
    entries: Vec<usize>,
    fields: &BTreeSet<usize>,
    keys: &BTreeSet<usize>,
) -> Group<'a> {
    let indexes = || {
        entries
            .iter()
            .filter_map(|number| entity.indexes.get(*number))
    };
    let primary: BTreeSet<usize> = entity.key.parts().map(|part| part.number).collect();
    let mut parts: Vec<Rc<Part<'a>>> = Vec::new();
    let made = |entry| derived(entry).chain(bare_options(entry));
    for part in indexes().flat_map(made).flat_map(KeyValue::parts) {
        let known = parts.iter().any(|known| known.number == part.number);
        if !known && !primary.contains(&part.number) {
            parts.push(Rc::clone(part));
        }
    }
    let unique: Vec<usize> = (entity.roles.unique.iter().enumerate())
        .filter(|(_, unique)| fields.contains(&unique.field.number))
        .map(|(number, _)| number)
        .collect();
    let of_unique = || {
        unique
            .iter()
            .filter_map(|number| entity.roles.unique.get(*number))
    };
    parts.extend(of_unique().map(|unique| Rc::clone(&unique.part)));
    let names = indexes()
        .filter_map(|entry| entry.set.cloned())
        .chain(of_unique().filter_map(|unique| unique.set.clone()))
        .collect();
    let of_parts = parts.iter().flat_map(|part| numbers(&part.source));
    let of_conditions = indexes().flat_map(|entry| entry.when.iter().flat_map(condition));
    let used: BTreeSet<usize> = of_parts.chain(of_conditions).collect();
    let pick = |wanted: &dyn Fn(usize) -> bool| {
        let fields = entity.fields.iter();
        fields
            .filter(|field| wanted(field.number))
            .map(Rc::clone)
            .collect()
    };
    Group {
        fields: pick(&|number| fields.contains(&number)),
        needed: pick(&|number| used.contains(&number) && keys.contains(&number)),
        entries,
        unique,
        names,
        parts,
    }
}

/// The fields that decide the primary key.
fn key_fields(entity: &Entity<'_>) -> BTreeSet<usize> {
    let parts = entity.key.parts();
    parts.flat_map(|part| numbers(&part.source)).collect()
}

/// The fields that decide the entry's own key attributes: what they are, and whether they are there.
fn feeding(entry: &IndexEntry<'_>) -> BTreeSet<usize> {
    let values = derived(entry).chain(bare_options(entry));
    let parts = values.flat_map(KeyValue::parts);
    let mut fields: BTreeSet<usize> = parts.flat_map(|part| numbers(&part.source)).collect();
    if derived(entry).next().is_some() {
        fields.extend(entry.when.iter().flat_map(condition));
    }
    fields
}

/// The key attributes that are stored beside the fields. One that is a field by itself is true whenever the field is; a
/// local index has the table's partition key.
fn derived<'e, 'a>(entry: &'e IndexEntry<'a>) -> impl Iterator<Item = &'e KeyValue<'a>> {
    let partition = entry.key.partition.iter().filter(|_| !entry.local);
    partition
        .chain(&entry.key.sort)
        .filter(|value| match value {
            KeyValue::Text(..) => true,
            KeyValue::Native(part, _) => !matches!(
                &part.source,
                Source::Field(reference) if reference.rest.is_empty()
            ),
        })
}

/// The optional fields that are key attributes by themselves, beside others that are not: without one of them the item is
/// not in the index, and the others are not there either.
fn bare_options<'e, 'a>(entry: &'e IndexEntry<'a>) -> impl Iterator<Item = &'e KeyValue<'a>> {
    let matters = derived(entry).next().is_some();
    let partition = entry.key.partition.iter().filter(|_| !entry.local);
    let all = partition.chain(&entry.key.sort).filter(move |_| matters);
    all.filter(|value| match value {
        KeyValue::Text(..) => false,
        KeyValue::Native(part, _) => matches!(
            &part.source,
            Source::Field(reference) if reference.rest.is_empty() && reference.field.is_option()
        ),
    })
}

fn numbers(source: &Source<'_>) -> Vec<usize> {
    source.fields().iter().map(|field| field.number).collect()
}

fn condition(when: &When<'_>) -> Vec<usize> {
    match when {
        When::Field(reference) => vec![reference.field.number],
        When::Call(call) => {
            let arguments = call.arguments.iter();
            arguments.map(|argument| argument.field.number).collect()
        }
    }
}
