use crate::error::{Error, ErrorKind, Result};
use crate::item::Item;
use crate::key::{AttributeType, KeyRole, KeyTemplate, KeyValue, Parts};
use crate::schema::TableSchema;

/// A field whose values no two items of the entity share.
///
/// For each value there is an item of its own in the table, whose key is made of the value: that key can be taken once.
#[derive(Clone, Copy, Debug)]
pub struct UniqueField {
    field: &'static str,
    attribute: &'static str,
    key: KeyTemplate,
}

impl UniqueField {
    /// The field stored in `attribute`, and the key of the items that stand for its values.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(field: &'static str, attribute: &'static str, key: KeyTemplate) -> Self {
        Self {
            field,
            attribute,
            key,
        }
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

    /// How the keys are made of the values.
    #[must_use]
    pub const fn template(&self) -> &KeyTemplate {
        &self.key
    }

    /// The key of the item that stands for the value among these parts; `None` where there is no value.
    ///
    /// Both key attributes are the same text, so that an index which swaps them spreads these items too.
    pub(crate) fn value(&self, table: &TableSchema, parts: &Parts) -> Result<Option<Item>> {
        let role = match table.sort_key().map(|key| key.kind()) {
            Some(AttributeType::S | AttributeType::B) => KeyRole::Sort,
            Some(AttributeType::N) | None => KeyRole::Partition,
        };
        let rendered = self.key.render(parts, role).map_err(|error| {
            let message = format!("unique field `{}`: {error}", self.field);
            Error::new(ErrorKind::Key, message).source(error)
        })?;
        let Some(KeyValue::S(text)) = rendered else {
            return Ok(None);
        };
        let mut key = Item::default();
        if let Some(sort) = table.sort_key() {
            key.set_key(sort.name(), &of_kind(sort.kind(), &text));
        }
        let partition = table.partition_key();
        if partition.kind() == AttributeType::N {
            // Told by the compiler, except of a generic entity.
            let message = format!(
                "unique field `{}`: a unique value is the key of an item of its own, which cannot be a number",
                self.field
            );
            return Err(Error::new(ErrorKind::Key, message));
        }
        key.set_key(partition.name(), &of_kind(partition.kind(), &text));
        Ok(Some(key))
    }
}

fn of_kind(kind: AttributeType, text: &str) -> KeyValue {
    match kind {
        AttributeType::S => KeyValue::S(text.to_owned()),
        AttributeType::B => KeyValue::B(text.as_bytes().to_vec()),
        AttributeType::N => KeyValue::N("0".to_owned()),
    }
}

/// The type tag of the items that stand for unique values.
pub(crate) const UNIQUE_TAG: &str = "#unique";
/// The attribute in which such an item keeps the primary key of the item that has its value.
pub(crate) const UNIQUE_OWNER: &str = "_owner";
/// What the keys of such items begin with.
pub(crate) const UNIQUE_BEGINNING: &str = "UNIQUE#";
