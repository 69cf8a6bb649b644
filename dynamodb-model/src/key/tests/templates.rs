//! Rendering and parsing.

use super::parts_of;
use crate::key::{
    Desc, Escaped, KeyErrorKind, KeyRole, KeyTemplate, KeyValue, Native, PartSchema, Parts, Plain,
    Raw, Segment, parts_are_separated,
};

const SCHEMA: &[PartSchema] = &[
    PartSchema::new::<String, Plain, Escaped>("owner"),
    PartSchema::new::<u8, Plain, Escaped>("n"),
    PartSchema::new::<u8, Native, Escaped>("n"),
];
const ISSUE: KeyTemplate = KeyTemplate::Text(&[
    Segment::Literal("OWNER#"),
    Segment::Part(0),
    Segment::Literal("#ISSUE#"),
    Segment::Part(1),
]);

fn text(text: &str) -> KeyValue {
    KeyValue::S(text.to_owned())
}

fn issue(owner: &str, n: u8) -> Parts {
    Parts::new(SCHEMA)
        .set::<String, Plain>(0, &owner)
        .set::<u8, Plain>(1, &n)
}

#[test]
fn renders_and_parses() {
    let key = ISSUE.render(&issue("a#b", 7), KeyRole::Sort);
    assert_eq!(key, Ok(Some(text("OWNER#a$23b#ISSUE#007"))));

    let mut read = Parts::new(SCHEMA);
    ISSUE.parse(&key.unwrap().unwrap(), &mut read).unwrap();
    assert_eq!(read.get::<String, Plain>(0), Ok(Some("a#b".to_owned())));
    assert_eq!(read.get::<u8, Plain>(1), Ok(Some(7)));
    assert_eq!(read.get::<u8, Native>(2), Ok(None));
    assert_eq!(ISSUE.parts().collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn keys_of_other_templates_are_foreign() {
    for key in [
        "OWNER#a#ISSUE#007#",
        "OWNER#a#ISSUE#7",
        "OWNER#a#b#ISSUE#007",
        "OWNER#a b#ISSUE#007",
        "OWNER#a#PULL#007",
        "",
    ] {
        assert!(
            ISSUE.parse(&text(key), &mut Parts::new(SCHEMA)).is_err(),
            "{key}"
        );
    }
    let number = KeyValue::N("7".to_owned());
    assert!(ISSUE.parse(&number, &mut Parts::new(SCHEMA)).is_err());
    // A part that is known already must be the same.
    let key = text("OWNER#a#ISSUE#007");
    assert!(ISSUE.parse(&key, &mut issue("a", 7)).is_ok());
    assert!(ISSUE.parse(&key, &mut issue("b", 7)).is_err());
}

#[test]
fn a_native_key_is_the_value() {
    let number = KeyValue::N("7".to_owned());
    let parts = Parts::new(SCHEMA).set::<u8, Native>(2, &7);
    let template = KeyTemplate::Native(2);
    assert_eq!(
        template.render(&parts, KeyRole::Sort),
        Ok(Some(number.clone()))
    );

    let mut read = Parts::new(SCHEMA);
    template.parse(&number, &mut read).unwrap();
    assert_eq!(read.get::<u8, Native>(2), Ok(Some(7)));
    assert!(template.parse(&number, &mut read).is_ok());
    let other = KeyValue::N("8".to_owned());
    assert!(template.parse(&other, &mut read).is_err());
    assert!(template.parse(&text("7"), &mut Parts::new(SCHEMA)).is_err());
    assert_eq!(template.parts().collect::<Vec<_>>(), [2]);
}

#[test]
fn an_absent_part_leaves_no_key() {
    let mut parts = issue("a", 7);
    parts.put::<u8, Plain>(1, None);
    assert_eq!(ISSUE.render(&parts, KeyRole::Sort), Ok(None));
    parts.put::<u8, Plain>(1, Some(&8));
    assert!(ISSUE.render(&parts, KeyRole::Sort).unwrap().is_some());
    parts.flag(3, true);
    assert!(parts.is_flagged(3) && !parts.is_flagged(2) && !parts.is_flagged(64));
    parts.flag(3, false);
    assert!(!parts.is_flagged(3));
}

#[test]
fn limits_are_those_of_the_service() {
    const BARE: KeyTemplate = KeyTemplate::Text(&[Segment::Part(0)]);
    let render = |len: usize, role| {
        let parts = parts_of::<String, Plain, Escaped>(&"x".repeat(len));
        BARE.render(&parts, role)
            .map_err(|error| error.kind().clone())
    };
    for (role, limit) in [(KeyRole::Partition, 2048), (KeyRole::Sort, 1024)] {
        let bytes = limit + 1;
        assert_eq!(render(0, role), Err(KeyErrorKind::Empty));
        assert!(render(limit, role).is_ok());
        assert_eq!(
            render(bytes, role),
            Err(KeyErrorKind::TooLong { bytes, limit })
        );
    }
}

#[test]
fn the_first_error_names_its_part() {
    let parts = parts_of::<f64, Plain, Escaped>(&f64::NAN);
    const BARE: KeyTemplate = KeyTemplate::Text(&[Segment::Part(0)]);
    let error = BARE.render(&parts, KeyRole::Sort).unwrap_err();
    assert_eq!(error.part(), Some("part"));
    assert_eq!(
        error.to_string(),
        "key part `part`: NaN has no place in a key's order"
    );
}

#[test]
fn raw_text_is_found_again_or_refused() {
    const PAIR: KeyTemplate =
        KeyTemplate::Text(&[Segment::Part(0), Segment::Literal("::"), Segment::Part(1)]);
    const PARTS: &[PartSchema] = &[
        PartSchema::new::<String, Plain, Raw>("a"),
        PartSchema::new::<String, Plain, Raw>("b"),
    ];
    let pair = |a: &str, b: &str| {
        let parts = Parts::new(PARTS)
            .set::<String, Plain>(0, &a)
            .set::<String, Plain>(1, &b);
        PAIR.render(&parts, KeyRole::Sort)
    };
    assert_eq!(pair("a#:b", "c::d"), Ok(Some(text("a#:b::c::d"))));
    // "x:" and "::" would be read as "x" and "::".
    for a in ["a::b", "x:", "::"] {
        let error = pair(a, "").unwrap_err();
        assert_eq!(error.part(), Some("a"), "{a}");
    }
}

#[test]
fn the_end_of_every_part_is_marked() {
    const PARTS: &[PartSchema] = &[
        PartSchema::new::<String, Plain, Escaped>("text"),
        PartSchema::new::<u8, Desc, Raw>("fixed"),
        PartSchema::new::<String, Plain, Raw>("raw"),
    ];
    let separated =
        |segments: &'static [Segment]| parts_are_separated(&KeyTemplate::Text(segments), PARTS);
    let (literal, part) = (Segment::Literal, Segment::Part);
    assert!(separated(Box::leak(Box::new([
        part(0),
        literal("#X-"),
        part(0)
    ]))));
    assert!(!separated(Box::leak(Box::new([part(0), literal("-")]))));
    assert!(!separated(Box::leak(Box::new([part(0), part(0)]))));
    assert!(separated(Box::leak(Box::new([
        part(1),
        part(2),
        literal("-")
    ]))));
    assert!(!separated(Box::leak(Box::new([part(2), part(1)]))));
    assert!(parts_are_separated(&KeyTemplate::Native(0), PARTS));
}
