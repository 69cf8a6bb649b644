use super::Item;
use crate::key::{Decimal, KeyValue};
use crate::schema::TableSchema;

/// Which item of a table it is: its primary key, attribute by attribute, equal where DynamoDB takes two keys for one
/// (the numbers `1` and `1.0`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    partition: Component,
    sort: Option<Component>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Component {
    Text(String),
    Number(Decimal),
    Bytes(Vec<u8>),
}

impl Identity {
    /// Of an item or of its key; `None` where an attribute of the key is not there, or no key's type.
    pub(crate) fn of(item: &Item, table: &TableSchema) -> Option<Self> {
        let component = |attribute: &str| Component::of(item.key_value(attribute)?);
        Some(Self {
            partition: component(table.partition_key().name())?,
            sort: match table.sort_key() {
                Some(attribute) => Some(component(attribute.name())?),
                None => None,
            },
        })
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
