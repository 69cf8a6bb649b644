use super::{
    EntitySchema, IndexEntry, IndexKind, IndexSchema, KeyAttribute, ProjectionSchema, TableSchema,
};
use crate::key::KeyTemplate;

/// One way to an entity's items: the table's own key, or an index of it.
///
/// Everything that differs between the two is answered here, so that operations and the executor need no cases.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AccessPath {
    pub(crate) table: &'static TableSchema,
    pub(crate) entity: &'static EntitySchema,
    pub(crate) entry: Option<&'static IndexEntry>,
}

impl AccessPath {
    pub(crate) fn index(&self) -> Option<&'static IndexSchema> {
        self.entry.map(IndexEntry::index)
    }

    /// The partition key attributes with their templates.
    pub(crate) fn partition(&self) -> Vec<(KeyAttribute, KeyTemplate)> {
        match self.entry {
            Some(entry) if entry.index().kind() == IndexKind::Global => {
                zip(entry.index().partition_keys(), entry.partition_templates())
            }
            _ => vec![(
                self.table.partition_key(),
                *self.entity.partition_template(),
            )],
        }
    }

    /// The number of shards that a partition is spread over, if it is.
    pub(crate) fn shards(&self) -> Option<u16> {
        match self.entry {
            Some(entry) if entry.index().kind() == IndexKind::Global => entry.shards(),
            _ => self.entity.shards(),
        }
    }

    /// The sort key attributes with their templates, left to right.
    pub(crate) fn sort(&self) -> Vec<(KeyAttribute, KeyTemplate)> {
        match self.entry {
            Some(entry) => zip(entry.index().sort_keys(), entry.sort_templates()),
            None => self.table_sort().into_iter().collect(),
        }
    }

    /// The attributes that identify a row of this path and let a query resume after it: the table's key, then the
    /// index's, each once.
    pub(crate) fn key_attributes(&self) -> Vec<KeyAttribute> {
        let mut keys = vec![self.table.partition_key()];
        keys.extend(self.table.sort_key());
        let own = self.partition().into_iter().chain(self.sort());
        for (attribute, _) in own {
            if !keys.contains(&attribute) {
                keys.push(attribute);
            }
        }
        keys
    }

    /// Every key attribute of a row with the template it was written from.
    pub(crate) fn templates(&self) -> Vec<(KeyAttribute, KeyTemplate)> {
        let mut templates = vec![(
            self.table.partition_key(),
            *self.entity.partition_template(),
        )];
        templates.extend(self.table_sort());
        if self.entry.is_some() {
            templates.extend(self.partition().into_iter().chain(self.sort()));
        }
        templates
    }

    /// The key attributes of the table and of every index that are one part by itself.
    pub(crate) fn bare_keys(&self) -> impl Iterator<Item = (KeyAttribute, KeyTemplate)> {
        let table = [(
            self.table.partition_key(),
            *self.entity.partition_template(),
        )];
        let of_indexes = self.entity.index_entries().iter().flat_map(|entry| {
            let partition = zip(entry.index().partition_keys(), entry.partition_templates());
            let sort = zip(entry.index().sort_keys(), entry.sort_templates());
            partition.into_iter().chain(sort)
        });
        let all = table.into_iter().chain(self.table_sort()).chain(of_indexes);
        all.filter(|(_, template)| matches!(template, KeyTemplate::Native(_)))
    }

    /// Whether rows read this way carry the attribute (keys aside).
    pub(crate) fn carries(&self, attribute: &str) -> bool {
        self.index().is_none_or(|index| index.projects(attribute))
    }

    /// Whether rows read this way are whole items.
    pub(crate) fn carries_all(&self) -> bool {
        self.index()
            .is_none_or(|index| index.projection() == ProjectionSchema::All)
    }

    fn table_sort(&self) -> Option<(KeyAttribute, KeyTemplate)> {
        self.table
            .sort_key()
            .zip(self.entity.sort_template().copied())
    }
}

fn zip(
    attributes: &'static [KeyAttribute],
    templates: &'static [KeyTemplate],
) -> Vec<(KeyAttribute, KeyTemplate)> {
    attributes
        .iter()
        .copied()
        .zip(templates.iter().copied())
        .collect()
}
