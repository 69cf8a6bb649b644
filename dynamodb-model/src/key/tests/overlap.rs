//! Which templates are told apart: the proof has to be good enough for real tables.

use super::derived::{RepoId, Status};
use crate::key::{
    Desc, Escaped, KeyTemplate, Lower, Native, PartSchema, Plain, Raw, Segment, templates_overlap,
};

const PARTS: &[PartSchema] = &[
    PartSchema::new::<String, Plain, Escaped>("text"),
    PartSchema::new::<u8, Plain, Escaped>("number"),
    PartSchema::new::<RepoId, Plain, Escaped>("repo"),
    PartSchema::new::<Status, Plain, Escaped>("status"),
    PartSchema::new::<String, Lower, Escaped>("lower"),
    PartSchema::new::<String, Native, Escaped>("native"),
];
const RAW_PARTS: &[PartSchema] = &[
    PartSchema::new::<String, Plain, Raw>("text"),
    PartSchema::new::<u8, Desc, Raw>("fixed"),
    PartSchema::new::<u8, Plain, Raw>("number"),
];

const TEXT: Segment = Segment::Part(0);
const NUMBER: Segment = Segment::Part(1);
const REPO: Segment = Segment::Part(2);
const STATUS: Segment = Segment::Part(3);
const LOWER: Segment = Segment::Part(4);
const RAW_FIXED: Segment = Segment::Part(1);
const RAW_NUMBER: Segment = Segment::Part(2);

const fn literal(text: &'static str) -> Segment {
    Segment::Literal(text)
}

fn overlap<const N: usize, const M: usize>(
    parts: &[PartSchema],
    a: [Segment; N],
    b: [Segment; M],
) -> bool {
    let template = |segments: &[Segment]| KeyTemplate::Text(Vec::leak(segments.to_vec()));
    templates_overlap(&template(&a), parts, &template(&b), parts)
}

#[test]
fn names_at_the_beginning_tell_templates_apart() {
    for (a, b) in [("USER#", "ORDER#"), ("USER#", "USERS#"), ("USER#", "USER-")] {
        assert!(
            !overlap(PARTS, [literal(a), TEXT], [literal(b), TEXT]),
            "{a} {b}"
        );
        assert!(
            !overlap(RAW_PARTS, [literal(a), TEXT], [literal(b), TEXT]),
            "{a} {b}"
        );
    }
    assert!(overlap(
        PARTS,
        [literal("USER#"), TEXT],
        [literal("USER#"), NUMBER]
    ));
    assert!(overlap(PARTS, [literal("A"), TEXT], [literal("AB"), TEXT]));
}

#[test]
fn the_number_of_components_tells_escaped_templates_apart() {
    let shop = [literal("SHOP#"), TEXT];
    assert!(!overlap(
        PARTS,
        shop,
        [literal("SHOP#"), TEXT, literal("#"), TEXT]
    ));
    assert!(!overlap(PARTS, shop, [literal("SHOP#"), REPO]));
    assert!(overlap(
        PARTS,
        [literal("SHOP#"), TEXT, literal("#"), TEXT],
        [literal("SHOP#"), REPO]
    ));
    // Raw text may contain the delimiter.
    assert!(overlap(
        RAW_PARTS,
        shop,
        [literal("SHOP#"), TEXT, literal("#"), TEXT]
    ));
}

#[test]
fn names_behind_a_part_tell_templates_apart() {
    let of_user = |name| [literal("USER#"), TEXT, literal(name)];
    assert!(!overlap(PARTS, of_user("#PROFILE"), of_user("#SETTINGS")));
    assert!(!overlap(
        RAW_PARTS,
        of_user("#PROFILE"),
        of_user("#SETTINGS")
    ));
    let order = [literal("USER#"), TEXT, literal("#ORDER#"), NUMBER];
    let visit = [literal("USER#"), TEXT, literal("#VISIT#"), NUMBER];
    assert!(!overlap(PARTS, order, visit));
}

#[test]
fn constants_are_told_from_what_parts_can_be() {
    assert!(!overlap(PARTS, [literal("PROFILE")], [literal("SETTINGS")]));
    assert!(overlap(PARTS, [literal("PROFILE")], [TEXT]));
    assert!(!overlap(PARTS, [literal("PROFILE")], [NUMBER]));
    assert!(!overlap(PARTS, [literal("PROFILE")], [LOWER]));
    assert!(!overlap(PARTS, [literal("A B")], [TEXT]));
    assert!(overlap(PARTS, [literal("OK")], [STATUS]));
    assert!(!overlap(
        PARTS,
        [literal("WARNING")],
        [STATUS, literal("#X")]
    ));
    assert!(!overlap(PARTS, [literal("1234")], [NUMBER]));
    assert!(overlap(PARTS, [literal("123")], [NUMBER]));
}

#[test]
fn raw_templates_are_compared_from_both_ends() {
    assert!(!overlap(
        RAW_PARTS,
        [RAW_FIXED, literal("A"), TEXT],
        [RAW_FIXED, literal("B"), TEXT]
    ));
    assert!(!overlap(
        RAW_PARTS,
        [TEXT, literal("-"), RAW_FIXED],
        [TEXT, literal("/"), RAW_FIXED]
    ));
    assert!(overlap(
        RAW_PARTS,
        [TEXT, literal("-"), TEXT],
        [TEXT, literal("/"), TEXT]
    ));
    assert!(!overlap(RAW_PARTS, [RAW_NUMBER], [literal("1234")]));
    assert!(!overlap(
        RAW_PARTS,
        [RAW_FIXED, literal("#A")],
        [literal("ABC"), TEXT]
    ));
}

#[test]
fn bare_fields_can_be_anything() {
    let native = KeyTemplate::Native(5);
    let text = KeyTemplate::Text(&[Segment::Literal("PROFILE")]);
    assert!(templates_overlap(&native, PARTS, &text, PARTS));
    assert!(templates_overlap(&text, PARTS, &native, PARTS));
}
