//! DynamoDB JSON, as it is sent.

use std::fmt::{Display, Write as _};

use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::page;

/// Text in quotation marks.
pub(crate) fn string(to: &mut String, text: &str) {
    to.push('"');
    escape(to, text);
    to.push('"');
}

/// Text without the quotation marks, as the SDK escapes it.
pub(super) fn escape(to: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(page::plain(rest.as_bytes()));
        to.push_str(plain);
        let mut chars = special.chars();
        match chars.next() {
            None => return,
            Some('"') => to.push_str("\\\""),
            Some('\\') => to.push_str("\\\\"),
            Some('\u{8}') => to.push_str("\\b"),
            Some('\u{c}') => to.push_str("\\f"),
            Some('\n') => to.push_str("\\n"),
            Some('\r') => to.push_str("\\r"),
            Some('\t') => to.push_str("\\t"),
            Some(control) => {
                // Writing to a string cannot fail.
                let _ = write!(to, "\\u{:04x}", u32::from(control));
            }
        }
        rest = chars.as_str();
    }
}

pub(crate) fn text_value(to: &mut String, text: &str) {
    to.push_str(r#"{"S":"#);
    string(to, text);
    to.push('}');
}

/// The number must have no characters but those of numbers.
pub(crate) fn number_value(to: &mut String, number: impl Display) {
    to.push_str(r#"{"N":""#);
    // Writing to a string cannot fail.
    let _ = write!(to, "{number}");
    to.push_str(r#""}"#);
}

pub(crate) fn bytes_value(to: &mut String, bytes: &[u8]) {
    to.push_str(r#"{"B":"#);
    base64(to, bytes);
    to.push('}');
}

pub(super) fn bool_value(to: &mut String, value: bool) {
    to.push_str(match value {
        true => r#"{"BOOL":true}"#,
        false => r#"{"BOOL":false}"#,
    });
}

/// Any value. `None` for one of a type that is newer than the SDK.
pub(crate) fn value(to: &mut String, value: &AttributeValue) -> Option<()> {
    match value {
        AttributeValue::S(text) => text_value(to, text),
        AttributeValue::N(number) => {
            to.push_str(r#"{"N":"#);
            string(to, number);
            to.push('}');
        }
        AttributeValue::B(bytes) => bytes_value(to, bytes.as_ref()),
        AttributeValue::Bool(value) => bool_value(to, *value),
        AttributeValue::Null(value) => {
            let _ = write!(to, r#"{{"NULL":{value}}}"#);
        }
        AttributeValue::Ss(members) => list(to, r#"{"SS":["#, members, |to, member| {
            string(to, member);
            Some(())
        })?,
        AttributeValue::Ns(members) => list(to, r#"{"NS":["#, members, |to, member| {
            string(to, member);
            Some(())
        })?,
        AttributeValue::Bs(members) => list(to, r#"{"BS":["#, members, |to, member| {
            base64(to, member.as_ref());
            Some(())
        })?,
        AttributeValue::L(elements) => list(to, r#"{"L":["#, elements, self::value)?,
        AttributeValue::M(entries) => {
            to.push_str(r#"{"M":"#);
            object(to, entries, self::value)?;
            to.push('}');
        }
        _ => return None,
    }
    Some(())
}

/// An object of these members, whose values the function writes.
pub(crate) fn object<N: AsRef<str>, V>(
    to: &mut String,
    members: impl IntoIterator<Item = (N, V)>,
    mut value: impl FnMut(&mut String, V) -> Option<()>,
) -> Option<()> {
    to.push('{');
    separated(to, members, |to, (name, member)| {
        string(to, name.as_ref());
        to.push(':');
        value(to, member)
    })?;
    to.push('}');
    Some(())
}

/// Members with commas between them.
pub(crate) fn separated<M>(
    to: &mut String,
    members: impl IntoIterator<Item = M>,
    mut member: impl FnMut(&mut String, M) -> Option<()>,
) -> Option<()> {
    let mut is_first = true;
    for each in members {
        if !std::mem::take(&mut is_first) {
            to.push(',');
        }
        member(to, each)?;
    }
    Some(())
}

fn list<'a, M>(
    to: &mut String,
    open: &str,
    members: &'a [M],
    member: impl FnMut(&mut String, &'a M) -> Option<()>,
) -> Option<()> {
    to.push_str(open);
    separated(to, members, member)?;
    to.push_str("]}");
    Some(())
}

fn base64(to: &mut String, bytes: &[u8]) {
    to.push('"');
    STANDARD.encode_string(bytes, to);
    to.push('"');
}
