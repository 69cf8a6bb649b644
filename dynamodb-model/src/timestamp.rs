//! The times that the library writes.

use std::time::SystemTime;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::ser::Error as _;

use crate::codec::CodecError;
use crate::expression::{Attribute, ValueCodec};

/// What a `#[entity(created_at)]` or `#[entity(updated_at)]` field may be: [`SystemTime`], and (behind the features
/// `jiff`, `chrono` and `time`) `jiff::Timestamp`, `chrono::DateTime<Utc>` and `time::OffsetDateTime`; or an `Option` of
/// one, for items that are older than the field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the time of a write",
    label = "not a point in time",
    note = "declare the field as `jiff::Timestamp`, `chrono::DateTime<Utc>`, `time::OffsetDateTime` or `std::time::SystemTime` (with the feature of that name), or as an `Option` of one"
)]
pub trait TimestampField: Sized {
    /// The time in this type; `None` if the type does not reach so far.
    #[doc(hidden)]
    fn at(time: SystemTime) -> Option<Self>;
}

impl TimestampField for SystemTime {
    fn at(time: SystemTime) -> Option<Self> {
        Some(time)
    }
}

impl<T: TimestampField> TimestampField for Option<T> {
    fn at(time: SystemTime) -> Option<Self> {
        T::at(time).map(Some)
    }
}

#[cfg(feature = "jiff")]
impl TimestampField for jiff::Timestamp {
    fn at(time: SystemTime) -> Option<Self> {
        let (seconds, nanoseconds) = since_epoch(time)?;
        Self::new(seconds, i32::try_from(nanoseconds).ok()?).ok()
    }
}

#[cfg(feature = "chrono")]
impl TimestampField for chrono::DateTime<chrono::Utc> {
    fn at(time: SystemTime) -> Option<Self> {
        let (seconds, nanoseconds) = since_epoch(time)?;
        Self::from_timestamp(seconds, nanoseconds)
    }
}

#[cfg(feature = "time")]
impl TimestampField for time::OffsetDateTime {
    fn at(time: SystemTime) -> Option<Self> {
        let (seconds, nanoseconds) = since_epoch(time)?;
        let whole = Self::from_unix_timestamp(seconds).ok()?;
        whole.checked_add(time::Duration::nanoseconds(nanoseconds.into()))
    }
}

/// The time as the attribute `A`, whose field has the type `V`, stores it.
pub fn stamp<A, V>(time: SystemTime) -> Result<AttributeValue, CodecError>
where
    A: Attribute<Codec: ValueCodec<V>>,
    V: TimestampField,
{
    match V::at(time) {
        Some(value) => A::Codec::encode(&value),
        None => Err(CodecError::custom(
            "the clock is beyond what the field's type can hold",
        )),
    }
}

/// Whole seconds, and nanoseconds after them.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn since_epoch(time: SystemTime) -> Option<(i64, u32)> {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => Some((i64::try_from(after.as_secs()).ok()?, after.subsec_nanos())),
        Err(before) => {
            let before = before.duration();
            let seconds = i64::try_from(before.as_secs()).ok()?.checked_neg()?;
            match before.subsec_nanos() {
                0 => Some((seconds, 0)),
                nanoseconds => Some((seconds.checked_sub(1)?, 1_000_000_000 - nanoseconds)),
            }
        }
    }
}

#[cfg(all(test, feature = "jiff"))]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::TimestampField as _;

    #[test]
    fn a_time_before_the_epoch_is_the_same_in_every_type() {
        let time = UNIX_EPOCH - Duration::from_millis(1500);
        let expected = "1969-12-31T23:59:58.5Z";
        assert_eq!(
            jiff::Timestamp::at(time)
                .map(|at| at.to_string())
                .as_deref(),
            Some(expected)
        );
    }
}
