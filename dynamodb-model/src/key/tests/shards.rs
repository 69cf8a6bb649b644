//! Partition keys that end with the number of a shard.

use super::derived::Status;
use crate::key::{
    Escaped, KeyErrorKind, KeyRole, KeyTemplate, KeyValue, PartSchema, Parts, Plain, Raw, Segment,
    parts_are_separated, templates_overlap,
};

const PARTS: &[PartSchema] = &[
    PartSchema::new::<String, Plain, Escaped>("text"),
    PartSchema::new::<u8, Plain, Escaped>("number"),
    PartSchema::new::<Status, Plain, Escaped>("status"),
];
const RAW_PARTS: &[PartSchema] = &[
    PartSchema::new::<String, Plain, Raw>("text"),
    PartSchema::new::<u8, Plain, Raw>("number"),
];

const USER: Segment = Segment::Literal("USER#");
const TEXT: Segment = Segment::Part(0);
const NUMBER: Segment = Segment::Part(1);
const SHARD: Segment = Segment::Shard(8);
const SHARDED: KeyTemplate = KeyTemplate::Text(&[USER, TEXT, SHARD]);

fn text(text: &str) -> KeyValue {
    KeyValue::S(text.to_owned())
}

fn named(schema: &'static [PartSchema], name: &str) -> Parts {
    Parts::new(schema).set::<String, Plain>(0, &name)
}

fn overlap<const N: usize, const M: usize>(
    parts: &[PartSchema],
    a: [Segment; N],
    b: [Segment; M],
) -> bool {
    let template = |segments: &[Segment]| KeyTemplate::Text(Vec::leak(segments.to_vec()));
    let (a, b) = (template(&a), template(&b));
    let found = templates_overlap(&a, parts, &b, parts);
    assert_eq!(found, templates_overlap(&b, parts, &a, parts));
    found
}

#[test]
fn the_number_stands_behind_the_text() {
    let parts = named(PARTS, "a#7");
    let key = SHARDED.render_in(Some(5), &parts, KeyRole::Partition);
    assert_eq!(key, Ok(Some(text("USER#a$237#5"))));
    assert_eq!(SHARDED.render(&parts, KeyRole::Partition), Ok(None));
    assert_eq!(SHARDED.shards(), Some(8));
    assert_eq!(SHARDED.parts().collect::<Vec<_>>(), [0]);

    let mut read = Parts::new(PARTS);
    SHARDED.parse(&text("USER#a$237#5"), &mut read).unwrap();
    assert_eq!(read.get::<String, Plain>(0), Ok(Some("a#7".to_owned())));
}

#[test]
fn any_number_of_shards_is_read() {
    for shard in ["0", "7", "8", "255"] {
        let key = text(&format!("USER#a#{shard}"));
        assert!(SHARDED.parse(&key, &mut Parts::new(PARTS)).is_ok());
    }
    for foreign in [
        "USER#a",
        "USER#a#",
        "USER#a#05",
        "USER#a#256",
        "USER#a#5#",
        "USER#a#5x",
        "USER#a#-1",
    ] {
        let parsed = SHARDED.parse(&text(foreign), &mut Parts::new(PARTS));
        assert!(parsed.is_err(), "{foreign}");
    }
}

#[test]
fn raw_text_cannot_look_like_a_shard() {
    let render = |name| SHARDED.render_in(Some(5), &named(RAW_PARTS, name), KeyRole::Partition);
    assert_eq!(render("a b"), Ok(Some(text("USER#a b#5"))));
    let error = render("a#7").unwrap_err();
    assert!(matches!(error.kind(), KeyErrorKind::Part(_)), "{error}");
    let mut read = Parts::new(RAW_PARTS);
    SHARDED.parse(&text("USER#a b#5"), &mut read).unwrap();
    assert_eq!(read.get::<String, Plain>(0), Ok(Some("a b".to_owned())));
}

#[test]
fn the_end_of_what_is_before_it_is_known() {
    assert!(parts_are_separated(&SHARDED, PARTS));
    assert!(parts_are_separated(&SHARDED, RAW_PARTS));
}

#[test]
fn sharded_keys_and_those_in_one_piece_are_told_apart() {
    assert!(!overlap(PARTS, [USER, TEXT, SHARD], [USER, TEXT]));
    assert!(!overlap(PARTS, [USER, SHARD], [USER, SHARD, SHARD]));
    let jobs = Segment::Literal("JOBS");
    assert!(!overlap(PARTS, [jobs, SHARD], [jobs]));
    let job = Segment::Literal("JOBS#x");
    assert!(!overlap(PARTS, [jobs, SHARD], [job]));
}

#[test]
fn a_number_can_be_that_of_a_shard() {
    let between = Segment::Literal("#");
    // Three digits, always; a shard may have as many.
    assert!(overlap(
        PARTS,
        [USER, TEXT, SHARD],
        [USER, TEXT, between, NUMBER]
    ));
    assert!(overlap(
        PARTS,
        [USER, TEXT, SHARD],
        [USER, TEXT, Segment::Shard(4)]
    ));
    assert!(overlap(
        PARTS,
        [USER, SHARD],
        [USER, Segment::Literal("#7")]
    ));
    let word = Segment::Literal("#x7");
    assert!(!overlap(PARTS, [USER, TEXT, SHARD], [USER, TEXT, word]));
}

#[test]
fn raw_keys_are_told_apart_at_their_ends() {
    let word = Segment::Literal("#PROFILE");
    assert!(!overlap(RAW_PARTS, [USER, TEXT, SHARD], [USER, TEXT, word]));
    // `USER#a#5` may be the user `a#5`.
    assert!(overlap(RAW_PARTS, [USER, TEXT, SHARD], [USER, TEXT]));
    assert!(overlap(
        RAW_PARTS,
        [USER, TEXT, SHARD],
        [USER, TEXT, Segment::Literal("#7")]
    ));
}
