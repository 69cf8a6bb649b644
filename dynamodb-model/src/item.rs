mod identity;
pub(crate) mod size;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::codec::{self, Attribute, CodecError, Draft, Entries, Record, Scalar, json};
use crate::error::{Error, Result};
use crate::key::KeyValue;
use crate::schema::KeyAttribute;

pub(crate) use self::identity::Identity;

/// One item as it came from the table or goes to it.
///
/// How it is held is this type's own business: the rest of the runtime asks it for a decoded value, for one of its
/// keys or for its type tag, and never sees a map. An item of a reply that we read ourselves is in the reply's page: it is
/// decoded from there, and keeps the page as long as it lives. An item that an entity was encoded to is a draft: the text that
/// is sent, as far as it is known.
#[derive(Clone)]
pub(crate) struct Item(Held);

#[derive(Clone)]
enum Held {
    Map(HashMap<String, AttributeValue>),
    Record(Record),
    Draft(Draft),
}

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
    let draft = codec::encode(value).map_err(Error::encoding)?;
    Ok(Fields(Item(Held::Draft(draft))))
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
        let decoded = match &self.0 {
            Held::Map(map) => codec::decode(map),
            Held::Record(record) => codec::decode_record(record),
            Held::Draft(draft) => codec::decode_record(draft.read()),
        };
        decoded.map_err(Error::decoding)
    }

    /// The value that the item holds, borrowed from it.
    pub(crate) fn lend<'de, T: Deserialize<'de>>(&'de self) -> Result<T, CodecError> {
        match &self.0 {
            Held::Map(map) => codec::read(map),
            Held::Record(record) => codec::read(record),
            Held::Draft(draft) => codec::read(draft.read()),
        }
    }

    /// Makes the item one that can perhaps be read, after it could not: in the SDK's own form, where all is known about a
    /// value, and then with NULL for what is missing. Says whether it is another one now.
    pub(crate) fn mend(&mut self, error: &CodecError) -> bool {
        match &mut self.0 {
            Held::Map(map) => codec::insert_null(map, error),
            Held::Record(record) => {
                self.0 = Held::Map(record.to_map());
                true
            }
            Held::Draft(draft) => {
                self.0 = Held::Map(draft.read().to_map());
                true
            }
        }
    }

    pub(crate) fn contains(&self, attribute: &str) -> bool {
        match &self.0 {
            Held::Draft(draft) => draft.contains(attribute),
            Held::Map(_) | Held::Record(_) => self.attribute(attribute).is_some(),
        }
    }

    /// Whether the item has any attribute besides these.
    pub(crate) fn has_more_than(&self, keys: &[KeyAttribute]) -> bool {
        self.entries()
            .any(|(name, _)| keys.iter().all(|key| key.name() != name))
    }

    /// The attribute as a key value, if it is there and of a key's type.
    pub(crate) fn key_value(&self, attribute: &str) -> Option<KeyValue> {
        key_value(self.scalar(attribute)?)
    }

    /// The attribute's text, if it is there and a string.
    pub(crate) fn text(&self, attribute: &str) -> Option<&str> {
        match self.scalar(attribute)? {
            Scalar::String(text) => Some(text),
            _ => None,
        }
    }

    /// The attribute as a whole number, if it is there and one.
    pub(crate) fn number(&self, attribute: &str) -> Option<u64> {
        match self.scalar(attribute)? {
            Scalar::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    pub(crate) fn set_key(&mut self, attribute: &str, value: &KeyValue) {
        match &mut self.0 {
            Held::Draft(draft) => draft.set(attribute, |to| match value {
                KeyValue::S(text) => json::text_value(to, text),
                KeyValue::N(number) => json::number_value(to, number),
                KeyValue::B(bytes) => json::bytes_value(to, bytes),
            }),
            Held::Map(_) | Held::Record(_) => self.set(attribute, from_key_value(value)),
        }
    }

    pub(crate) fn set_text(&mut self, attribute: &str, value: &str) {
        match &mut self.0 {
            Held::Draft(draft) => draft.set(attribute, |to| json::text_value(to, value)),
            Held::Map(_) | Held::Record(_) => self.set(attribute, text(value)),
        }
    }

    pub(crate) fn set_number(&mut self, attribute: &str, value: u64) {
        match &mut self.0 {
            Held::Draft(draft) => draft.set(attribute, |to| json::integer_value(to, value)),
            Held::Map(_) | Held::Record(_) => self.set(attribute, number(value)),
        }
    }

    pub(crate) fn set(&mut self, attribute: &str, value: AttributeValue) {
        if let Held::Draft(draft) = &mut self.0 {
            match draft.set_value(attribute, &value) {
                Some(()) => return,
                None => *self = Self::from_map(draft.read().to_map()),
            }
        }
        match &mut self.0 {
            Held::Map(map) => {
                map.insert(attribute.to_owned(), value);
            }
            Held::Record(record) => record.set(attribute, value),
            Held::Draft(_) => {}
        }
    }

    pub(crate) fn remove(&mut self, attribute: &str) {
        match &mut self.0 {
            Held::Map(map) => {
                map.remove(attribute);
            }
            Held::Record(record) => record.remove(attribute),
            Held::Draft(draft) => draft.remove(attribute),
        }
    }

    /// The attribute's value, if it is there; a copy of it where the item is text.
    pub(crate) fn get(&self, attribute: &str) -> Option<Cow<'_, AttributeValue>> {
        match &self.0 {
            Held::Draft(draft) => draft.get(attribute).map(Cow::Owned),
            Held::Map(_) | Held::Record(_) => self.attribute(attribute).map(Attribute::to_value),
        }
    }

    /// The item with these key attributes alone.
    pub(crate) fn only(&self, keys: &[KeyAttribute]) -> Self {
        let own = keys.iter().filter_map(|key| {
            let value = self.get(key.name())?;
            Some((key.name().to_owned(), value.into_owned()))
        });
        Self::from_map(own.collect())
    }

    /// Whether each attribute of the other is here, with the same value.
    pub(crate) fn has_all_of(&self, other: &Self) -> bool {
        let mut theirs = other.entries();
        theirs.all(|(name, value)| self.get(name) == Some(value.to_value()))
    }

    /// What the item counts for against DynamoDB's limits, in bytes.
    pub(crate) fn size(&self) -> usize {
        let attributes = self.entries();
        attributes
            .map(|(name, value)| size::attribute(name, value))
            .sum()
    }

    /// What the item takes of a request, in bytes; all others than drafts are written to find out.
    pub(crate) fn wire_size(&self) -> usize {
        if let Held::Draft(draft) = &self.0 {
            return draft.wire_size();
        }
        let mut text = String::new();
        // A value that cannot be written is not sent either.
        let _ = self.write_to(&mut text);
        text.len()
    }

    /// As [`wire_size`](Self::wire_size), where it is known without writing.
    pub(crate) fn text_size(&self) -> usize {
        match &self.0 {
            Held::Draft(draft) => draft.wire_size(),
            Held::Map(_) | Held::Record(_) => 0,
        }
    }

    /// Writes the item as it is sent. `None` where it has a value of a type that is newer than the SDK.
    pub(crate) fn write_to(&self, to: &mut String) -> Option<()> {
        if let Held::Draft(draft) = &self.0 {
            draft.write_to(to);
            return Some(());
        }
        json::object(to, self.entries(), |to, value| {
            json::value(to, &value.to_value())
        })
    }

    /// The item as the value of an attribute.
    pub(crate) fn into_value(self) -> AttributeValue {
        AttributeValue::M(self.into_map())
    }

    pub(crate) fn from_map(map: HashMap<String, AttributeValue>) -> Self {
        Self(Held::Map(map))
    }

    pub(crate) fn from_record(record: Record) -> Self {
        Self(Held::Record(record))
    }

    /// The item in the SDK's own form; a copy where it is text.
    pub(crate) fn into_map(self) -> HashMap<String, AttributeValue> {
        match self.0 {
            Held::Map(map) => map,
            Held::Record(record) => record.to_map(),
            Held::Draft(draft) => draft.into_map(),
        }
    }

    #[cfg(test)]
    pub(crate) fn is_paged(&self) -> bool {
        matches!(self.0, Held::Record(_))
    }

    fn scalar(&self, attribute: &str) -> Option<Scalar<'_>> {
        self.attribute(attribute).and_then(Attribute::scalar)
    }

    fn attribute(&self, name: &str) -> Option<Attribute<'_>> {
        match &self.0 {
            Held::Map(map) => map.get(name).map(Attribute::Held),
            Held::Record(record) => record.get(name),
            Held::Draft(draft) => draft.read().get(name),
        }
    }

    fn entries(&self) -> Entries<'_> {
        match &self.0 {
            Held::Map(map) => map.into(),
            Held::Record(record) => record.into(),
            Held::Draft(draft) => draft.read().into(),
        }
    }
}

impl Default for Item {
    fn default() -> Self {
        Self::from_map(HashMap::new())
    }
}

/// However the two are held.
impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.entries().count() == other.entries().count() && self.has_all_of(other)
    }
}

/// Attribute names only: values may be personal data, and errors that hold an item end up in logs.
impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<_> = self.entries().map(|(name, _)| name).collect();
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
    key_value(Attribute::Held(value).scalar()?)
}

fn key_value(value: Scalar<'_>) -> Option<KeyValue> {
    match value {
        Scalar::String(text) => Some(KeyValue::S(text.to_owned())),
        Scalar::Number(number) => Some(KeyValue::N(number.to_owned())),
        Scalar::Bytes(bytes) => Some(KeyValue::B(bytes.to_vec())),
        _ => None,
    }
}

pub(crate) fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

pub(crate) fn number(number: u64) -> AttributeValue {
    AttributeValue::N(number.to_string())
}
