use std::collections::{BTreeMap, HashMap};

use tokio::time::Instant;

use super::bucket::Bucket;
use super::write::Write;
use super::{PartitionKey, PartitionSecond};

/// What partitions have left, and what became of writes.
#[derive(Debug, Default)]
pub(super) struct Meters {
    buckets: HashMap<Partition, Bucket>,
    start: Option<Instant>,
    /// What was accepted and throttled, by the seconds since the start.
    seconds: BTreeMap<u64, (u64, u64)>,
}

/// A partition of a table or index, by a number for the latter and the values of its key.
type Partition = (String, usize, String);

/// Why writes are throttled: the first partition that has too little left.
pub(super) struct Shortage {
    pub(super) table: String,
    /// `None` if it is the table's.
    pub(super) index: Option<String>,
    /// For each of the writes, whether it is to that partition.
    pub(super) hit: Vec<bool>,
}

impl Meters {
    /// Takes what all of these writes cost, or nothing.
    pub(super) fn admit(
        &mut self,
        writes: &[Write<'_>],
        keys: &[PartitionKey],
        rate: u32,
    ) -> Result<(), Shortage> {
        let now = Instant::now();
        let mut charges: BTreeMap<Partition, u32> = BTreeMap::new();
        for write in writes {
            for (partition, units) in partitions(write, keys) {
                let charge = charges.entry(partition).or_default();
                *charge = charge.saturating_add(units);
            }
        }
        let mut short = None;
        for (partition, units) in &charges {
            let bucket = self.buckets.entry(partition.clone());
            let bucket = bucket.or_insert_with(|| Bucket::full(rate, now));
            if !bucket.has(*units, rate, now) && short.is_none() {
                short = Some(partition);
            }
        }
        self.record(writes, now, short.is_none());
        let Some(short) = short else {
            for (partition, units) in &charges {
                if let Some(bucket) = self.buckets.get_mut(partition) {
                    bucket.take(*units);
                }
            }
            return Ok(());
        };
        let is_hit = |write| partitions(write, keys).any(|(partition, _)| partition == *short);
        Err(Shortage {
            table: short.0.clone(),
            index: keys.get(short.1).and_then(|key| key.index.clone()),
            hit: writes.iter().map(is_hit).collect(),
        })
    }

    fn record(&mut self, writes: &[Write<'_>], now: Instant, is_accepted: bool) {
        let start = *self.start.get_or_insert(now);
        let second = now.saturating_duration_since(start).as_secs();
        let (accepted, throttled) = self.seconds.entry(second).or_default();
        let count = if is_accepted { accepted } else { throttled };
        *count += writes
            .iter()
            .map(|write| u64::from(write.units))
            .sum::<u64>();
    }

    pub(super) fn timeline(&self) -> Vec<PartitionSecond> {
        let Some((last, _)) = self.seconds.last_key_value() else {
            return Vec::new();
        };
        let seconds = (0..=*last).map(|second| {
            let (accepted, throttled) = self.seconds.get(&second).copied().unwrap_or_default();
            PartitionSecond::new(second, accepted, throttled)
        });
        seconds.collect()
    }
}

fn partitions(write: &Write<'_>, keys: &[PartitionKey]) -> impl Iterator<Item = (Partition, u32)> {
    keys.iter().enumerate().filter_map(|(number, key)| {
        let partition = (write.table.to_owned(), number, write.partition(key)?);
        Some((partition, write.units))
    })
}
