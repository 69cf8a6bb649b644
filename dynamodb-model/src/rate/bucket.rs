use std::time::Duration;

use tokio::time::Instant;

/// How much of the target comes back in each second after throttling.
const GROWTH: f64 = 0.05;
/// How far throttling of all that was sent brings the rate down.
const FALL: f64 = 0.5;
/// How often it falls: what is in flight when the first request is throttled says nothing new.
const SETTLING: Duration = Duration::from_secs(1);
/// The slowest it gets, as a part of the target.
const LOWEST: f64 = 0.01;
/// How much of the average a new request is.
const WEIGHT: f64 = 0.3;
/// For how many seconds capacity is saved up.
const SAVED: f64 = 2.0;

/// Capacity of one table or index: filled by time, and emptied by what requests turn out to have consumed.
#[derive(Debug)]
pub(super) struct Bucket {
    target: f64,
    rate: f64,
    /// What may be consumed now; below zero, a debt.
    balance: f64,
    filled: Instant,
    fallen: Option<Instant>,
    /// What a member of a request consumes on average; not known before the first.
    per_member: Option<f64>,
}

impl Bucket {
    pub(super) fn new(target: f64, now: Instant) -> Self {
        Self {
            target,
            rate: target,
            balance: 0.0,
            filled: now,
            fallen: None,
            per_member: None,
        }
    }

    pub(super) fn target(&self) -> f64 {
        self.target
    }

    pub(super) fn rate(&self) -> f64 {
        self.rate
    }

    /// How long until the bucket holds something.
    pub(super) fn wait(&mut self, now: Instant) -> Duration {
        self.fill(now);
        if self.balance > 0.0 {
            return Duration::ZERO;
        }
        // A moment more than the debt takes, so that something is there then.
        Duration::from_secs_f64((1.0 - self.balance).min(self.rate * 3600.0) / self.rate)
    }

    /// Takes out what a request of so many members consumes on average; gives what that is.
    pub(super) fn reserve(&mut self, members: usize, now: Instant) -> f64 {
        let units = self.per_member.unwrap_or(1.0) * count(members);
        self.charge(units, now);
        units
    }

    /// Takes out what it has consumed in the place of what was reserved.
    pub(super) fn settle(&mut self, reserved: f64, actual: f64, members: usize, now: Instant) {
        self.charge(actual - reserved, now);
        let found = actual / count(members.max(1));
        self.per_member = Some(match self.per_member {
            Some(known) => known * (1.0 - WEIGHT) + found * WEIGHT,
            None => found,
        });
    }

    pub(super) fn give_back(&mut self, reserved: f64) {
        self.balance += reserved;
    }

    fn charge(&mut self, units: f64, now: Instant) {
        self.fill(now);
        self.balance -= units;
    }

    /// Slows down, by the part (0 to 1) that was throttled of what was sent.
    pub(super) fn slow(&mut self, part: f64, now: Instant) {
        self.fill(now);
        let settles = |fallen: Instant| now.saturating_duration_since(fallen) < SETTLING;
        if self.fallen.is_some_and(settles) {
            return;
        }
        self.fallen = Some(now);
        self.rate = (self.rate * (1.0 - FALL * part)).max(self.target * LOWEST);
        self.balance = self.balance.min(0.0);
    }

    fn fill(&mut self, now: Instant) {
        let seconds = now.saturating_duration_since(self.filled).as_secs_f64();
        self.filled = now;
        self.rate = (self.rate + self.target * GROWTH * seconds).min(self.target);
        self.balance = (self.balance + self.rate * seconds).min(self.rate * SAVED);
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "a request has no more than 100 members"
)]
fn count(members: usize) -> f64 {
    members as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, seconds: f64) -> Instant {
        start + Duration::from_secs_f64(seconds)
    }

    #[test]
    fn a_debt_is_waited_out_before_the_next_request() {
        let start = Instant::now();
        let mut bucket = Bucket::new(100.0, start);
        assert_eq!(bucket.wait(after(start, 0.01)), Duration::ZERO);
        bucket.charge(201.0, after(start, 0.01));

        let wait = bucket.wait(after(start, 0.01)).as_secs_f64();
        assert!((wait - 2.01).abs() < 1e-9, "{wait}");
        assert_eq!(bucket.wait(after(start, 2.03)), Duration::ZERO);
    }

    #[test]
    fn capacity_is_saved_up_for_two_seconds() {
        let start = Instant::now();
        let mut bucket = Bucket::new(10.0, start);
        bucket.fill(after(start, 1000.0));
        assert!((bucket.balance - 20.0).abs() < 1e-9);
    }

    #[test]
    fn over_a_long_time_the_target_is_consumed_and_not_more() {
        let start = Instant::now();
        let mut bucket = Bucket::new(50.0, start);
        let (mut now, mut consumed) = (start, 0.0);
        while now < after(start, 60.0) {
            now += bucket.wait(now);
            bucket.charge(7.5, now);
            consumed += 7.5;
        }
        let seconds = (now - start).as_secs_f64();
        assert!(consumed / seconds < 50.0 * 1.03, "{consumed} in {seconds}");
        assert!(consumed / seconds > 50.0 * 0.97, "{consumed} in {seconds}");
    }

    #[test]
    fn throttling_halves_the_rate_once_a_second_and_time_brings_it_back() {
        let start = Instant::now();
        let mut bucket = Bucket::new(100.0, start);
        bucket.slow(1.0, start);
        bucket.slow(1.0, after(start, 0.1));
        assert!((bucket.rate - 50.5).abs() < 1e-9, "{}", bucket.rate);
        bucket.slow(0.5, after(start, 1.1));
        assert!((bucket.rate - 55.5 * 0.75).abs() < 1e-9, "{}", bucket.rate);
        bucket.fill(after(start, 60.0));
        assert!((bucket.rate - 100.0).abs() < 1e-9);
    }

    #[test]
    fn it_never_stands_still() {
        let start = Instant::now();
        let mut bucket = Bucket::new(100.0, start);
        for second in 0..1000 {
            bucket.rate = bucket.rate.min(1.0);
            bucket.slow(1.0, after(start, f64::from(second) * 2.0));
        }
        assert!(bucket.rate >= 1.0);
    }
}
