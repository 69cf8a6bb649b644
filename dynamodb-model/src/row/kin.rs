//! Telling an entity's rows from those of others that share its partition.

use super::source::parse;
use crate::expression::{Condition, Path};
use crate::item::Item;
use crate::key::{KeyTemplate, Segment};
use crate::schema::{AccessPath, EntitySchema, IndexEntry, IndexSchema};

/// Whether a row of the path belongs to its entity: by the type tag where it is carried, by the key templates otherwise.
pub(crate) fn belongs(item: &Item, path: &AccessPath) -> bool {
    match item.text(path.table.type_tag_attribute()) {
        Some(tag) => tag == path.entity.name(),
        None => path.table.entity_schemas().len() == 1 || parse(item, path).is_ok(),
    }
}

/// Whether no other entity's row can stand where a query of the path looks, so that DynamoDB may count by itself.
///
/// `highest` is the key that ends the query's range. It may lie just beyond the entity's own keys, and `BETWEEN`
/// includes it.
pub(crate) fn alone(path: &AccessPath, scan: bool, highest: Option<&str>) -> bool {
    let mut others = path
        .table
        .entity_schemas()
        .iter()
        .filter(|other| other.name() != path.entity.name());
    if scan {
        return others.next().is_none();
    }
    others.all(|other| {
        let (partition, sort) = match path.index() {
            None => (
                [path.entity, other].map(|entity| beginning(entity.partition_template())),
                [path.entity, other].map(|entity| entity.sort_template().map_or("", beginning)),
            ),
            Some(index) => match (entry(path.entity, index), entry(other, index)) {
                (Some(own), Some(other)) => (
                    [own, other].map(|entry| first(entry.partition_templates())),
                    [own, other].map(|entry| first(entry.sort_templates())),
                ),
                _ => return true,
            },
        };
        let [_, of_other] = sort;
        let is_reached = highest.is_some_and(|highest| highest.starts_with(of_other));
        differ(partition) || differ(sort) && !is_reached
    })
}

/// A filter that spares the network the rows of other entities, where the path carries the type tag. Rows without a tag
/// pass: they may be older than this library.
pub(crate) fn type_filter(path: &AccessPath) -> Option<Condition> {
    let tag = path.table.type_tag_attribute();
    let useful = path.carries(tag) && path.table.entity_schemas().len() > 1;
    useful.then(|| {
        Path::attribute(tag).missing()
            | Path::attribute(tag).equals(crate::item::text(path.entity.name()))
    })
}

fn entry<'a>(entity: &'a EntitySchema, index: &IndexSchema) -> Option<&'a IndexEntry> {
    entity
        .index_entries()
        .iter()
        .find(|entry| entry.index().name() == index.name())
}

fn first(templates: &[KeyTemplate]) -> &'static str {
    templates.first().map_or("", beginning)
}

/// The text that every key of the template begins with.
fn beginning(template: &KeyTemplate) -> &'static str {
    match template {
        KeyTemplate::Text([Segment::Literal(literal), ..]) => literal,
        _ => "",
    }
}

fn differ([a, b]: [&str; 2]) -> bool {
    !a.starts_with(b) && !b.starts_with(a)
}
