//! The cursor of a merged read: how far each shard has come, and all together.
//!
//! It holds, one after the other: a binary value with one byte for each shard (0 at its start, 1 after a row); another one
//! with the number of the shard that gave the last row, in two bytes, or with none if there was no row; that row's sort key
//! attributes; and then, for each shard that is after a row, the row's key attributes without the partition's, which the
//! shard has anyway.

use super::Merged;
use super::heads::Place;
use super::shard::Shard;
use crate::cursor::{Cursor, CursorError, CursorScope, CursorSecret};
use crate::error::Result;
use crate::execute::pages::Position;
use crate::item::Item;
use crate::key::KeyValue;
use crate::schema::KeyAttribute;

const START: u8 = 0;
const AFTER: u8 = 1;

/// What a cursor holds.
struct Held {
    positions: Vec<Position>,
    frontier: Option<Place>,
}

impl Merged {
    /// Where the next page starts; `None` after the last.
    pub(in crate::execute) fn cursor(&self) -> Result<Option<Cursor>> {
        let Some(scope) = self.scope() else {
            return Ok(None);
        };
        if self.shards.iter().all(Shard::is_done) {
            return Ok(None);
        }
        let mut states = Vec::with_capacity(self.shards.len());
        let mut rows = Vec::new();
        for shard in &self.shards {
            states.push(match shard.position() {
                Position::Start | Position::End => START,
                Position::After(row) => {
                    rows.extend(shard.pages.values(row, &shard.pages.own_keys())?);
                    AFTER
                }
            });
        }
        let mut keys = vec![KeyValue::B(states)];
        let frontier = self.frontier.as_ref();
        let number = frontier.and_then(|place| u16::try_from(place.shard).ok());
        keys.push(KeyValue::B(
            number.map_or_else(Vec::new, |number| number.to_be_bytes().to_vec()),
        ));
        keys.extend(frontier.into_iter().flat_map(|place| place.sort.clone()));
        keys.extend(rows);
        Cursor::encode(&scope, &keys, self.secret())
            .map(Some)
            .map_err(|error| self.explain(error.into()))
    }

    pub(super) fn resume(&mut self, cursor: &Cursor) -> Result<()> {
        let Some(scope) = self.scope() else {
            return Ok(());
        };
        let held = cursor
            .open(&scope, self.secret())
            .and_then(|keys| self.held(keys));
        let Held {
            positions,
            frontier,
        } = held.map_err(|error| self.explain(error.into()))?;
        for (number, (shard, position)) in self.shards.iter_mut().zip(positions).enumerate() {
            // The shard of the last row is after it itself.
            let is_behind = frontier.as_ref().is_some_and(|place| place.shard != number);
            shard.resume(position, is_behind);
        }
        self.frontier = frontier;
        Ok(())
    }

    fn held(&self, keys: Vec<KeyValue>) -> Result<Held, CursorError> {
        let mut keys = keys.into_iter();
        let (Some(KeyValue::B(states)), Some(KeyValue::B(number))) = (keys.next(), keys.next())
        else {
            return Err(CursorError::Malformed);
        };
        if states.len() != self.shards.len() {
            return Err(CursorError::Elsewhere);
        }
        let frontier = match (number.as_slice(), self.shards.first()) {
            ([], _) | (_, None) => None,
            ([high, low], Some(shard)) => Some(Place {
                sort: values(&mut keys, &shard.pages.sort_keys())?,
                shard: usize::from(u16::from_be_bytes([*high, *low])),
            }),
            _ => return Err(CursorError::Malformed),
        };
        let mut positions = Vec::with_capacity(states.len());
        for (shard, state) in self.shards.iter().zip(states) {
            positions.push(match state {
                START => Position::Start,
                AFTER => Position::After(after(shard, &mut keys)?),
                _ => return Err(CursorError::Malformed),
            });
        }
        match keys.next() {
            None => Ok(Held {
                positions,
                frontier,
            }),
            Some(_) => Err(CursorError::Malformed),
        }
    }

    fn scope(&self) -> Option<CursorScope<'_>> {
        let first = self.shards.first()?;
        Some(first.pages.scope(Some(self.shards.len())))
    }

    fn secret(&self) -> Option<&CursorSecret> {
        self.shards.first().and_then(|shard| shard.pages.secret())
    }
}

/// The keys of the row that the shard is after.
fn after(shard: &Shard, held: &mut impl Iterator<Item = KeyValue>) -> Result<Item, CursorError> {
    let own = shard.pages.own_keys();
    let mut keys = shard.pages.partition_keys();
    for (attribute, value) in own.iter().zip(values(held, &own)?) {
        keys.set_key(attribute.name(), &value);
    }
    Ok(keys)
}

/// The next values, of these attributes.
fn values(
    held: &mut impl Iterator<Item = KeyValue>,
    of: &[KeyAttribute],
) -> Result<Vec<KeyValue>, CursorError> {
    let mut values = Vec::with_capacity(of.len());
    for attribute in of {
        let value = held.next().ok_or(CursorError::Malformed)?;
        // The scope held, so other types mean that the keys were declared otherwise at the time.
        if value.attribute_type() != attribute.kind() {
            return Err(CursorError::Elsewhere);
        }
        values.push(value);
    }
    Ok(values)
}
