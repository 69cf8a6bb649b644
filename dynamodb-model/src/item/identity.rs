use std::hash::{Hash, Hasher};

use super::Item;
use crate::key::{Decimal, KeyValue};
use crate::row::Primary;
use crate::schema::TableSchema;

/// Which item of a table it is: its primary key, attribute by attribute, equal where DynamoDB takes two keys for one
/// (the numbers `1` and `1.0`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    partition: Component,
    sort: Option<Component>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Component {
    Text(String),
    Number(Decimal),
    Bytes(Vec<u8>),
}

impl Identity {
    /// Of an item or of its key; `None` where an attribute of the key is not there, or no key's type.
    pub(crate) fn of(item: &Item, table: &TableSchema) -> Option<Self> {
        Self::of_key(Primary::of_item(item, table)?)
    }

    /// `None` where a number of the key is none.
    pub(crate) fn of_key(key: Primary) -> Option<Self> {
        Some(Self {
            partition: Component::of(key.partition)?,
            sort: match key.sort {
                Some(sort) => Some(Component::of(sort)?),
                None => None,
            },
        })
    }
}

/// The values alone: the keys of one table are of the same types.
impl Hash for Identity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for component in std::iter::once(&self.partition).chain(&self.sort) {
            match component {
                Component::Text(text) => text.hash(state),
                Component::Number(number) => number.hash(state),
                Component::Bytes(bytes) => bytes.hash(state),
            }
        }
    }
}

impl Component {
    fn of(value: KeyValue) -> Option<Self> {
        match value {
            KeyValue::S(text) => Some(Self::Text(text)),
            KeyValue::N(number) => Decimal::parse(&number).map(Self::Number),
            KeyValue::B(bytes) => Some(Self::Bytes(bytes)),
        }
    }
}
