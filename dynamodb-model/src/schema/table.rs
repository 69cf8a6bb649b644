use super::{EntitySchema, IndexSchema};
use crate::key::{AttributeType, Encoding};

/// A physical table as its declaration describes it.
///
/// ```
/// use dynamodb_model::{AttributeType, KeyAttribute, TableSchema};
///
/// const SHOP: TableSchema = TableSchema::new("shop", KeyAttribute::new("pk", AttributeType::S))
///     .sort(KeyAttribute::new("sk", AttributeType::S));
/// assert_eq!(SHOP.name(), "shop");
/// assert_eq!(SHOP.sort_key().map(|key| key.name()), Some("sk"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TableSchema {
    name: &'static str,
    partition: KeyAttribute,
    sort: Option<KeyAttribute>,
    ttl: Option<&'static str>,
    type_tag: &'static str,
    encoding: Encoding,
    indexes: &'static [&'static IndexSchema],
    entities: &'static [&'static EntitySchema],
}

impl TableSchema {
    /// A table with a partition key only; the rest is added by the methods below.
    #[must_use]
    pub const fn new(name: &'static str, partition: KeyAttribute) -> Self {
        Self {
            name,
            partition,
            sort: None,
            ttl: None,
            type_tag: "_type",
            encoding: Encoding::Escaped,
            indexes: &[],
            entities: &[],
        }
    }

    /// Adds the sort key.
    #[must_use]
    pub const fn sort(mut self, sort: KeyAttribute) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Names the attribute that DynamoDB reads as the item's time to live (epoch seconds).
    #[must_use]
    pub const fn ttl(mut self, attribute: &'static str) -> Self {
        self.ttl = Some(attribute);
        self
    }

    /// Names the attribute that holds each item's entity name; `_type` unless told otherwise.
    #[must_use]
    pub const fn type_tag(mut self, attribute: &'static str) -> Self {
        self.type_tag = attribute;
        self
    }

    /// Sets how key templates are written; escaped unless told otherwise.
    #[must_use]
    pub const fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// Lists the table's indexes.
    #[must_use]
    pub const fn indexes(mut self, indexes: &'static [&'static IndexSchema]) -> Self {
        self.indexes = indexes;
        self
    }

    /// Lists the entities that live in the table.
    #[must_use]
    pub const fn entities(mut self, entities: &'static [&'static EntitySchema]) -> Self {
        self.entities = entities;
        self
    }

    /// The declared name; a [`Db`](crate::Db) may stand for another physical one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The partition key.
    #[must_use]
    pub const fn partition_key(&self) -> KeyAttribute {
        self.partition
    }

    /// The sort key, where the table has one.
    #[must_use]
    pub const fn sort_key(&self) -> Option<KeyAttribute> {
        self.sort
    }

    /// The time-to-live attribute.
    #[must_use]
    pub const fn ttl_attribute(&self) -> Option<&'static str> {
        self.ttl
    }

    /// The attribute that holds each item's entity name.
    #[must_use]
    pub const fn type_tag_attribute(&self) -> &'static str {
        self.type_tag
    }

    /// How key templates are written.
    #[must_use]
    pub const fn key_encoding(&self) -> Encoding {
        self.encoding
    }

    /// The indexes, in the order of the declaration.
    #[must_use]
    pub const fn index_schemas(&self) -> &'static [&'static IndexSchema] {
        self.indexes
    }

    /// Whether some items stand for unique values.
    pub(crate) fn has_unique_fields(&self) -> bool {
        let mut entities = self.entities.iter();
        entities.any(|entity| !entity.unique_fields().is_empty())
    }

    /// The entities, in the order of the declaration.
    #[must_use]
    pub const fn entity_schemas(&self) -> &'static [&'static EntitySchema] {
        self.entities
    }
}

/// A key attribute: its name and its DynamoDB type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyAttribute {
    name: &'static str,
    kind: AttributeType,
}

impl KeyAttribute {
    /// An attribute of this name (1–255 bytes) and type.
    #[must_use]
    pub const fn new(name: &'static str, kind: AttributeType) -> Self {
        Self { name, kind }
    }

    /// The attribute's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The attribute's type: S, N or B.
    #[must_use]
    pub const fn kind(&self) -> AttributeType {
        self.kind
    }
}
