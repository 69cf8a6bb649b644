use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::shard::Shard;
use crate::error::Result;
use crate::key::KeyValue;

/// The first row of each shard that has one: the next of all is taken.
#[derive(Debug, Default)]
pub(super) struct Heads(BinaryHeap<Head>);

/// A row's place in the order of all. The greatest comes first.
#[derive(Debug)]
struct Head {
    sort: Vec<KeyValue>,
    shard: usize,
    descending: bool,
}

impl Heads {
    /// Adds the first row of a shard, if there is one.
    pub(super) fn add(&mut self, number: usize, shard: &Shard) -> Result<()> {
        if let Some(row) = shard.rows.front() {
            self.0.push(Head {
                sort: shard.pages.sort_values(row)?,
                shard: number,
                descending: shard.pages.is_descending(),
            });
        }
        Ok(())
    }

    /// The shard whose row is next.
    pub(super) fn take(&mut self) -> Option<usize> {
        self.0.pop().map(|head| head.shard)
    }
}

impl Ord for Head {
    /// As DynamoDB sorts, one attribute after the other, and then by the number of the shard.
    fn cmp(&self, other: &Self) -> Ordering {
        let mut attributes = self.sort.iter().zip(&other.sort);
        let by_sort = attributes
            .find_map(|(a, b)| a.sort_cmp(b).filter(|order| order.is_ne()))
            .unwrap_or(Ordering::Equal);
        let ascending = by_sort.then(self.shard.cmp(&other.shard));
        if self.descending {
            ascending
        } else {
            ascending.reverse()
        }
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
