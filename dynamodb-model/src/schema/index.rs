use super::KeyAttribute;

/// A secondary index as its declaration describes it.
#[derive(Clone, Copy, Debug)]
pub struct IndexSchema {
    name: &'static str,
    kind: IndexKind,
    partition: &'static [KeyAttribute],
    sort: &'static [KeyAttribute],
    projection: ProjectionSchema,
}

impl IndexSchema {
    /// A global index: its own partition key of 1–4 attributes and a sort key of 0–4.
    #[must_use]
    pub const fn global(
        name: &'static str,
        partition: &'static [KeyAttribute],
        sort: &'static [KeyAttribute],
        projection: ProjectionSchema,
    ) -> Self {
        Self {
            name,
            kind: IndexKind::Global,
            partition,
            sort,
            projection,
        }
    }

    /// A local index: the table's partition key with another sort key.
    #[must_use]
    pub const fn local(
        name: &'static str,
        sort: &'static [KeyAttribute],
        projection: ProjectionSchema,
    ) -> Self {
        Self {
            name,
            kind: IndexKind::Local,
            partition: &[],
            sort,
            projection,
        }
    }

    /// The index's name in the table.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is global or local.
    #[must_use]
    pub const fn kind(&self) -> IndexKind {
        self.kind
    }

    /// The partition key attributes; empty for a local index, which has the table's.
    #[must_use]
    pub const fn partition_keys(&self) -> &'static [KeyAttribute] {
        self.partition
    }

    /// The sort key attributes, left to right.
    #[must_use]
    pub const fn sort_keys(&self) -> &'static [KeyAttribute] {
        self.sort
    }

    /// Which attributes the index carries besides the keys.
    #[must_use]
    pub const fn projection(&self) -> ProjectionSchema {
        self.projection
    }

    /// Whether the index carries a (non-key) attribute of this name.
    #[must_use]
    pub fn projects(&self, attribute: &str) -> bool {
        match self.projection {
            ProjectionSchema::KeysOnly => false,
            ProjectionSchema::Include(names) => names.contains(&attribute),
            ProjectionSchema::All => true,
        }
    }
}

/// The two kinds of secondary index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IndexKind {
    /// Its own partition key, eventually consistent, up to 20 a table (a quota that AWS raises on request).
    Global,
    /// The table's partition key, consistent reads on request, up to 5 a table, fixed at creation.
    Local,
}

/// What an index carries besides its own key and the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProjectionSchema {
    /// Nothing else: the cheapest to write.
    KeysOnly,
    /// These attributes, at most 20 an index and 100 a table.
    Include(&'static [&'static str]),
    /// The whole item: every write of the item is a write of the index too.
    All,
}
