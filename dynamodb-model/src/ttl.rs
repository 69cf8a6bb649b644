//! The moment after which DynamoDB may delete an item.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When an item expires, in whole seconds since 1970-01-01 UTC, stored as a Number.
///
/// DynamoDB deletes an expired item within a few days, at no cost, and returns it from reads until
/// then: where that matters, filter it out or ask [`Ttl::is_expired_at`]. It ignores a time that lies
/// more than five years in the past, so 0 never expires.
///
/// Conversions from the time types of the standard library and (behind the features `jiff`, `chrono`
/// and `time`) of those crates drop fractions of a second, and make 0 of any time before 1970.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use dynamodb_model::Ttl;
///
/// let half_an_hour = Ttl::after(Duration::from_secs(30 * 60));
/// let fixed = Ttl::at_epoch_seconds(1_767_225_600);
/// assert!(fixed < half_an_hour);
/// assert_eq!(fixed.to_string(), "1767225600");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ttl(u64);

impl Ttl {
    /// The moment this many seconds after 1970-01-01 UTC.
    ///
    /// # Examples
    ///
    /// ```
    /// use dynamodb_model::Ttl;
    ///
    /// assert_eq!(Ttl::at_epoch_seconds(1_767_225_600).epoch_seconds(), 1_767_225_600);
    /// ```
    #[must_use]
    pub const fn at_epoch_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// The moment this long after now, by the system's clock; a started second counts as a whole one.
    ///
    /// A sum beyond the largest number of seconds is that number.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use dynamodb_model::Ttl;
    ///
    /// assert!(Ttl::after(Duration::from_secs(60)) > Ttl::after(Duration::ZERO));
    /// assert_eq!(Ttl::after(Duration::MAX).epoch_seconds(), u64::MAX);
    /// ```
    #[must_use]
    pub fn after(duration: Duration) -> Self {
        let expiry = since_epoch(SystemTime::now()).saturating_add(duration);
        let started = u64::from(expiry.subsec_nanos() > 0);
        Self(expiry.as_secs().saturating_add(started))
    }

    /// Seconds since 1970-01-01 UTC.
    ///
    /// # Examples
    ///
    /// ```
    /// use dynamodb_model::Ttl;
    ///
    /// assert_eq!(Ttl::at_epoch_seconds(60).epoch_seconds(), 60);
    /// ```
    #[must_use]
    pub const fn epoch_seconds(self) -> u64 {
        self.0
    }

    /// Whether an item with this TTL has expired when the clock shows `epoch_seconds`, deleted or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use dynamodb_model::Ttl;
    ///
    /// let ttl = Ttl::at_epoch_seconds(1_767_225_600);
    /// assert!(!ttl.is_expired_at(1_767_225_599));
    /// assert!(ttl.is_expired_at(1_767_225_600));
    /// ```
    #[must_use]
    pub const fn is_expired_at(self, epoch_seconds: u64) -> bool {
        self.0 <= epoch_seconds
    }
}

impl fmt::Display for Ttl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Ttl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Ttl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u64::deserialize(deserializer).map(Self)
    }
}

impl From<SystemTime> for Ttl {
    fn from(time: SystemTime) -> Self {
        Self(since_epoch(time).as_secs())
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for Ttl {
    fn from(time: jiff::Timestamp) -> Self {
        Self::from_signed(time.as_second())
    }
}

#[cfg(feature = "chrono")]
impl<Tz: chrono::TimeZone> From<chrono::DateTime<Tz>> for Ttl {
    fn from(time: chrono::DateTime<Tz>) -> Self {
        Self::from_signed(time.timestamp())
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for Ttl {
    fn from(time: time::OffsetDateTime) -> Self {
        Self::from_signed(time.unix_timestamp())
    }
}

impl Ttl {
    #[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
    fn from_signed(seconds: i64) -> Self {
        Self(u64::try_from(seconds).unwrap_or(0))
    }
}

fn since_epoch(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_started_second_counts_as_a_whole_one() {
        let before = since_epoch(SystemTime::now());
        let ttl = Ttl::after(Duration::from_secs(100));
        assert!(
            u128::from(ttl.epoch_seconds()) * 1_000_000_000 >= before.as_nanos() + 100_000_000_000
        );
        assert!(ttl.epoch_seconds() <= since_epoch(SystemTime::now()).as_secs() + 101);
    }

    #[test]
    fn sums_and_times_before_the_epoch_saturate() {
        assert_eq!(Ttl::after(Duration::MAX), Ttl::at_epoch_seconds(u64::MAX));
        let before_epoch = UNIX_EPOCH - Duration::from_millis(1);
        assert_eq!(Ttl::from(before_epoch), Ttl::at_epoch_seconds(0));
    }

    #[test]
    fn fractions_of_a_second_are_dropped() {
        let time = UNIX_EPOCH + Duration::from_millis(5_999);
        assert_eq!(Ttl::from(time), Ttl::at_epoch_seconds(5));
    }

    #[test]
    fn ordered_and_hashed_by_its_seconds() {
        let (early, late) = (Ttl::at_epoch_seconds(1), Ttl::at_epoch_seconds(2));
        assert!(early < late);
        assert_eq!(HashSet::from([early, late, early]).len(), 2);
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn from_jiff() {
        let at = |millis| jiff::Timestamp::from_millisecond(millis).expect("in range");
        assert_eq!(
            Ttl::from(at(1_767_225_600_999)).epoch_seconds(),
            1_767_225_600
        );
        assert_eq!(Ttl::from(at(-1_500)).epoch_seconds(), 0);
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn from_chrono() {
        let at = |millis| chrono::DateTime::from_timestamp_millis(millis).expect("in range");
        assert_eq!(
            Ttl::from(at(1_767_225_600_999)).epoch_seconds(),
            1_767_225_600
        );
        assert_eq!(Ttl::from(at(-1_500)).epoch_seconds(), 0);
        let east = chrono::FixedOffset::east_opt(3600).expect("in range");
        assert_eq!(Ttl::from(at(1_000).with_timezone(&east)).epoch_seconds(), 1);
    }

    #[cfg(feature = "time")]
    #[test]
    fn from_time() {
        let at = |seconds| time::OffsetDateTime::from_unix_timestamp(seconds).expect("in range");
        let last = at(1_767_225_600) + Duration::from_millis(999);
        assert_eq!(Ttl::from(last).epoch_seconds(), 1_767_225_600);
        assert_eq!(Ttl::from(at(-1)).epoch_seconds(), 0);
    }
}
