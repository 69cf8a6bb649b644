//! Telling an entity's rows from those of others that share its partition.

use super::source::parse;
use super::unknown;
use crate::collection::Unknown;
use crate::error::Result;
use crate::expression::{Condition, Path};
use crate::item::{self, Item};
use crate::key::{KeyTemplate, Segment};
use crate::schema::{AccessPath, EntitySchema, IndexEntry, IndexSchema};

/// Whose rows a read yields.
#[derive(Clone, Debug)]
pub(crate) enum Kin {
    /// Those of the path's entity.
    Entity,
    /// Those of all variants of a collection, and what becomes of others.
    Collection {
        name: &'static str,
        variants: Vec<AccessPath>,
        unknown: Unknown,
    },
}

impl Kin {
    /// What errors and cursors call the rows.
    pub(crate) fn name(&self, path: &AccessPath) -> &'static str {
        match self {
            Self::Entity => path.entity.name(),
            Self::Collection { name, .. } => name,
        }
    }

    /// Whether the row is one that the read yields, be it as an error in its place.
    pub(crate) fn has(&self, item: &Item, path: &AccessPath) -> bool {
        match self {
            Self::Entity => belongs(item, path),
            Self::Collection {
                variants,
                unknown: Unknown::Skip,
                ..
            } => variants.iter().any(|variant| belongs(item, variant)),
            Self::Collection { .. } => true,
        }
    }

    /// Fails at the first row that the read must not meet.
    pub(crate) fn refuse(&self, items: &[Item]) -> Result<()> {
        let Self::Collection {
            name,
            variants,
            unknown: Unknown::Refuse,
        } = self
        else {
            return Ok(());
        };
        let known = |item: &Item| variants.iter().any(|variant| belongs(item, variant));
        let mut foreign = items.iter().filter(|item| !known(item));
        match (foreign.next(), variants.first()) {
            (Some(item), Some(path)) => Err(unknown::error(item, name, path)),
            _ => Ok(()),
        }
    }

    /// A filter that spares the network the rows that would be dropped anyway, where the path carries the type tag. Rows
    /// without a tag pass: they may be older than this library.
    pub(crate) fn filter(&self, scan: bool, path: &AccessPath) -> Option<Condition> {
        match self {
            Self::Entity if scan => type_filter(&[*path]),
            Self::Collection {
                variants,
                unknown: Unknown::Skip,
                ..
            } => type_filter(variants),
            Self::Entity | Self::Collection { .. } => None,
        }
    }
}

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

fn type_filter(paths: &[AccessPath]) -> Option<Condition> {
    let path = paths.first()?;
    let tag = path.table.type_tag_attribute();
    let is_useful = path.carries(tag) && path.table.entity_schemas().len() > paths.len();
    is_useful.then(|| {
        paths
            .iter()
            .fold(Path::attribute(tag).missing(), |of_any, path| {
                of_any | Path::attribute(tag).equals(item::text(path.entity.name()))
            })
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
