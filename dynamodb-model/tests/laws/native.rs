//! Bare fields, and lists of attributes.

use std::borrow::Cow;

use dynamodb_model::key::{Escaped, KeyTemplate, Last, Native, Plain, Segment};
use proptest::prelude::*;

use crate::cases;
use crate::column::{Ranged, Textual};
use crate::derived::Place;
use crate::layout::{AnyColumn, Layout, columns, pairs, stored_order};
use crate::query::{beginnings, queries, ranges};

macro_rules! ranged {
    ($into:ident: $($name:ty),+) => {
        $($into.push(&Ranged::<$name, Native, Escaped, Last>::NEW);)+
    };
}

fn native() -> Vec<AnyColumn> {
    let mut all: Vec<AnyColumn> = vec![
        &Textual::<String, Native, Escaped, Last>::NEW,
        &Textual::<Box<str>, Native, Escaped, Last>::NEW,
        &Textual::<Cow<'static, str>, Native, Escaped, Last>::NEW,
    ];
    ranged!(all: char, Vec<u8>, [u8; 2], f32, f64);
    ranged!(all: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
    #[cfg(feature = "jiff")]
    ranged!(all: jiff::Timestamp, jiff::civil::DateTime, jiff::civil::Date);
    #[cfg(feature = "chrono")]
    ranged!(all: chrono::DateTime<chrono::Utc>, chrono::NaiveDateTime, chrono::NaiveDate);
    #[cfg(feature = "time")]
    ranged!(all: time::OffsetDateTime, time::PrimitiveDateTime, time::UtcDateTime, time::Date);
    #[cfg(feature = "uuid")]
    ranged!(all: uuid::Uuid);
    #[cfg(feature = "ulid")]
    ranged!(all: ulid::Ulid);
    all
}

fn text() -> Vec<AnyColumn> {
    vec![
        &Textual::<String, Plain, Escaped, Last>::NEW,
        &Ranged::<Place, Plain, Escaped, Last>::NEW,
        &Ranged::<i8, Plain, Escaped, Last>::NEW,
    ]
}

/// Each part is an attribute.
fn lists() -> impl Strategy<Value = Layout> {
    columns(native()).prop_map(|columns| {
        let templates = (0..columns.len()).map(KeyTemplate::Native).collect();
        Layout::new(columns, templates)
    })
}

/// Bare fields and templates of up to two parts in one list.
fn mixed_lists() -> impl Strategy<Value = Layout> {
    let bare = prop::sample::select(native()).prop_map(|column| vec![column]);
    let templated = prop::collection::vec(prop::sample::select(text()), 0..=2);
    let attribute = prop_oneof![
        bare.prop_map(|columns| (columns, None)),
        (templated, prop::sample::select(vec!["", "P#"]))
            .prop_map(|(columns, literal)| (columns, Some(literal))),
    ];
    prop::collection::vec(attribute, 1..=3)
        .prop_map(|attributes| {
            let (mut columns, mut templates) = (Vec::new(), Vec::new());
            for (of_attribute, literal) in attributes {
                if columns.len() + of_attribute.len() > 4 {
                    break;
                }
                templates.push(template(columns.len(), of_attribute.len(), literal));
                columns.extend(of_attribute);
            }
            Layout::new(columns, templates)
        })
        .boxed()
}

fn template(first: usize, len: usize, literal: Option<&'static str>) -> KeyTemplate {
    let Some(literal) = literal else {
        return KeyTemplate::Native(first);
    };
    // A template without parts is a constant.
    let literal = if len == 0 { "CONSTANT" } else { literal };
    let mut segments = vec![Segment::Literal(literal)];
    for part in first..first + len {
        if part > first {
            segments.push(Segment::Literal("#"));
        }
        segments.push(Segment::Part(part));
    }
    KeyTemplate::Text(Vec::leak(segments))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn attributes_sort_as_their_values((layout, a, b) in pairs(lists())) {
        if let (Ok(key_a), Ok(key_b)) = (layout.key(&a), layout.key(&b)) {
            prop_assert_eq!(stored_order(&key_a, &key_b), layout.key_order(&a, &b));
            prop_assert_eq!(key_a == key_b, a == b);
        }
    }

    #[test]
    fn attributes_give_their_values_back((layout, a, _) in pairs(mixed_lists())) {
        if let Ok(key) = layout.key(&a) {
            prop_assert_eq!(layout.read(&key), Ok(a));
        }
    }

    #[test]
    fn ranges_select_what_rust_says(query in queries(lists(), ranges())) {
        query.check()?;
    }

    #[test]
    fn ranges_of_lists_select_what_rust_says(query in queries(mixed_lists(), ranges())) {
        query.check()?;
    }

    #[test]
    fn beginnings_select_what_rust_says(query in queries(mixed_lists(), beginnings())) {
        query.check()?;
    }
}
