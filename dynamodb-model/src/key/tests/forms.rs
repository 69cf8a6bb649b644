//! The exact forms: changing one changes the keys of every table.

use std::borrow::Cow;

use super::{form, plain, read};
use crate::key::{
    Desc, Encoding, KeyPart, KeyValue, Lower, NativePart, PartErrorKind, Plain, Upper, Width,
};

const DOCUMENTED: &str = include_str!("../forms.md");

/// The documented example is what is written.
fn documented<T: KeyPart>(value: &T, text: &str) {
    assert!(DOCUMENTED.contains(&format!("`{text}`")), "{text}");
    check::<T, Plain>(value, text);
}

/// The value has this form, and is read back from it.
fn check<T: KeyPart, F: crate::key::DecodeForm<T>>(value: &T, text: &str) {
    assert_eq!(form::<T, F>(value, Encoding::Escaped).as_deref(), Ok(text));
    assert_eq!(read::<T, F>(text, Encoding::Escaped).as_ref(), Ok(value));
}

/// The form of a value that is not read back.
fn lossy<T: KeyPart, F: crate::key::Form<T>>(value: &T, text: &str) {
    assert!(DOCUMENTED.contains(&format!("`{text}`")), "{text}");
    for encoding in [Encoding::Escaped, Encoding::Raw] {
        assert_eq!(form::<T, F>(value, encoding).as_deref(), Ok(text));
        let mut from = crate::key::PartReader::new(text, encoding, None);
        assert_eq!(F::skip(&mut from).and_then(|()| from.finish()), Ok(()));
    }
}

/// The attribute of a bare field.
fn native<T: NativePart>(value: &T, attribute: &KeyValue) {
    assert_eq!(T::to_key(value.as_part()).as_ref(), Ok(attribute));
    assert_eq!(T::from_key(attribute).as_ref(), Ok(value));
}

fn string(text: &str) -> KeyValue {
    KeyValue::S(text.to_owned())
}

fn number(text: &str) -> KeyValue {
    KeyValue::N(text.to_owned())
}

#[test]
fn text() {
    documented(&"a#b".to_owned(), "a$23b");
    documented::<Box<str>>(&"a#b".into(), "a$23b");
    documented::<Cow<'static, str>>(&"a#b".into(), "a$23b");
    check::<char, Plain>(&'#', "$23");
    check::<String, Plain>(&String::new(), "");
    native(&"a#b".to_owned(), &string("a#b"));
    native(&'ß', &string("ß"));
}

#[test]
fn unsigned_integers() {
    documented(&7_u8, "007");
    assert_eq!(plain(&u16::MAX), "65535");
    assert_eq!(plain(&1_u32), "0000000001");
    assert_eq!(plain(&u64::MAX), "18446744073709551615");
    assert_eq!(plain(&1_usize), plain(&1_u64));
    assert_eq!(plain(&u128::MAX), "340282366920938463463374607431768211455");
    assert_eq!(plain(&0_u128).len(), 39);
    native(&7_u8, &number("7"));
}

#[test]
fn signed_integers() {
    documented(&5_i8, "005");
    documented(&-5_i8, "-994");
    assert_eq!(plain(&i8::MIN), "-871");
    assert_eq!(plain(&-1_i16), "-99998");
    assert_eq!(plain(&-1_i32), "-9999999998");
    assert_eq!(plain(&i64::MIN), "-0776627963145224191");
    assert_eq!(plain(&i64::MAX), "9223372036854775807");
    assert_eq!(plain(&-1_isize), plain(&-1_i64));
    assert_eq!(plain(&i128::MAX).len(), 39);
    assert_eq!(plain(&i128::MIN).len(), 40);
    check::<i128, Plain>(&i128::MIN, &plain(&i128::MIN));
    native(&-5_i8, &number("-5"));
}

#[test]
fn integers_that_are_never_written() {
    for text in ["7", "0007", "+07", " 07", "-07", "256", "٣٣٣"] {
        assert!(
            read::<u8, Plain>(text, Encoding::Escaped).is_err(),
            "{text}"
        );
    }
    for text in ["-999", "-99", "994-", "128", "-870"] {
        assert!(
            read::<i8, Plain>(text, Encoding::Escaped).is_err(),
            "{text}"
        );
    }
    for text in ["007", "+7", "-0", "", "1e2"] {
        assert!(read::<u8, Plain>(text, Encoding::Raw).is_err(), "{text}");
        assert!(read::<i8, Plain>(text, Encoding::Raw).is_err(), "{text}");
    }
}

#[test]
fn raw_integers() {
    for (value, text) in [(0, "0"), (-7, "-7"), (127, "127")] {
        assert_eq!(
            form::<i8, Plain>(&value, Encoding::Raw).as_deref(),
            Ok(text)
        );
        assert_eq!(read::<i8, Plain>(text, Encoding::Raw), Ok(value));
    }
}

#[test]
fn numbers_as_attributes() {
    assert_eq!(u16::from_key(&number("1.2E+3")), Ok(1200));
    assert!(u8::from_key(&number("256")).is_err());
    assert!(u8::from_key(&string("7")).is_err());
    native(&-1.5_f64, &number("-1.5e0"));
    native(&0.0_f32, &number("0"));
    assert_eq!(f64::to_key(&-0.0), Ok(number("0")));
    let limit = 99_999_999_999_999_999_999_999_999_999_999_999_999_u128;
    native(&limit, &number(&limit.to_string()));
    for error in [
        u128::to_key(&(limit + 2)),
        f64::to_key(&1e126),
        f64::to_key(&1e-131),
        f64::to_key(&f64::INFINITY),
    ] {
        assert_eq!(error.unwrap_err().kind(), PartErrorKind::OutOfRange);
    }
    assert_eq!(
        f64::to_key(&f64::NAN).unwrap_err().kind(),
        PartErrorKind::NotANumber
    );
}

#[test]
fn floats() {
    documented(&1.5_f64, "bff8000000000000");
    check::<f64, Plain>(&0.0, "8000000000000000");
    check::<f64, Plain>(&-1.5, "4007ffffffffffff");
    check::<f64, Plain>(&f64::NEG_INFINITY, "000fffffffffffff");
    check::<f32, Plain>(&1.5, "bfc00000");
    check::<f32, Plain>(&-1.5, "403fffff");
    assert_eq!(plain(&-0.0_f64), plain(&0.0_f64));
    let error = form::<f64, Plain>(&f64::NAN, Encoding::Escaped).unwrap_err();
    assert_eq!(error.kind(), PartErrorKind::NotANumber);
    for text in [
        "7fffffffffffffff",
        "ffffffffffffffff",
        "BFF8000000000000",
        "bff8",
    ] {
        assert!(
            read::<f64, Plain>(text, Encoding::Escaped).is_err(),
            "{text}"
        );
    }
}

#[test]
fn booleans() {
    documented(&true, "true");
    documented(&false, "false");
    assert!(read::<bool, Plain>("True", Encoding::Escaped).is_err());
}

#[test]
fn bytes_as_attributes() {
    native(&vec![0_u8, 255], &KeyValue::B(vec![0, 255]));
    native(&[1_u8, 2], &KeyValue::B(vec![1, 2]));
    let error = <[u8; 3]>::from_key(&KeyValue::B(vec![1, 2])).unwrap_err();
    assert_eq!(error.to_string(), "expected 3 bytes, found \"2 bytes\"");
}

#[test]
fn text_in_one_case() {
    lossy::<String, Lower>(&"Ab".to_owned(), "ab");
    lossy::<String, Upper>(&"Ab".to_owned(), "AB");
    // The escape keeps its case, and a final sigma its context-free form.
    let lower = |text: &str| form::<String, Lower>(&text.to_owned(), Encoding::Escaped);
    assert_eq!(lower("A\nΣ").as_deref(), Ok("a$0Aσ"));
}

#[test]
fn integers_in_a_width() {
    check::<u8, Width<5>>(&7, "00007");
    check::<i8, Width<5>>(&-7, "-0007");
    let error = form::<u16, Width<3>>(&1000, Encoding::Raw).unwrap_err();
    assert_eq!(error.kind(), PartErrorKind::TooWide);
    assert_eq!(error.to_string(), "1000 does not fit the width of 3 digits");
    assert!(form::<i16, Width<3>>(&-100, Encoding::Raw).is_err());
    check::<u8, Width<45>>(&7, &format!("{:045}", 7));
}

#[test]
fn descending_numbers() {
    check::<u8, Desc>(&7, "992");
    check::<i8, Desc>(&5, "-994");
    check::<i8, Desc>(&0, "-999");
    check::<i8, Desc>(&-5, "005");
    check::<f32, Desc>(&1.5, "403fffff");
    assert!(read::<i8, Desc>("000", Encoding::Escaped).is_err());
}

#[cfg(feature = "uuid")]
#[test]
fn uuids() {
    let id = uuid::uuid!("67e55044-10b1-426f-9247-bb680e5fe0c8");
    documented(&id, "67e55044-10b1-426f-9247-bb680e5fe0c8");
    check::<uuid::Uuid, Desc>(&id, "981aafbb-ef4e-bd90-6db8-4497f1a01f37");
    native(&id, &string("67e55044-10b1-426f-9247-bb680e5fe0c8"));
    for text in [
        "67E55044-10B1-426F-9247-BB680E5FE0C8",
        "67e5504410b1426f9247bb680e5fe0c8",
    ] {
        assert!(uuid::Uuid::from_key(&string(text)).is_err(), "{text}");
    }
}

#[cfg(feature = "ulid")]
#[test]
fn ulids() {
    let id = ulid::Ulid::from_string("01ARZ3NDEKTSV4RRFFQ69G5FAV").unwrap();
    documented(&id, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    check::<ulid::Ulid, Desc>(&id, "ZYN70WAJHC564V77GG8SPFTGN4");
    native(&id, &string("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    for text in ["01arz3ndektsv4rrffq69g5fav", "81ARZ3NDEKTSV4RRFFQ69G5FAV"] {
        assert!(ulid::Ulid::from_key(&string(text)).is_err(), "{text}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff_times() {
    use jiff::Timestamp;
    use jiff::civil::{Date, date};

    let day = date(2025, 1, 31);
    let time = day.at(23, 59, 59, 1);
    let instant: Timestamp = "2025-01-31T23:59:59.000000001Z".parse().unwrap();
    documented(&instant, "2025-01-31T23:59:59.000000001Z");
    documented(&time, "2025-01-31T23:59:59.000000001");
    documented(&day, "2025-01-31");
    native(&instant, &string("2025-01-31T23:59:59.000000001Z"));
    native(&day, &string("2025-01-31"));

    for date in [date(-1, 12, 31), Date::MIN] {
        let error = form::<Date, Plain>(&date, Encoding::Escaped).unwrap_err();
        assert_eq!(error.kind(), PartErrorKind::OutOfRange);
    }
    let error = form::<Timestamp, Plain>(&Timestamp::MIN, Encoding::Escaped).unwrap_err();
    assert_eq!(error.to_string(), "year -9999 is outside of 0 to 9999");
    for text in [
        "2025-02-29",
        "2025-13-01",
        "2025-1-31",
        "2025-01-31T",
        "2025/01/31",
    ] {
        assert!(
            read::<Date, Plain>(text, Encoding::Escaped).is_err(),
            "{text}"
        );
    }
}

#[cfg(feature = "jiff")]
#[test]
fn forms_of_times() {
    use crate::key::{Day, Hour, Millis, Month, Seconds, Year};
    use jiff::Timestamp;

    let instant: Timestamp = "2025-01-31T23:59:59.123456789Z".parse().unwrap();
    lossy::<_, Year>(&instant, "2025");
    lossy::<_, Month>(&instant, "2025-01");
    lossy::<_, Day>(&instant, "2025-01-31");
    lossy::<_, Hour>(&instant, "2025-01-31T23");
    lossy::<_, Seconds>(&instant, "2025-01-31T23:59:59Z");
    lossy::<_, Millis>(&instant, "2025-01-31T23:59:59.123Z");
    check::<_, Desc>(&instant, "7974-98-68T76:40:40.876543210Z");

    let local = jiff::civil::date(2025, 1, 31).at(23, 59, 59, 123_456_789);
    let seconds = form::<_, Seconds>(&local, Encoding::Escaped);
    assert_eq!(seconds.as_deref(), Ok("2025-01-31T23:59:59"));
}

#[cfg(feature = "chrono")]
#[test]
fn chrono_times() {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

    let day = NaiveDate::from_ymd_opt(2025, 1, 31).unwrap();
    let time = day.and_hms_nano_opt(23, 59, 59, 1).unwrap();
    documented(&time.and_utc(), "2025-01-31T23:59:59.000000001Z");
    documented(&time, "2025-01-31T23:59:59.000000001");
    documented(&day, "2025-01-31");
    native(&time.and_utc(), &string("2025-01-31T23:59:59.000000001Z"));

    let leap = day.and_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
    check::<_, Plain>(&leap, "2025-01-31T23:59:60.500000000");
    assert!(leap < (day + TimeDelta::days(1)).into() && plain(&time) < plain(&leap));

    for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let error = form::<_, Plain>(&instant, Encoding::Escaped).unwrap_err();
        assert_eq!(error.kind(), PartErrorKind::OutOfRange);
    }
}

#[cfg(feature = "time")]
#[test]
fn times_of_time() {
    use time::{Date, Duration, Month as M, OffsetDateTime, Time, UtcDateTime, UtcOffset};

    let day = Date::from_calendar_date(2025, M::January, 31).unwrap();
    let time = day.with_time(Time::from_hms_nano(23, 59, 59, 1).unwrap());
    documented(&time.assume_utc(), "2025-01-31T23:59:59.000000001Z");
    documented(
        &UtcDateTime::new(time.date(), time.time()),
        "2025-01-31T23:59:59.000000001Z",
    );
    documented(&time, "2025-01-31T23:59:59.000000001");
    documented(&day, "2025-01-31");
    native(&day, &string("2025-01-31"));

    let offset = UtcOffset::from_hms(2, 0, 0).unwrap();
    let elsewhere = time.assume_utc().to_offset(offset);
    assert_eq!(plain(&elsewhere), plain(&time.assume_utc()));

    let last = Date::MAX.midnight() + Duration::hours(23);
    for instant in [
        last.assume_offset(UtcOffset::from_hms(-2, 0, 0).unwrap()),
        OffsetDateTime::UNIX_EPOCH - Duration::days(366 * 1971),
    ] {
        let error = form::<_, Plain>(&instant, Encoding::Escaped).unwrap_err();
        assert_eq!(error.kind(), PartErrorKind::OutOfRange, "{error}");
    }
}
