//! The cursor of a merged read: how far each shard has come.
//!
//! It holds a binary value with one byte for each shard (0 at its start, 1 after a row, 2 at its end), and then, for each
//! shard that is after a row, the row's key attributes without the partition's, which the shard has anyway.

use super::Merged;
use super::shard::Shard;
use crate::cursor::{Cursor, CursorError, CursorScope};
use crate::error::Result;
use crate::execute::pages::Position;
use crate::item::Item;
use crate::key::KeyValue;

const START: u8 = 0;
const AFTER: u8 = 1;
const END: u8 = 2;

impl Merged {
    /// Where the next page starts; `None` after the last.
    pub(in crate::execute) fn cursor(&self) -> Result<Option<Cursor>> {
        let Some(scope) = self
            .scope()
            .filter(|_| !self.shards.iter().all(Shard::is_done))
        else {
            return Ok(None);
        };
        let mut states = Vec::with_capacity(self.shards.len());
        let mut keys = Vec::new();
        for shard in &self.shards {
            states.push(match shard.position() {
                Position::Start => START,
                Position::End => END,
                Position::After(row) => {
                    keys.extend(shard.pages.values(row, &shard.pages.own_keys())?);
                    AFTER
                }
            });
        }
        keys.insert(0, KeyValue::B(states));
        Cursor::encode(&scope, &keys, self.secret())
            .map(Some)
            .map_err(|error| self.explain(error.into()))
    }

    pub(super) fn resume(&mut self, cursor: &Cursor) -> Result<()> {
        let Some(scope) = self.scope() else {
            return Ok(());
        };
        let positions = cursor
            .open(&scope, self.secret())
            .and_then(|held| self.positions(held));
        let positions = positions.map_err(|error| self.explain(error.into()))?;
        for (shard, position) in self.shards.iter_mut().zip(positions) {
            shard.resume(position);
        }
        Ok(())
    }

    fn positions(&self, held: Vec<KeyValue>) -> Result<Vec<Position>, CursorError> {
        let mut held = held.into_iter();
        let Some(KeyValue::B(states)) = held.next() else {
            return Err(CursorError::Malformed);
        };
        if states.len() != self.shards.len() {
            return Err(CursorError::Elsewhere);
        }
        let mut positions = Vec::with_capacity(states.len());
        for (shard, state) in self.shards.iter().zip(states) {
            positions.push(match state {
                START => Position::Start,
                END => Position::End,
                AFTER => Position::After(after(shard, &mut held)?),
                _ => return Err(CursorError::Malformed),
            });
        }
        match held.next() {
            None => Ok(positions),
            Some(_) => Err(CursorError::Malformed),
        }
    }

    fn scope(&self) -> Option<CursorScope<'_>> {
        let first = self.shards.first()?;
        Some(first.pages.scope(Some(self.shards.len())))
    }

    fn secret(&self) -> Option<&crate::cursor::CursorSecret> {
        self.shards.first().and_then(|shard| shard.pages.secret())
    }
}

/// The keys of the row that the shard is after.
fn after(shard: &Shard, held: &mut impl Iterator<Item = KeyValue>) -> Result<Item, CursorError> {
    let mut keys = shard.pages.partition_keys();
    for attribute in shard.pages.own_keys() {
        let value = held.next().ok_or(CursorError::Malformed)?;
        // The scope held, so other types mean that the keys were declared otherwise at the time.
        if value.attribute_type() != attribute.kind() {
            return Err(CursorError::Elsewhere);
        }
        keys.set_key(attribute.name(), &value);
    }
    Ok(keys)
}
