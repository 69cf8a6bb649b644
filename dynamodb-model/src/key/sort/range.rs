//! Ranges of one part as ranges of whole keys.

use std::cmp::Ordering;
use std::ops::Bound;

use super::{Selection, SortCondition, beginning};
use crate::key::encoding::Encoding;
use crate::key::error::KeyError;
use crate::key::escape::{AFTER_DELIMITER, DELIMITER};
use crate::key::template::{KeyRole, Segment, terminator};
use crate::key::value::KeyValue;

/// Where a part stands in a text key.
pub(super) struct Place<'a> {
    /// The text before the part.
    pub(super) before: &'a str,
    /// What follows the part.
    pub(super) after: &'a [Segment],
    pub(super) encoding: Encoding,
}

/// The keys whose part lies between the encoded bounds.
pub(super) fn text_range(
    place: &Place<'_>,
    lower: &Bound<KeyValue>,
    upper: &Bound<KeyValue>,
) -> Result<Selection, KeyError> {
    if is_reversed(lower, upper) {
        return Ok(Selection::of(SortCondition::Empty));
    }
    if (lower, upper) == (&Bound::Unbounded, &Bound::Unbounded) {
        return beginning(KeyValue::S(place.before.to_owned()));
    }
    match place.lowest(lower) {
        Some(lowest) => value_range(
            lowest.map(KeyValue::S),
            place.highest(upper).map(KeyValue::S),
        ),
        None => Ok(Selection::of(SortCondition::Empty)),
    }
}

/// The keys between two keys.
pub(super) fn value_range(
    lower: Bound<KeyValue>,
    upper: Bound<KeyValue>,
) -> Result<Selection, KeyError> {
    // No key is empty, and DynamoDB refuses an empty one in a condition.
    let lower = match lower {
        Bound::Included(low) | Bound::Excluded(low) if low.size() == 0 => Bound::Unbounded,
        lower => checked(lower)?,
    };
    let upper = match upper {
        Bound::Included(high) | Bound::Excluded(high) if high.size() == 0 => {
            return Ok(Selection::of(SortCondition::Empty));
        }
        upper => checked(upper)?,
    };
    if is_reversed(&lower, &upper) {
        return Ok(Selection::of(SortCondition::Empty));
    }
    Ok(match (ended(lower), ended(upper)) {
        (None, None) => Selection::of(SortCondition::All),
        (Some((low, false)), None) => Selection::of(SortCondition::AtLeast(low)),
        (Some((low, true)), None) => Selection::of(SortCondition::GreaterThan(low)),
        (None, Some((high, false))) => Selection::of(SortCondition::AtMost(high)),
        (None, Some((high, true))) => Selection::of(SortCondition::LessThan(high)),
        (Some((low, without_low)), Some((high, without_high))) => {
            let mut excluded = Vec::new();
            if without_low {
                excluded.push(low.clone());
            }
            if without_high {
                excluded.push(high.clone());
            }
            Selection {
                condition: SortCondition::Between(low, high),
                excluded,
            }
        }
    })
}

impl Place<'_> {
    /// Where the keys begin; `None` when no key can be so high.
    fn lowest(&self, lower: &Bound<KeyValue>) -> Option<Bound<String>> {
        Some(match lower {
            Bound::Unbounded if self.before.is_empty() => Bound::Unbounded,
            Bound::Unbounded => Bound::Included(self.before.to_owned()),
            Bound::Included(part) => Bound::Included(self.key(part)),
            Bound::Excluded(part) => match self.encoding {
                // Above the part alone and everything under it, below any other part that is higher.
                Encoding::Escaped => {
                    above_all_under(self.key(part)).map_or_else(Bound::Excluded, Bound::Included)
                }
                Encoding::Raw if self.after.is_empty() => Bound::Excluded(self.key(part)),
                Encoding::Raw => Bound::Included(successor(&self.followed(part))?),
            },
        })
    }

    /// Where the keys end.
    fn highest(&self, upper: &Bound<KeyValue>) -> Bound<String> {
        match upper {
            Bound::Unbounded if self.before.is_empty() => Bound::Unbounded,
            Bound::Unbounded => below(self.before),
            Bound::Included(part) => match self.encoding {
                Encoding::Escaped => {
                    let key = above_all_under(self.key(part));
                    Bound::Included(key.unwrap_or_else(|key| key))
                }
                Encoding::Raw if self.after.is_empty() => Bound::Included(self.key(part)),
                Encoding::Raw => below(&self.followed(part)),
            },
            // With a literal after the part, no key of this template is the part alone.
            Bound::Excluded(part) => match terminator(self.after) {
                None | Some("") => Bound::Excluded(self.key(part)),
                Some(_) => Bound::Included(self.key(part)),
            },
        }
    }

    fn key(&self, part: &KeyValue) -> String {
        // A part of a text key is encoded as text.
        let part = part.as_text().unwrap_or_default();
        format!("{}{part}", self.before)
    }

    /// The part and the literal after it.
    fn followed(&self, part: &KeyValue) -> String {
        let literal = terminator(self.after).unwrap_or_default();
        format!("{}{literal}", self.key(part))
    }
}

/// The key, the delimiter and everything behind it end below this; `Err` gives the key back when it is the longest possible.
fn above_all_under(mut key: String) -> Result<String, String> {
    if key.len() == KeyRole::Sort.limit() {
        return Err(key);
    }
    key.push(AFTER_DELIMITER);
    Ok(key)
}

/// The upper bound of all keys that begin with `prefix`.
fn below(prefix: &str) -> Bound<String> {
    match successor(prefix) {
        // Nothing that is written ends so: the bound needs no exclusion.
        Some(end) if prefix.ends_with(DELIMITER) => Bound::Included(end),
        Some(end) => Bound::Excluded(end),
        None => Bound::Unbounded,
    }
}

/// The lowest text above all that begins with `prefix`, unless there is none.
fn successor(prefix: &str) -> Option<String> {
    let (start, last) = prefix.char_indices().next_back()?;
    let kept = prefix.get(..start)?;
    match (last..=char::MAX).nth(1) {
        Some(next) => Some(format!("{kept}{next}")),
        None => successor(kept),
    }
}

/// No value lies between the bounds.
fn is_reversed(lower: &Bound<KeyValue>, upper: &Bound<KeyValue>) -> bool {
    let (low, high, open) = match (lower, upper) {
        (Bound::Included(low), Bound::Included(high)) => (low, high, false),
        (
            Bound::Included(low) | Bound::Excluded(low),
            Bound::Included(high) | Bound::Excluded(high),
        ) => (low, high, true),
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => return false,
    };
    match low.sort_cmp(high) {
        Some(Ordering::Greater) => true,
        Some(Ordering::Equal) => open,
        Some(Ordering::Less) | None => false,
    }
}

/// The bound's key, and whether it lies outside.
fn ended(bound: Bound<KeyValue>) -> Option<(KeyValue, bool)> {
    match bound {
        Bound::Included(key) => Some((key, false)),
        Bound::Excluded(key) => Some((key, true)),
        Bound::Unbounded => None,
    }
}

/// Refuses what DynamoDB would.
fn checked(bound: Bound<KeyValue>) -> Result<Bound<KeyValue>, KeyError> {
    Ok(match bound {
        Bound::Included(key) => Bound::Included(KeyRole::Sort.check(key)?),
        Bound::Excluded(key) => Bound::Excluded(KeyRole::Sort.check(key)?),
        Bound::Unbounded => Bound::Unbounded,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn successors() {
        assert_eq!(successor("A#").as_deref(), Some("A$"));
        assert_eq!(successor("A\u{7f}").as_deref(), Some("A\u{80}"));
        assert_eq!(successor("A\u{d7ff}").as_deref(), Some("A\u{e000}"));
        assert_eq!(successor("A\u{10ffff}").as_deref(), Some("B"));
        assert_eq!(successor("\u{10ffff}"), None);
        assert_eq!(successor(""), None);
    }
}
