//! What a merged read asks of the pages of one shard.

use super::{Pages, Position};
use crate::cursor::CursorSecret;
use crate::error::Result;
use crate::item::Item;
use crate::key::KeyValue;
use crate::schema::KeyAttribute;

impl Pages {
    /// Reads so many rows in the first request of a limited read.
    pub(in crate::execute) fn striding(mut self, stride: usize) -> Self {
        self.stride = stride;
        self
    }

    /// So many rows of all shards are still wanted, be they all of this one.
    pub(in crate::execute) fn narrow(&mut self, remaining: Option<usize>) {
        self.remaining = remaining;
        if let (Some(remaining), false) = (remaining, self.drops) {
            self.stride = self.stride.min(remaining);
        }
    }

    pub(in crate::execute) fn position(&self) -> &Position {
        &self.position
    }

    /// Goes on from there, unless there is nothing to read.
    pub(in crate::execute) fn resume_at(&mut self, position: Position) {
        if !matches!(self.position, Position::End) {
            self.position = position;
        }
    }

    pub(in crate::execute) fn is_descending(&self) -> bool {
        self.read.descending
    }

    pub(in crate::execute) fn secret(&self) -> Option<&CursorSecret> {
        self.handle.secret()
    }

    /// The sort key attributes, left to right.
    pub(in crate::execute) fn sort_keys(&self) -> Vec<KeyAttribute> {
        let sort = self.path.sort();
        sort.iter().map(|(attribute, _)| *attribute).collect()
    }

    /// The row's sort key attributes, left to right.
    pub(in crate::execute) fn sort_values(&self, row: &Item) -> Result<Vec<KeyValue>> {
        self.values(row, &self.sort_keys())
    }

    /// The key attributes of the partition, which all rows of the shard have.
    pub(in crate::execute) fn partition_keys(&self) -> Item {
        let mut keys = Item::default();
        for ((attribute, _), value) in self.path.partition().iter().zip(&self.partition) {
            keys.set_key(attribute.name(), value);
        }
        keys
    }

    /// The key attributes in which rows of the shard differ.
    pub(in crate::execute) fn own_keys(&self) -> Vec<KeyAttribute> {
        let mut keys = self.path.key_attributes();
        for (attribute, _) in self.path.partition() {
            keys.retain(|key| *key != attribute);
        }
        keys
    }
}
