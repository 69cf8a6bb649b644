use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;

use super::{IndexSchema, Stamp, UniqueField};
use crate::codec;
use crate::error::{Error, Result};
use crate::key::{DecodeForm, KeyTemplate, Part, PartSchema, Parts};

/// An entity as its declaration describes it: fields, the parts of its keys, and the templates they stand in.
#[derive(Clone, Copy, Debug)]
pub struct EntitySchema {
    name: &'static str,
    fields: &'static [FieldSchema],
    parts: &'static [PartSchema],
    partition: KeyTemplate,
    sort: Option<KeyTemplate>,
    indexes: &'static [IndexEntry],
    version: Option<&'static str>,
    ttl: Option<&'static str>,
    created_at: Option<Stamp>,
    updated_at: Option<Stamp>,
    unique: &'static [UniqueField],
    open: bool,
    key_fields: &'static [KeyField],
}

impl EntitySchema {
    /// An entity with a partition key only; the rest is added by the methods below.
    #[must_use]
    pub const fn new(
        name: &'static str,
        fields: &'static [FieldSchema],
        parts: &'static [PartSchema],
        partition: KeyTemplate,
    ) -> Self {
        Self {
            name,
            fields,
            parts,
            partition,
            sort: None,
            indexes: &[],
            version: None,
            ttl: None,
            created_at: None,
            updated_at: None,
            unique: &[],
            open: false,
            key_fields: &[],
        }
    }

    /// Adds the sort key's template.
    #[must_use]
    pub const fn sort(mut self, sort: KeyTemplate) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Adds the entity's index keys.
    #[must_use]
    pub const fn indexes(mut self, indexes: &'static [IndexEntry]) -> Self {
        self.indexes = indexes;
        self
    }

    /// Names the attribute that holds the version.
    #[must_use]
    pub const fn version(mut self, attribute: &'static str) -> Self {
        self.version = Some(attribute);
        self
    }

    /// Names the attribute that holds the time to live.
    #[must_use]
    pub const fn ttl(mut self, attribute: &'static str) -> Self {
        self.ttl = Some(attribute);
        self
    }

    /// Names the attribute that holds the time of the item's creation.
    #[must_use]
    pub const fn created_at(mut self, stamp: Stamp) -> Self {
        self.created_at = Some(stamp);
        self
    }

    /// Names the attribute that holds the time of the last write.
    #[must_use]
    pub const fn updated_at(mut self, stamp: Stamp) -> Self {
        self.updated_at = Some(stamp);
        self
    }

    /// Lists the fields whose values no two items share.
    #[must_use]
    pub const fn unique(mut self, unique: &'static [UniqueField]) -> Self {
        self.unique = unique;
        self
    }

    /// Says that a flattened field brings attributes that the schema cannot name.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Lists the fields that can be read back from a key.
    #[must_use]
    pub const fn key_fields(mut self, key_fields: &'static [KeyField]) -> Self {
        self.key_fields = key_fields;
        self
    }

    /// The type tag that every item of this entity carries.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The stored fields, in the order of the struct.
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldSchema] {
        self.fields
    }

    /// The parts that the keys are made of; templates name them by position.
    #[must_use]
    pub const fn parts(&self) -> &'static [PartSchema] {
        self.parts
    }

    /// The partition key's template.
    #[must_use]
    pub const fn partition_template(&self) -> &KeyTemplate {
        &self.partition
    }

    /// The number of shards that the table's partitions of this entity are spread over, if they are.
    ///
    /// ```
    /// use dynamodb_model::__private::{EntitySchema, KeyTemplate, Segment};
    ///
    /// const KEY: KeyTemplate = KeyTemplate::Text(&[Segment::Literal("JOBS"), Segment::Shard(8)]);
    /// assert_eq!(EntitySchema::new("Job", &[], &[], KEY).shards(), Some(8));
    /// ```
    #[must_use]
    pub const fn shards(&self) -> Option<u16> {
        self.partition.shards()
    }

    /// The sort key's template.
    #[must_use]
    pub const fn sort_template(&self) -> Option<&KeyTemplate> {
        self.sort.as_ref()
    }

    /// The entity's entries in the table's indexes.
    #[must_use]
    pub const fn index_entries(&self) -> &'static [IndexEntry] {
        self.indexes
    }

    /// The attribute that holds the version, where the entity has one.
    #[must_use]
    pub const fn version_attribute(&self) -> Option<&'static str> {
        self.version
    }

    /// The attribute that holds the time to live, where the entity has one.
    #[must_use]
    pub const fn ttl_attribute(&self) -> Option<&'static str> {
        self.ttl
    }

    /// The attribute that the library sets when the item is created.
    #[must_use]
    pub const fn creation(&self) -> Option<&Stamp> {
        self.created_at.as_ref()
    }

    /// The attribute that the library sets with every write.
    #[must_use]
    pub const fn last_write(&self) -> Option<&Stamp> {
        self.updated_at.as_ref()
    }

    /// The fields whose values no two items share.
    #[must_use]
    pub const fn unique_fields(&self) -> &'static [UniqueField] {
        self.unique
    }

    /// Whether a field is stored under this name.
    pub(crate) fn stores(&self, attribute: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| field.attribute == attribute)
    }

    pub(crate) const fn restorable(&self) -> &'static [KeyField] {
        self.key_fields
    }

    /// Whether a flattened field brings attributes that are not listed.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }
}

/// One stored field: its name in Rust and its attribute's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldSchema {
    field: &'static str,
    attribute: &'static str,
}

impl FieldSchema {
    /// A field and the attribute it is stored in.
    #[must_use]
    pub const fn new(field: &'static str, attribute: &'static str) -> Self {
        Self { field, attribute }
    }

    /// The field's name in the struct.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The attribute's name in the item.
    #[must_use]
    pub const fn attribute(&self) -> &'static str {
        self.attribute
    }
}

/// A field that can be read back from a part of a key, where the item itself does not carry it.
#[derive(Clone, Copy, Debug)]
pub struct KeyField {
    part: usize,
    attribute: &'static str,
    restore: Restore,
    /// serde has a function for the field, which may read a key's form without complaint and wrongly.
    own_form: bool,
}

/// The attribute value of a field, from the encoded part.
type Restore = fn(&Parts, usize) -> Result<Option<AttributeValue>>;

impl KeyField {
    /// The field stored in `attribute` in its serde form, which is part number `part`.
    #[doc(hidden)]
    #[must_use]
    pub const fn new<T, F>(part: usize, attribute: &'static str) -> Self
    where
        T: Part + Serialize,
        F: DecodeForm<T>,
    {
        Self {
            part,
            attribute,
            restore: restore::<T, F>,
            own_form: false,
        }
    }

    /// As [`new`](Self::new), for a field that serde stores `with` a function of its own.
    #[doc(hidden)]
    #[must_use]
    pub const fn with(part: usize, attribute: &'static str, restore: Restore) -> Self {
        Self {
            part,
            attribute,
            restore,
            own_form: true,
        }
    }

    pub(crate) const fn part(&self) -> usize {
        self.part
    }

    pub(crate) const fn attribute(&self) -> &'static str {
        self.attribute
    }

    pub(crate) const fn has_own_form(&self) -> bool {
        self.own_form
    }

    /// The attribute's value, from the parts of a row's keys; `None` if they do not have it.
    pub(crate) fn restore(&self, parts: &Parts) -> Result<Option<AttributeValue>> {
        (self.restore)(parts, self.part)
    }
}

fn restore<T: Part + Serialize, F: DecodeForm<T>>(
    parts: &Parts,
    part: usize,
) -> Result<Option<AttributeValue>> {
    let Some(value) = parts.get::<T, F>(part)? else {
        return Ok(None);
    };
    codec::encode_value(&value)
        .map(Some)
        .map_err(Error::decoding)
}

/// How an entity appears in one index.
#[derive(Clone, Copy, Debug)]
pub struct IndexEntry {
    index: &'static IndexSchema,
    query: &'static str,
    partition: &'static [KeyTemplate],
    sort: &'static [KeyTemplate],
    when: Option<usize>,
}

impl IndexEntry {
    /// An entry with a template for each key attribute of the index; `partition` is empty for a local index.
    #[must_use]
    pub const fn new(
        index: &'static IndexSchema,
        query: &'static str,
        partition: &'static [KeyTemplate],
        sort: &'static [KeyTemplate],
    ) -> Self {
        Self {
            index,
            query,
            partition,
            sort,
            when: None,
        }
    }

    /// Keeps the item out of the index while flag number `flag` of its parts is false.
    #[must_use]
    pub const fn when(mut self, flag: usize) -> Self {
        self.when = Some(flag);
        self
    }

    /// The index.
    #[must_use]
    pub const fn index(&self) -> &'static IndexSchema {
        self.index
    }

    /// The name of the generated query method.
    #[must_use]
    pub const fn query(&self) -> &'static str {
        self.query
    }

    /// A template for each partition key attribute.
    #[must_use]
    pub const fn partition_templates(&self) -> &'static [KeyTemplate] {
        self.partition
    }

    /// The number of shards that the entity's partitions in the index are spread over, if they are. A local index has
    /// [those of the table](EntitySchema::shards), and none here.
    #[must_use]
    pub const fn shards(&self) -> Option<u16> {
        match self.partition {
            [template] => template.shards(),
            _ => None,
        }
    }

    /// A template for each sort key attribute.
    #[must_use]
    pub const fn sort_templates(&self) -> &'static [KeyTemplate] {
        self.sort
    }

    /// The number of the flag that must hold for the item to appear.
    #[must_use]
    pub const fn condition(&self) -> Option<usize> {
        self.when
    }
}
