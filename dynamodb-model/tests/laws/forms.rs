//! Forms that cut or fold a value: what ranges of them select.

use dynamodb_model::key::{Escaped, Inner, Last, Lower, Raw, Upper};
use proptest::prelude::*;

use crate::cases;
use crate::column::FoldedText;
use crate::escaped::layouts;
use crate::layout::{AnyColumn, pairs, stored_order};
use crate::query::{beginnings, queries, ranges};
use crate::raw::{self, ordered_layouts};

#[expect(clippy::ptr_arg, reason = "a column is of `String`")]
fn lower(text: &String) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

#[expect(clippy::ptr_arg, reason = "a column is of `String`")]
fn upper(text: &String) -> String {
    text.chars().flat_map(char::to_uppercase).collect()
}

fn cased() -> Vec<AnyColumn> {
    vec![
        const { &FoldedText::<Lower, Escaped, Inner>::new(lower) },
        const { &FoldedText::<Upper, Escaped, Inner>::new(upper) },
    ]
}

fn raw_cased() -> Vec<AnyColumn> {
    vec![
        const { &FoldedText::<Lower, Raw, Last>::new(lower) },
        const { &FoldedText::<Upper, Raw, Last>::new(upper) },
    ]
}

#[cfg(feature = "jiff")]
mod calendar {
    use dynamodb_model::key::{Day, Escaped, Hour, Inner, Millis, Month, Raw, Seconds, Year};
    use jiff::Timestamp;
    use jiff::civil::DateTime;
    use jiff::tz::Offset;

    use crate::column::Folded;
    use crate::layout::AnyColumn;

    /// The first numbers of an instant's calendar, padded: year, month, day, hour, second of the hour, millisecond.
    fn numbers<const N: usize>(time: &DateTime) -> String {
        let numbers = [
            i64::from(time.year()),
            i64::from(time.month()),
            i64::from(time.day()),
            i64::from(time.hour()),
            i64::from(time.minute()) * 60 + i64::from(time.second()),
            i64::from(time.millisecond()),
        ];
        let first = numbers.iter().take(N);
        first.map(|number| format!("{number:04}")).collect()
    }

    fn of_instant<const N: usize>(instant: &Timestamp) -> String {
        numbers::<N>(&Offset::UTC.to_datetime(*instant))
    }

    macro_rules! all_forms {
        ($encoding:ident) => {
            vec![
                const { &Folded::<Timestamp, Year, $encoding, Inner>::new(of_instant::<1>) },
                const { &Folded::<Timestamp, Month, $encoding, Inner>::new(of_instant::<2>) },
                const { &Folded::<Timestamp, Day, $encoding, Inner>::new(of_instant::<3>) },
                const { &Folded::<Timestamp, Hour, $encoding, Inner>::new(of_instant::<4>) },
                const { &Folded::<Timestamp, Seconds, $encoding, Inner>::new(of_instant::<5>) },
                const { &Folded::<Timestamp, Millis, $encoding, Inner>::new(of_instant::<6>) },
                const { &Folded::<DateTime, Month, $encoding, Inner>::new(numbers::<2>) },
                const { &Folded::<DateTime, Seconds, $encoding, Inner>::new(numbers::<5>) },
            ]
        };
    }

    pub(super) fn escaped() -> Vec<AnyColumn> {
        all_forms!(Escaped)
    }

    pub(super) fn raw() -> Vec<AnyColumn> {
        all_forms!(Raw)
    }
}

#[cfg(feature = "jiff")]
proptest! {
    #![proptest_config(cases())]

    #[test]
    fn cut_times_keep_their_order((layout, a, b) in pairs(layouts(calendar::escaped()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
        }
    }

    #[test]
    fn ranges_of_cut_times_select_whole_units(query in queries(layouts(calendar::escaped()), ranges())) {
        query.check()?;
    }

    #[test]
    fn raw_ranges_of_cut_times_select_whole_units(
        query in queries(ordered_layouts(calendar::raw(), raw_cased()), ranges()),
    ) {
        query.check()?;
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn folded_text_sorts_as_folded((layout, a, b) in pairs(layouts(cased()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
        }
    }

    #[test]
    fn raw_beginnings_of_folded_text_select_what_rust_says(
        query in queries(ordered_layouts(raw::fixed(), raw_cased()), beginnings()),
    ) {
        query.check()?;
    }

    #[test]
    fn ranges_of_folded_text_select_what_rust_says(query in queries(layouts(cased()), ranges())) {
        query.check()?;
    }

    #[test]
    fn beginnings_of_folded_text_select_what_rust_says(query in queries(layouts(cased()), beginnings())) {
        query.check()?;
    }
}
