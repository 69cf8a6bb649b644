use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::cursor::Cursor;
use crate::error::{Error, ErrorKind, Result};
use crate::execute::Position;

/// The form of the text, in case it changes.
const FORM: &str = "1";

/// How far a parallel scan is, segment by segment: to be stored, and given to [`resume`](super::ParallelScan::resume).
///
/// It is text for `Display`, `FromStr` and serde: the number of segments, the index, the segments that are read, the
/// cursors of those that are being read, and the entity. Cursors hold the keys of rows; a handle that seals its cursors
/// seals these too.
///
/// ```
/// use dynamodb_model::ScanCheckpoint;
///
/// let stored = "1:64::0-9,12::Order";
/// let checkpoint: ScanCheckpoint = stored.parse().unwrap();
/// assert_eq!(checkpoint.progress(), (11, 64));
/// assert_eq!(checkpoint.to_string(), stored);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ScanCheckpoint {
    total: u32,
    entity: String,
    index: Option<String>,
    positions: BTreeMap<u32, Position>,
}

impl ScanCheckpoint {
    pub(super) fn new(
        total: u32,
        entity: &str,
        index: Option<&str>,
        positions: BTreeMap<u32, Position>,
    ) -> Self {
        Self {
            total,
            entity: entity.to_owned(),
            index: index.map(str::to_owned),
            positions,
        }
    }

    /// How many segments are read, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        let read = self.read().count();
        (u32::try_from(read).unwrap_or(u32::MAX), self.total)
    }

    /// Whether all is read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        let (read, total) = self.progress();
        read >= total
    }

    /// Itself, if it is one of this scan.
    pub(super) fn of(self, entity: &str, index: Option<&str>) -> Result<Self> {
        if self.entity == entity && self.index.as_deref() == index {
            return Ok(self);
        }
        let through = |index: Option<&str>| {
            index.map_or(String::new(), |index| format!(" through `{index}`"))
        };
        let message = format!(
            "the checkpoint is one of a scan of `{}`{}, and this scans `{entity}`{}",
            self.entity,
            through(self.index.as_deref()),
            through(index)
        );
        Err(Error::new(ErrorKind::Cursor, message))
    }

    pub(super) fn into_parts(self) -> (u32, BTreeMap<u32, Position>) {
        (self.total, self.positions)
    }

    fn read(&self) -> impl Iterator<Item = u32> {
        let read = self.positions.iter();
        read.filter(|(_, position)| **position == Position::End)
            .map(|(segment, _)| *segment)
    }
}

impl fmt::Display for ScanCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = self.index.as_deref().unwrap_or_default();
        write!(f, "{FORM}:{}:{index}:", self.total)?;
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for segment in self.read() {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == segment => *last = segment,
                _ => ranges.push((segment, segment)),
            }
        }
        for (place, (first, last)) in ranges.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            match first == last {
                true => write!(f, "{comma}{first}")?,
                false => write!(f, "{comma}{first}-{last}")?,
            }
        }
        f.write_str(":")?;
        let open = self
            .positions
            .iter()
            .filter_map(|(segment, position)| match position {
                Position::After(cursor) => Some((segment, cursor)),
                Position::End => None,
            });
        for (place, (segment, cursor)) in open.enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(f, "{comma}{segment}={cursor}")?;
        }
        write!(f, ":{}", self.entity)
    }
}

impl FromStr for ScanCheckpoint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse(text).ok_or_else(|| {
            let message = "this is no checkpoint of a parallel scan, or one that was cut";
            Error::new(ErrorKind::Cursor, message)
        })
    }
}

fn parse(text: &str) -> Option<ScanCheckpoint> {
    let mut parts = text.splitn(6, ':');
    if parts.next()? != FORM {
        return None;
    }
    let total: u32 = parts.next()?.parse().ok()?;
    let index = parts.next()?;
    let (read, open, entity) = (parts.next()?, parts.next()?, parts.next()?);
    let mut positions = BTreeMap::new();
    for range in read.split(',').filter(|range| !range.is_empty()) {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        if last >= total {
            return None;
        }
        positions.extend((first..=last).map(|segment| (segment, Position::End)));
    }
    for part in open.split(',').filter(|part| !part.is_empty()) {
        let (segment, cursor) = part.split_once('=')?;
        let segment = segment.parse().ok().filter(|segment| *segment < total)?;
        let cursor: Cursor = cursor.parse().ok()?;
        positions.insert(segment, Position::After(cursor));
    }
    Some(ScanCheckpoint {
        total,
        entity: entity.to_owned(),
        index: Some(index.to_owned()).filter(|index| !index.is_empty()),
        positions,
    })
}

impl Serialize for ScanCheckpoint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ScanCheckpoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
