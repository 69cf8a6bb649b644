//! Templates that are declared disjoint never write the same key.

use dynamodb_model::key::{
    Desc, Encoding, Escaped, Inner, Lower, Parts, Plain, Raw, Width, parts_are_separated,
    templates_overlap,
};
use proptest::prelude::*;

use crate::cases;
use crate::column::{FoldedText, Unordered, Value};
use crate::derived::{Actor, Place};
use crate::layout::{AnyColumn, Layout, choices, pools, tuple};

/// Shapes of every kind, and few of each, so that templates often agree.
macro_rules! all_shapes {
    ($encoding:ident) => {
        vec![
            &Unordered::<String, Plain, $encoding, Inner>::NEW,
            &Unordered::<String, Plain, $encoding, Inner>::NEW,
            &Unordered::<char, Plain, $encoding, Inner>::NEW,
            &Unordered::<bool, Plain, $encoding, Inner>::NEW,
            &Unordered::<u8, Plain, $encoding, Inner>::NEW,
            &Unordered::<i8, Plain, $encoding, Inner>::NEW,
            &Unordered::<i8, Desc, $encoding, Inner>::NEW,
            &Unordered::<u16, Width<3>, $encoding, Inner>::NEW,
            &Unordered::<f32, Plain, $encoding, Inner>::NEW,
            &Unordered::<Place, Plain, $encoding, Inner>::NEW,
            &Unordered::<Actor, Plain, $encoding, Inner>::NEW,
        ]
    };
}

/// Literals that values can look like.
const LITERALS: &[&str] = &[
    "", "#", "A", "A#", "a#", "a", "AA#", "##", "0", "007#", "user#", "nobody", "nobody#", "true",
    "true#", "machine#", "#A#", "#a", "#007", "-", "$", "é",
];

/// Anything that could be written in a template and keeps its parts apart.
fn layouts(encoding: Encoding) -> impl Strategy<Value = Layout> {
    let columns = match encoding {
        Encoding::Escaped => {
            let mut columns: Vec<AnyColumn> = all_shapes!(Escaped);
            columns.push(const { &FoldedText::<Lower, Escaped, Inner>::new(String::clone) });
            columns
        }
        Encoding::Raw => {
            let columns: Vec<AnyColumn> = all_shapes!(Raw);
            columns
        }
    };
    (
        prop::collection::vec(prop::sample::select(columns), 0..=3),
        prop::array::uniform4(prop::sample::select(LITERALS)),
    )
        .prop_map(move |(columns, literals)| {
            let mut chosen = vec![literals[0]];
            for (i, literal) in literals.into_iter().skip(1).take(columns.len()).enumerate() {
                let is_last = i + 1 == columns.len();
                let marks_the_end = match encoding {
                    Encoding::Escaped => literal.starts_with('#'),
                    Encoding::Raw => !literal.is_empty(),
                };
                let may_stand = marks_the_end || is_last && literal.is_empty();
                chosen.push(if may_stand { literal } else { "#" });
            }
            Layout::text(columns, &chosen)
        })
}

/// Two templates, and values for each.
fn cases_of(encoding: Encoding) -> impl Strategy<Value = (Layout, Layout, Vec<Value>, Vec<Value>)> {
    (layouts(encoding), layouts(encoding)).prop_flat_map(|(a, b)| {
        let pools = (pools(&a.columns), pools(&b.columns));
        (Just((a, b)), pools, choices(), choices()).prop_map(|((a, b), pools, of_a, of_b)| {
            let (of_a, of_b) = (tuple(&pools.0, &of_a), tuple(&pools.1, &of_b));
            (a, b, of_a, of_b)
        })
    })
}

/// Could `other` have written the key of `tuple`?
fn is_key_of_other(layout: &Layout, tuple: &[Value], other: &Layout) -> bool {
    let Ok(key) = layout.key(tuple) else {
        return false;
    };
    let mut parts = Parts::new(other.schema);
    other.templates[0].parse(&key[0], &mut parts).is_ok()
}

fn check(a: &Layout, b: &Layout, of_a: &[Value], of_b: &[Value]) -> Result<(), TestCaseError> {
    prop_assert!(parts_are_separated(&a.templates[0], a.schema));
    let overlap = |a: &Layout, b: &Layout| {
        templates_overlap(&a.templates[0], a.schema, &b.templates[0], b.schema)
    };
    prop_assert_eq!(overlap(a, b), overlap(b, a));
    prop_assert!(overlap(a, a) && overlap(b, b));
    if !overlap(a, b) {
        prop_assert!(!is_key_of_other(a, of_a, b), "{:?} of {:?}", a.key(of_a), b);
        prop_assert!(!is_key_of_other(b, of_b, a), "{:?} of {:?}", b.key(of_b), a);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn disjoint_templates_never_collide((a, b, of_a, of_b) in cases_of(Encoding::Escaped)) {
        check(&a, &b, &of_a, &of_b)?;
    }

    #[test]
    fn disjoint_raw_templates_never_collide((a, b, of_a, of_b) in cases_of(Encoding::Raw)) {
        check(&a, &b, &of_a, &of_b)?;
    }
}
