use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::shard::Shard;
use crate::error::Result;
use crate::key::KeyValue;

/// A row's place in the order of all.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The values of the sort key attributes, left to right.
    pub(super) sort: Vec<KeyValue>,
    pub(super) shard: usize,
}

impl Place {
    /// As DynamoDB sorts, one attribute after the other, and then by the number of the shard.
    pub(super) fn cmp(&self, other: &Self, descending: bool) -> Ordering {
        let mut attributes = self.sort.iter().zip(&other.sort);
        let by_sort = attributes
            .find_map(|(a, b)| a.sort_cmp(b).filter(|order| order.is_ne()))
            .unwrap_or(Ordering::Equal);
        let ascending = by_sort.then(self.shard.cmp(&other.shard));
        if descending {
            ascending.reverse()
        } else {
            ascending
        }
    }
}

/// The first row of each shard that has one: the next of all is taken.
#[derive(Debug, Default)]
pub(super) struct Heads(BinaryHeap<Head>);

/// The greatest comes first.
#[derive(Debug)]
struct Head {
    place: Place,
    descending: bool,
}

impl Heads {
    /// Adds the first row of a shard, if there is one.
    pub(super) fn add(&mut self, number: usize, shard: &Shard) -> Result<()> {
        if let Some(row) = shard.rows.front() {
            self.0.push(Head {
                place: shard.place(number, row)?,
                descending: shard.pages.is_descending(),
            });
        }
        Ok(())
    }

    /// The place of the row that is next.
    pub(super) fn take(&mut self) -> Option<Place> {
        self.0.pop().map(|head| head.place)
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        other.place.cmp(&self.place, self.descending)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Head {}
