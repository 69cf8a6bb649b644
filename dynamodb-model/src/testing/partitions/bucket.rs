use tokio::time::Instant;

/// The units that one partition has left, filled at a rate up to one second's.
#[derive(Debug)]
pub(super) struct Bucket {
    units: f64,
    at: Instant,
}

impl Bucket {
    pub(super) fn full(rate: u32, now: Instant) -> Self {
        Self {
            units: f64::from(rate),
            at: now,
        }
    }

    /// Whether so many units are there; more than a second's are there when the bucket is full.
    pub(super) fn has(&mut self, units: u32, rate: u32, now: Instant) -> bool {
        let since = now.saturating_duration_since(self.at);
        let full = f64::from(rate);
        self.units = full.min(since.as_secs_f64().mul_add(full, self.units));
        self.at = now;
        // Of what fills in steps of a nanosecond, a little is always missing.
        self.units + 1e-6 >= f64::from(units).min(full)
    }

    /// May go into debt, by what is larger than the bucket.
    pub(super) fn take(&mut self, units: u32) {
        self.units -= f64::from(units);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_bucket_fills_up_to_one_second() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let mut bucket = Bucket::full(10, start);
        assert!(bucket.has(10, 10, start));
        bucket.take(10);
        assert!(!bucket.has(1, 10, after(99)));
        assert!(bucket.has(1, 10, after(100)));
        assert!(bucket.has(10, 10, after(60_000)));
        bucket.take(1);
        assert!(!bucket.has(10, 10, after(60_000)));
    }

    #[test]
    fn what_is_larger_than_the_bucket_is_owed() {
        let start = Instant::now();
        let mut bucket = Bucket::full(10, start);
        assert!(bucket.has(400, 10, start));
        bucket.take(400);
        assert!(!bucket.has(1, 10, start + Duration::from_secs(39)));
        assert!(bucket.has(1, 10, start + Duration::from_millis(39_100)));
    }
}
