//! Random values of every type, close enough to each other to meet.

use std::borrow::Cow;

use dynamodb_model::key::Part;
use proptest::prelude::*;

/// A type with random values.
pub(crate) trait Sample: Part + PartialOrd {
    fn samples() -> BoxedStrategy<Self>;
}

/// The characters around which escaping turns, and any other.
fn characters() -> BoxedStrategy<char> {
    prop_oneof![
        6 => prop::sample::select(vec!['#', '$', ' ', '%', '\0', '"', 'a', 'b', 'Z', '0', '2', '3', '-', '/', ':']),
        1 => any::<char>(),
        1 => prop::sample::select(vec!['\u{7f}', '\u{80}', '\u{d7ff}', '\u{e000}', '\u{ffff}', '\u{10ffff}']),
    ]
    .boxed()
}

/// Any Unicode text.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop::collection::vec(characters(), 0..5)
        .prop_map(String::from_iter)
        .boxed()
}

impl Sample for String {
    fn samples() -> BoxedStrategy<Self> {
        text()
    }
}

impl Sample for Box<str> {
    fn samples() -> BoxedStrategy<Self> {
        text().prop_map(Into::into).boxed()
    }
}

impl Sample for Cow<'static, str> {
    fn samples() -> BoxedStrategy<Self> {
        text().prop_map(Into::into).boxed()
    }
}

impl Sample for char {
    fn samples() -> BoxedStrategy<Self> {
        characters()
    }
}

impl Sample for bool {
    fn samples() -> BoxedStrategy<Self> {
        any::<Self>().boxed()
    }
}

impl Sample for Vec<u8> {
    fn samples() -> BoxedStrategy<Self> {
        prop::collection::vec(any::<u8>(), 0..3).boxed()
    }
}

impl Sample for [u8; 2] {
    fn samples() -> BoxedStrategy<Self> {
        any::<Self>().boxed()
    }
}

macro_rules! integers {
    ($($name:ident)+) => {$(
        impl Sample for $name {
            fn samples() -> BoxedStrategy<Self> {
                prop_oneof![
                    any::<$name>(),
                    0..=12 as $name,
                    prop::sample::select(vec![$name::MIN, $name::MIN + 1, $name::MAX - 1, $name::MAX]),
                    // Around zero from below, where there is such a place.
                    (0..=12 as $name).prop_map(|n| (0 as $name).checked_sub(n).unwrap_or(n)),
                ]
                .boxed()
            }
        }
    )+};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

macro_rules! floats {
    ($($name:ident $bits:ident)+) => {$(
        impl Sample for $name {
            fn samples() -> BoxedStrategy<Self> {
                let any_bits = any::<$bits>().prop_map(|bits| {
                    let value = $name::from_bits(bits);
                    if value.is_nan() { 1.0 } else { value }
                });
                prop_oneof![
                    any_bits,
                    (-3_i8..3).prop_map(|n| $name::from(n) / 2.0),
                    prop::sample::select(vec![
                        0.0, -0.0, $name::MIN, $name::MAX, $name::INFINITY, $name::NEG_INFINITY,
                        $name::MIN_POSITIVE, $name::EPSILON,
                    ]),
                ]
                .boxed()
            }
        }
    )+};
}

floats!(f32 u32 f64 u64);

/// A second and nanosecond in the years 0 to 9999, often the same day or hour.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
fn instants() -> BoxedStrategy<(i64, u32)> {
    const FIRST: i64 = -62_167_219_200;
    const LAST: i64 = 253_402_207_200;
    let seconds = prop_oneof![
        FIRST..LAST,
        1_735_689_600_i64..1_735_689_605,
        (0_i64..5).prop_map(|hours| 1_735_689_600 + hours * 3_600),
        (0_i64..5).prop_map(|n| FIRST + n),
    ];
    let nanoseconds = prop_oneof![Just(0), Just(999_999_999), 0_u32..1_000_000_000];
    (seconds, nanoseconds).boxed()
}

#[cfg(feature = "jiff")]
mod of_jiff {
    use super::*;
    use jiff::Timestamp;
    use jiff::civil::{Date, DateTime};
    use jiff::tz::Offset;

    impl Sample for Timestamp {
        fn samples() -> BoxedStrategy<Self> {
            instants()
                .prop_map(|(second, nanosecond)| {
                    Self::new(second, nanosecond.cast_signed()).expect("in range")
                })
                .boxed()
        }
    }

    impl Sample for DateTime {
        fn samples() -> BoxedStrategy<Self> {
            Timestamp::samples()
                .prop_map(|instant| Offset::UTC.to_datetime(instant))
                .boxed()
        }
    }

    impl Sample for Date {
        fn samples() -> BoxedStrategy<Self> {
            DateTime::samples().prop_map(DateTime::date).boxed()
        }
    }
}

#[cfg(feature = "chrono")]
mod of_chrono {
    use super::*;
    use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};

    impl Sample for DateTime<Utc> {
        fn samples() -> BoxedStrategy<Self> {
            instants()
                .prop_map(|(second, nanosecond)| {
                    Self::from_timestamp(second, nanosecond).expect("in range")
                })
                .boxed()
        }
    }

    impl Sample for NaiveDateTime {
        fn samples() -> BoxedStrategy<Self> {
            let leap = |time: Self| {
                let leap = time
                    .with_second(59)?
                    .with_nanosecond(time.nanosecond() + 1_000_000_000);
                Some(leap.unwrap_or(time))
            };
            let times = DateTime::<Utc>::samples().prop_map(|instant| instant.naive_utc());
            (times, prop::bool::weighted(0.1))
                .prop_map(move |(time, is_leap)| {
                    if is_leap {
                        leap(time).unwrap_or(time)
                    } else {
                        time
                    }
                })
                .boxed()
        }
    }

    impl Sample for NaiveDate {
        fn samples() -> BoxedStrategy<Self> {
            NaiveDateTime::samples()
                .prop_map(|time| time.date())
                .boxed()
        }
    }
}

#[cfg(feature = "time")]
mod of_time {
    use super::*;
    use time::{Date, OffsetDateTime, PrimitiveDateTime, UtcDateTime, UtcOffset};

    impl Sample for UtcDateTime {
        fn samples() -> BoxedStrategy<Self> {
            instants()
                .prop_map(|(second, nanosecond)| {
                    Self::from_unix_timestamp(second)
                        .and_then(|time| time.replace_nanosecond(nanosecond))
                        .expect("in range")
                })
                .boxed()
        }
    }

    impl Sample for OffsetDateTime {
        fn samples() -> BoxedStrategy<Self> {
            (UtcDateTime::samples(), -50_000_i32..50_000)
                .prop_map(|(time, offset)| {
                    let time = time.to_offset(UtcOffset::UTC);
                    let offset = UtcOffset::from_whole_seconds(offset).expect("in range");
                    time.checked_to_offset(offset).unwrap_or(time)
                })
                .boxed()
        }
    }

    impl Sample for PrimitiveDateTime {
        fn samples() -> BoxedStrategy<Self> {
            UtcDateTime::samples()
                .prop_map(|time| Self::new(time.date(), time.time()))
                .boxed()
        }
    }

    impl Sample for Date {
        fn samples() -> BoxedStrategy<Self> {
            UtcDateTime::samples().prop_map(UtcDateTime::date).boxed()
        }
    }
}

#[cfg(feature = "uuid")]
impl Sample for uuid::Uuid {
    fn samples() -> BoxedStrategy<Self> {
        u128::samples().prop_map(Self::from_u128).boxed()
    }
}

#[cfg(feature = "ulid")]
impl Sample for ulid::Ulid {
    fn samples() -> BoxedStrategy<Self> {
        u128::samples().prop_map(Self::from).boxed()
    }
}
