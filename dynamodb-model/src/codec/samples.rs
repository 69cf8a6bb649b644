//! Attribute values for tests, and the JSON that DynamoDB writes of them.

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;

use super::{Member, Record, find};

pub(crate) type Attributes = HashMap<String, AttributeValue>;

/// How JSON is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As DynamoDB writes it.
    Dense,
    /// With an escape for each character.
    Escaped,
}

pub(crate) fn style() -> impl Strategy<Value = Style> {
    prop::sample::select(vec![Style::Dense, Style::Escaped])
}

/// The item as it is held when it came in a reply.
pub(crate) fn paged(item: &Attributes, style: Style) -> Record {
    let mut body = String::from("{\"Item\":");
    write_item(item, style, &mut body);
    body.push('}');
    let found = find(body.as_bytes(), Member::Item).expect("an item");
    found.records().flatten().next().expect("an item")
}

pub(crate) fn write_item(item: &Attributes, style: Style, to: &mut String) {
    write_all(['{', '}'], item, to, |(name, value), to| {
        write_text(name, style, to);
        to.push(':');
        write_value(value, style, to);
    });
}

fn write_value(value: &AttributeValue, style: Style, to: &mut String) {
    let kind = match value {
        AttributeValue::S(_) => "S",
        AttributeValue::N(_) => "N",
        AttributeValue::B(_) => "B",
        AttributeValue::Bool(_) => "BOOL",
        AttributeValue::Null(_) => "NULL",
        AttributeValue::M(_) => "M",
        AttributeValue::L(_) => "L",
        AttributeValue::Ss(_) => "SS",
        AttributeValue::Ns(_) => "NS",
        AttributeValue::Bs(_) => "BS",
        _ => unreachable!("no other is made here"),
    };
    to.push_str(&format!("{{\"{kind}\":"));
    let list = ['[', ']'];
    match value {
        AttributeValue::S(text) => write_text(text, style, to),
        AttributeValue::N(number) => write_text(number, Style::Dense, to),
        AttributeValue::B(blob) => write_blob(blob, to),
        AttributeValue::Bool(value) | AttributeValue::Null(value) => {
            to.push_str(&value.to_string());
        }
        AttributeValue::M(entries) => write_item(entries, style, to),
        AttributeValue::L(elements) => {
            write_all(list, elements, to, |value, to| {
                write_value(value, style, to);
            });
        }
        AttributeValue::Ss(members) => {
            write_all(list, members, to, |text, to| {
                write_text(text, style, to);
            });
        }
        AttributeValue::Ns(members) => {
            write_all(list, members, to, |number, to| {
                write_text(number, Style::Dense, to);
            });
        }
        AttributeValue::Bs(members) => write_all(list, members, to, write_blob),
        _ => {}
    }
    to.push('}');
}

pub(crate) fn write_all<T>(
    [open, close]: [char; 2],
    members: impl IntoIterator<Item = T>,
    to: &mut String,
    write: impl Fn(T, &mut String),
) {
    to.push(open);
    for (number, member) in members.into_iter().enumerate() {
        if number > 0 {
            to.push(',');
        }
        write(member, to);
    }
    to.push(close);
}

fn write_text(text: &str, style: Style, to: &mut String) {
    to.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' if style != Style::Escaped => to.extend(['\\', character]),
            '\n' if style != Style::Escaped => to.push_str("\\n"),
            '\0'..='\u{1f}' => to.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ if style == Style::Escaped => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    to.push_str(&format!("\\u{unit:04X}"));
                }
            }
            _ => to.push(character),
        }
    }
    to.push('"');
}

fn write_blob(blob: &Blob, to: &mut String) {
    to.push('"');
    to.push_str(&STANDARD.encode(blob));
    to.push('"');
}

/// Names of fields, variants, and some that are neither.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "A", "B", "C", "true", "-7", "é"]).prop_map(str::to_owned)
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i8>().prop_map(|v| v.to_string()),
        any::<i64>().prop_map(|v| v.to_string()),
        any::<u64>().prop_map(|v| v.to_string()),
        any::<i128>().prop_map(|v| v.to_string()),
        any::<f32>().prop_map(|v| v.to_string()),
    ]
}

pub(crate) fn attribute() -> impl Strategy<Value = AttributeValue> {
    let bytes = || vec(any::<u8>(), 0..3).prop_map(Blob::new);
    let leaf = prop_oneof![
        name().prop_map(AttributeValue::S),
        number().prop_map(AttributeValue::N),
        bytes().prop_map(AttributeValue::B),
        any::<bool>().prop_map(AttributeValue::Bool),
        Just(AttributeValue::Null(true)),
        vec(name(), 1..3).prop_map(AttributeValue::Ss),
        vec(number(), 1..3).prop_map(AttributeValue::Ns),
        vec(bytes(), 1..3).prop_map(AttributeValue::Bs),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(AttributeValue::L),
            hash_map(name(), inner, 0..3).prop_map(AttributeValue::M),
        ]
    })
}
