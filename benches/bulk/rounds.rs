//! Contenders that take turns, and the median of each: what the machine does meanwhile meets all alike.

use std::time::Duration;

/// How often each contender has its turn.
pub(crate) const ROUNDS: usize = 9;

/// The times of so many contenders.
#[derive(Debug)]
pub(crate) struct Rounds {
    times: Vec<Vec<Duration>>,
}

impl Rounds {
    pub(crate) fn of(contenders: usize) -> Self {
        Self {
            times: vec![Vec::new(); contenders],
        }
    }

    pub(crate) fn add(&mut self, contender: usize, time: Duration) {
        if let Some(times) = self.times.get_mut(contender) {
            times.push(time);
        }
    }

    /// The median of each.
    pub(crate) fn medians(self) -> Vec<Duration> {
        self.times.into_iter().map(median).collect()
    }
}

/// The middle one; zero of none.
pub(crate) fn median<T: Ord + Copy + Default>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}
