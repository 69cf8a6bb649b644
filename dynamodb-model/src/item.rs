mod identity;
pub(crate) mod size;
mod wire;

use std::collections::HashMap;
use std::fmt;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec;
use crate::error::{Error, Result};
use crate::key::KeyValue;
use crate::schema::KeyAttribute;

pub(crate) use self::identity::Identity;

/// One item as it came from the table or goes to it.
///
/// How it is held is this type's own business: the rest of the runtime asks it for a decoded value, for one of its
/// keys or for its type tag, and never sees a map.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Item(HashMap<String, AttributeValue>);

/// The fields of an entity as they are stored; opaque, for generated code only hands it on.
#[derive(Debug)]
pub struct Fields(Item);

/// An entity that serde writes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Serialize`, so it cannot be stored",
    label = "not written by serde",
    note = "add `#[derive(serde::Serialize)]` to `{Self}`"
)]
pub trait Written: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Written for T {}

/// The value's fields, in the form that serde gives them.
pub fn encode_fields<T: Written>(value: &T) -> Result<Fields> {
    let item = codec::encode(value).map(Item).map_err(Error::encoding)?;
    Ok(Fields(item))
}

impl Fields {
    /// The item that has these fields and nothing else yet.
    pub(crate) fn into_item(self) -> Item {
        self.0
    }
}

impl Item {
    /// The value that the item holds.
    pub(crate) fn decode<T: DeserializeOwned>(&self) -> Result<T> {
        codec::decode(&self.0).map_err(Error::decoding)
    }

    pub(crate) fn contains(&self, attribute: &str) -> bool {
        self.0.contains_key(attribute)
    }

    /// Whether the item has any attribute besides these.
    pub(crate) fn has_more_than(&self, keys: &[KeyAttribute]) -> bool {
        self.0
            .keys()
            .any(|name| keys.iter().all(|key| key.name() != name))
    }

    /// The attribute as a key value, if it is there and of a key's type.
    pub(crate) fn key_value(&self, attribute: &str) -> Option<KeyValue> {
        self.0.get(attribute).and_then(to_key_value)
    }

    /// The attribute's text, if it is there and a string.
    pub(crate) fn text(&self, attribute: &str) -> Option<&str> {
        self.0.get(attribute)?.as_s().ok().map(String::as_str)
    }

    /// The attribute as a whole number, if it is there and one.
    pub(crate) fn number(&self, attribute: &str) -> Option<u64> {
        self.0.get(attribute)?.as_n().ok()?.parse().ok()
    }

    pub(crate) fn set_key(&mut self, attribute: &str, value: &KeyValue) {
        self.set(attribute, from_key_value(value));
    }

    pub(crate) fn set(&mut self, attribute: &str, value: AttributeValue) {
        self.0.insert(attribute.to_owned(), value);
    }

    pub(crate) fn remove(&mut self, attribute: &str) {
        self.0.remove(attribute);
    }

    /// The attribute's value, if it is there.
    pub(crate) fn get(&self, attribute: &str) -> Option<&AttributeValue> {
        self.0.get(attribute)
    }

    /// The item with these key attributes alone.
    pub(crate) fn only(&self, keys: &[KeyAttribute]) -> Self {
        let own = keys
            .iter()
            .filter_map(|key| self.0.get_key_value(key.name()));
        Self(
            own.map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
        )
    }

    /// Whether each attribute of the other is here, with the same value.
    pub(crate) fn has_all_of(&self, other: &Self) -> bool {
        let mut theirs = other.0.iter();
        theirs.all(|(name, value)| self.0.get(name) == Some(value))
    }

    /// What the item counts for against DynamoDB's limits, in bytes.
    pub(crate) fn size(&self) -> usize {
        let attributes = self.0.iter();
        attributes
            .map(|(name, value)| size::attribute(name, value))
            .sum()
    }

    /// What the item takes of a request, in bytes.
    pub(crate) fn wire_size(&self) -> usize {
        let attributes = self.0.iter();
        wire::object(attributes.map(|(name, value)| wire::attribute(name, value)))
    }

    /// The item as the value of an attribute.
    pub(crate) fn into_value(self) -> AttributeValue {
        AttributeValue::M(self.0)
    }

    pub(crate) fn from_map(map: HashMap<String, AttributeValue>) -> Self {
        Self(map)
    }

    pub(crate) fn into_map(self) -> HashMap<String, AttributeValue> {
        self.0
    }
}

/// Attribute names only: values may be personal data, and errors that hold an item end up in logs.
impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<_> = self.0.keys().collect();
        names.sort_unstable();
        f.debug_tuple("Item").field(&names).finish()
    }
}

pub(crate) fn from_key_value(value: &KeyValue) -> AttributeValue {
    match value {
        KeyValue::S(text) => AttributeValue::S(text.clone()),
        KeyValue::N(number) => AttributeValue::N(number.clone()),
        KeyValue::B(bytes) => AttributeValue::B(Blob::new(bytes.clone())),
    }
}

pub(crate) fn to_key_value(value: &AttributeValue) -> Option<KeyValue> {
    match value {
        AttributeValue::S(text) => Some(KeyValue::S(text.clone())),
        AttributeValue::N(number) => Some(KeyValue::N(number.clone())),
        AttributeValue::B(bytes) => Some(KeyValue::B(bytes.as_ref().to_vec())),
        _ => None,
    }
}

pub(crate) fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

pub(crate) fn number(number: u64) -> AttributeValue {
    AttributeValue::N(number.to_string())
}
