use serde_json::{Map, Value};

use super::super::request::Request;
use super::{PartitionKey, size};

/// One write of a request, as far as its cost goes.
pub(super) struct Write<'a> {
    pub(super) table: &'a str,
    pub(super) units: u32,
    /// The item, or its key where there is no more.
    attributes: &'a Map<String, Value>,
}

const KB: usize = 1024;

impl<'a> Write<'a> {
    /// The write of a request of its own; `None` for other requests.
    pub(super) fn single(request: &'a Request) -> Option<Self> {
        match request.operation() {
            "PutItem" | "UpdateItem" | "DeleteItem" => Self::new(request.table()?, request.body()),
            _ => None,
        }
    }

    /// A write of a batch, to this table.
    pub(super) fn in_batch(table: &'a str, write: &'a Value) -> Option<Self> {
        let (_, write) = write.as_object()?.iter().next()?;
        Self::new(table, write)
    }

    /// The writes of a transaction, and its checks, which cost the same.
    pub(super) fn in_transaction(request: &'a Request) -> Vec<Self> {
        let each = request.transaction().iter().filter_map(|operation| {
            let (_, operation) = operation.as_object()?.iter().next()?;
            let mut write = Self::new(operation.get("TableName")?.as_str()?, operation)?;
            write.units = write.units.saturating_mul(2);
            Some(write)
        });
        each.collect()
    }

    fn new(table: &'a str, write: &'a Value) -> Option<Self> {
        let attributes = write
            .get("Item")
            .or_else(|| write.get("Key"))?
            .as_object()?;
        let values = write.get("ExpressionAttributeValues");
        // A value of an update is counted without the name that it gets: `:0` stands for that.
        let values = match write.get("Item") {
            Some(_) => None,
            None => values.and_then(Value::as_object),
        };
        let bytes = size::of_item(attributes) + values.map_or(0, size::of_item);
        Some(Self {
            table,
            units: u32::try_from(bytes.div_ceil(KB).max(1)).unwrap_or(u32::MAX),
            attributes,
        })
    }

    /// In which partition of the table or index it falls; `None` if it is not in the index.
    pub(super) fn partition(&self, key: &PartitionKey) -> Option<String> {
        let mut partition = String::new();
        for attribute in &key.attributes {
            let value = self.attributes.get(attribute)?;
            partition.push_str(&value.to_string());
        }
        Some(partition)
    }
}
