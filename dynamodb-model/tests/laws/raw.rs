//! Raw keys: existing data, as it is.

use dynamodb_model::key::{
    Desc, Inner, KeyErrorKind, KeyRole, KeyTemplate, KeyValue, Last, PartErrorKind, Parts, Plain,
    Raw, Segment, Width, parts_are_separated,
};
use proptest::prelude::*;

use crate::cases;
use crate::column::{Ranged, Textual, Unordered};
use crate::derived::{Actor, Place};
use crate::layout::{AnyColumn, Layout, pairs, stored_order};
use crate::query::{beginnings, queries, ranges};

macro_rules! ranged {
    ($into:ident, $form:ty: $($name:ty),+) => {
        $($into.push(&Ranged::<$name, $form, Raw, Inner>::NEW);)+
    };
}

/// Forms that keep their order wherever they stand.
pub(crate) fn fixed() -> Vec<AnyColumn> {
    let mut all: Vec<AnyColumn> = vec![&Ranged::<u8, Width<3>, Raw, Inner>::NEW];
    ranged!(all, Width<3>: u16);
    ranged!(all, Width<10>: u32, u64, u128);
    ranged!(all, Plain: f32, f64);
    ranged!(all, Desc: u8, i8, u64, i128);
    #[cfg(feature = "jiff")]
    ranged!(all, Plain: jiff::Timestamp, jiff::civil::DateTime, jiff::civil::Date);
    #[cfg(feature = "chrono")]
    ranged!(all, Plain: chrono::DateTime<chrono::Utc>, chrono::NaiveDate);
    #[cfg(feature = "time")]
    ranged!(all, Plain: time::OffsetDateTime, time::Date);
    #[cfg(feature = "uuid")]
    ranged!(all, Plain: uuid::Uuid);
    #[cfg(feature = "ulid")]
    ranged!(all, Plain: ulid::Ulid);
    all
}

fn text() -> Vec<AnyColumn> {
    vec![
        &Textual::<String, Plain, Raw, Last>::NEW,
        &Textual::<Box<str>, Plain, Raw, Last>::NEW,
        &Ranged::<char, Plain, Raw, Last>::NEW,
        &Ranged::<bool, Plain, Raw, Last>::NEW,
    ]
}

/// Values of any length.
fn any_length() -> Vec<AnyColumn> {
    vec![
        &Unordered::<String, Plain, Raw, Inner>::NEW,
        &Unordered::<char, Plain, Raw, Inner>::NEW,
        &Unordered::<bool, Plain, Raw, Inner>::NEW,
        &Unordered::<u8, Plain, Raw, Inner>::NEW,
        &Unordered::<i64, Plain, Raw, Inner>::NEW,
        &Unordered::<u128, Plain, Raw, Inner>::NEW,
        &Unordered::<i16, Width<6>, Raw, Inner>::NEW,
        &Unordered::<Place, Plain, Raw, Inner>::NEW,
        &Unordered::<Actor, Plain, Raw, Inner>::NEW,
    ]
}

const SEPARATORS: &[&str] = &["#", "/", "::", "-", "0", "Z", "a", "aa"];

/// Fixed forms with any separator or none, and perhaps text at the end.
pub(crate) fn ordered_layouts(
    fixed: Vec<AnyColumn>,
    text: Vec<AnyColumn>,
) -> impl Strategy<Value = Layout> {
    let between = prop::sample::select([SEPARATORS, &[""]].concat());
    (
        prop::collection::vec(prop::sample::select(fixed), 0..=3),
        prop::option::of(prop::sample::select(text)),
        prop::sample::select(vec!["", "P#", "P"]),
        prop::array::uniform4(between),
        prop::sample::select(vec!["", "#END"]),
    )
        .prop_map(|(mut columns, text, first, between, end)| {
            let ends_in_text = text.is_some();
            columns.extend(text);
            if columns.is_empty() {
                columns.push(&Ranged::<u8, Width<3>, Raw, Inner>::NEW);
            }
            let mut literals = vec![first];
            for (column, literal) in columns.iter().take(columns.len() - 1).zip(between) {
                let unmarked = literal.is_empty() && !needs_no_separator(*column);
                literals.push(if unmarked { "#" } else { literal });
            }
            literals.push(if ends_in_text { "" } else { end });
            Layout::text(columns, &literals)
        })
}

/// Can another part follow at once?
fn needs_no_separator(column: AnyColumn) -> bool {
    const ADJACENT: KeyTemplate = KeyTemplate::Text(&[Segment::Part(0), Segment::Part(0)]);
    parts_are_separated(&ADJACENT, &[column.schema()])
}

/// Anything with any separator.
fn layouts() -> impl Strategy<Value = Layout> {
    let columns = [fixed(), any_length()].concat();
    (
        crate::layout::columns(columns),
        prop::sample::select(vec!["", "P#"]),
        prop::array::uniform3(prop::sample::select(SEPARATORS)),
        prop::sample::select(vec!["", "#END"]),
    )
        .prop_map(|(columns, first, between, end)| {
            let mut literals = vec![first];
            literals.extend(between.into_iter().take(columns.len() - 1));
            literals.push(end);
            Layout::text(columns, &literals)
        })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn keys_give_their_parts_back_or_are_refused((layout, a, _) in pairs(layouts())) {
        prop_assert!(parts_are_separated(&layout.templates[0], layout.schema));
        match layout.key(&a) {
            Ok(key) => prop_assert_eq!(layout.read(&key), Ok(a)),
            Err(error) => {
                let expected = match error.kind() {
                    KeyErrorKind::Empty => true,
                    KeyErrorKind::Part(error) => {
                        matches!(error.kind(), PartErrorKind::Separator | PartErrorKind::TooWide)
                    }
                    _ => false,
                };
                prop_assert!(expected, "{}", error);
            }
        }
    }

    #[test]
    fn text_with_its_separator_is_refused(
        (a, b) in (crate::samples::text(), crate::samples::text()),
        separator in prop::sample::select(SEPARATORS),
    ) {
        let columns: Vec<AnyColumn> = vec![any_length()[0], text()[0]];
        let layout = Layout::text(columns, &["P#", separator, ""]);
        let parts = Parts::new(layout.schema)
            .set::<String, Plain>(0, &a)
            .set::<String, Plain>(1, &b);
        let key = layout.templates[0].render(&parts, KeyRole::Sort);
        // The first separator in the text and the separator after it must be that one.
        let found = format!("{a}{separator}").find(separator);
        if found == Some(a.len()) {
            let expected = format!("P#{a}{separator}{b}");
            prop_assert_eq!(key, Ok(Some(KeyValue::S(expected))));
        } else {
            let error = key.expect_err("a silent collision");
            let refused = matches!(error.kind(), KeyErrorKind::Part(error) if error.kind() == PartErrorKind::Separator);
            prop_assert!(refused, "{}", error);
        }
    }

    #[test]
    fn ordered_keys_sort_as_their_parts((layout, a, b) in pairs(ordered_layouts(fixed(), text()))) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
            prop_assert_eq!(layout.read(&key_a), Ok(a));
        }
    }

    #[test]
    fn different_parts_have_different_keys((layout, a, b) in pairs(layouts())) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(key_a == key_b, a == b);
        }
    }

    #[test]
    fn ranges_select_what_rust_says(query in queries(ordered_layouts(fixed(), text()), ranges())) {
        query.check()?;
    }

    #[test]
    fn equalities_select_what_rust_says(query in queries(layouts(), ranges())) {
        query.check()?;
    }

    #[test]
    fn beginnings_select_what_rust_says(query in queries(ordered_layouts(fixed(), text()), beginnings())) {
        query.check()?;
    }
}
