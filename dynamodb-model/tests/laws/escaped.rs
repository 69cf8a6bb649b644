//! Escaped keys: any text, any number, one attribute.

use std::borrow::Cow;

use dynamodb_model::key::{
    Desc, Escaped, Inner, KeyRole, KeyValue, Parts, Plain, parts_are_separated,
};
use proptest::prelude::*;

use crate::cases;
use crate::column::{Ranged, Textual, Unordered};
use crate::derived::{Actor, Place};
use crate::layout::{AnyColumn, Layout, columns, pairs, stored_order};
use crate::query::{beginnings, queries, ranges};
use crate::samples::text;

macro_rules! ranged {
    ($into:ident, $form:ident: $($name:ty),+) => {
        $($into.push(&Ranged::<$name, $form, Escaped, Inner>::NEW);)+
    };
}

/// Every type and each form that keeps the value.
fn ordered() -> Vec<AnyColumn> {
    let mut all: Vec<AnyColumn> = vec![
        &Textual::<String, Plain, Escaped, Inner>::NEW,
        &Textual::<Box<str>, Plain, Escaped, Inner>::NEW,
        &Textual::<Cow<'static, str>, Plain, Escaped, Inner>::NEW,
    ];
    ranged!(all, Plain: char, bool, Place, f32, f64);
    ranged!(all, Plain: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
    ranged!(all, Desc: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);
    #[cfg(feature = "jiff")]
    {
        use jiff::{Timestamp, civil};
        ranged!(all, Plain: Timestamp, civil::DateTime, civil::Date);
        ranged!(all, Desc: Timestamp, civil::DateTime, civil::Date);
    }
    #[cfg(feature = "chrono")]
    {
        use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
        ranged!(all, Plain: DateTime<Utc>, NaiveDateTime, NaiveDate);
        ranged!(all, Desc: DateTime<Utc>, NaiveDateTime, NaiveDate);
    }
    #[cfg(feature = "time")]
    {
        use time::{Date, OffsetDateTime, PrimitiveDateTime, UtcDateTime};
        ranged!(all, Plain: OffsetDateTime, PrimitiveDateTime, UtcDateTime, Date);
        ranged!(all, Desc: OffsetDateTime, PrimitiveDateTime, UtcDateTime, Date);
    }
    #[cfg(feature = "uuid")]
    {
        ranged!(all, Plain: uuid::Uuid);
        ranged!(all, Desc: uuid::Uuid);
    }
    #[cfg(feature = "ulid")]
    {
        ranged!(all, Plain: ulid::Ulid);
        ranged!(all, Desc: ulid::Ulid);
    }
    all
}

fn all() -> Vec<AnyColumn> {
    let mut all = ordered();
    all.push(&Unordered::<Actor, Plain, Escaped, Inner>::NEW);
    all
}

/// Literals as a template can have them: nothing, a name, names between the parts, a name at the end.
pub(crate) fn layouts(of: Vec<AnyColumn>) -> impl Strategy<Value = Layout> {
    let first = prop::sample::select(vec!["", "METRIC#", "A", "#", "é"]);
    let between = prop::sample::select(vec!["#", "#", "#X#", "##", "#x-", "#$"]);
    let last = prop::sample::select(vec!["", "", "#", "#END"]);
    (columns(of), first, prop::array::uniform3(between), last).prop_map(
        |(columns, first, between, last)| {
            let mut literals = vec![first];
            literals.extend(between.into_iter().take(columns.len() - 1));
            literals.push(last);
            Layout::text(columns, &literals)
        },
    )
}

/// Text often, so that its ranges and beginnings are tried enough.
fn mostly_text() -> Vec<AnyColumn> {
    vec![
        &Textual::<String, Plain, Escaped, Inner>::NEW,
        &Textual::<Box<str>, Plain, Escaped, Inner>::NEW,
        &Ranged::<Place, Plain, Escaped, Inner>::NEW,
        &Ranged::<i8, Plain, Escaped, Inner>::NEW,
    ]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn keys_sort_as_their_parts((layout, a, b) in pairs(layouts(ordered()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
        }
    }

    #[test]
    fn text_sorts_as_text((layout, a, b) in pairs(layouts(mostly_text()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
        }
    }

    #[test]
    fn different_parts_have_different_keys((layout, a, b) in pairs(layouts(all()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(key_a == key_b, a == b);
        }
    }

    #[test]
    fn keys_give_their_parts_back((layout, a, _) in pairs(layouts(all()))) {
        prop_assert!(parts_are_separated(&layout.templates[0], layout.schema));
        if let Ok(key) = layout.key(&a) {
            prop_assert_eq!(layout.read(&key), Ok(a));
        }
    }

    #[test]
    fn only_what_is_written_is_read((layout, a, _) in pairs(layouts(all())), i in any::<prop::sample::Index>(), junk in text()) {
        let Ok(key) = layout.key(&a) else { return Ok(()) };
        let [KeyValue::S(text)] = key.as_slice() else { panic!("one text attribute") };
        let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
        let place = places[i.index(places.len())];
        let mut changed = text.clone();
        changed.replace_range(place..=place + text[place..].chars().next().map_or(0, char::len_utf8) - 1, &junk);
        let changed = [KeyValue::S(changed)];
        if let Ok(read) = layout.read(&changed) {
            prop_assert_eq!(layout.key(&read), Ok(changed.to_vec()));
        }
    }

    #[test]
    fn escaped_text_has_neither_delimiter_nor_control(value in text()) {
        let layout = Layout::text(vec![&Textual::<String, Plain, Escaped, Inner>::NEW], &["P#", ""]);
        let parts = Parts::new(layout.schema).set::<String, Plain>(0, &value);
        let key = layout.templates[0].render(&parts, KeyRole::Sort);
        let Ok(Some(KeyValue::S(key))) = key else { panic!("text has a key") };
        let part = key.strip_prefix("P#").expect("the literal");
        prop_assert!(part.chars().all(|character| character >= '$'));
        // What needs no escape stays as it is.
        let kept: String = value.chars().filter(|character| *character > '$').collect();
        if kept == value {
            prop_assert_eq!(part, value);
        }
    }

    #[test]
    fn ranges_select_what_rust_says(query in queries(layouts(all()), ranges())) {
        query.check()?;
    }

    #[test]
    fn ranges_of_text_select_what_rust_says(query in queries(layouts(mostly_text()), ranges())) {
        query.check()?;
    }

    #[test]
    fn beginnings_select_what_rust_says(query in queries(layouts(mostly_text()), beginnings())) {
        query.check()?;
    }
}
