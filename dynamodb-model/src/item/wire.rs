//! What an item takes of a request, in bytes of DynamoDB JSON as the SDK writes it.

use aws_sdk_dynamodb::types::AttributeValue;

/// The braces of an object or the brackets of a list.
const ENDS: usize = 2;
/// The quotation marks of a text.
const QUOTES: usize = 2;
/// `{"S":…}`: a value with its type, without what the value itself takes.
const TYPED: usize = r#"{"S":}"#.len();
/// One letter more in the type of a set, and of `NULL` and `BOOL`.
const SET: usize = TYPED + 1;
const LONG: usize = TYPED + 3;

/// The bytes of an attribute as a member of an object: name, colon and value.
pub(super) fn attribute(name: &str, value: &AttributeValue) -> usize {
    text(name) + 1 + of(value)
}

/// The bytes of an object's members, with their commas.
pub(super) fn object(members: impl Iterator<Item = usize>) -> usize {
    ENDS + separated(members)
}

fn of(value: &AttributeValue) -> usize {
    match value {
        AttributeValue::S(value) => TYPED + text(value),
        AttributeValue::N(number) => TYPED + text(number),
        AttributeValue::B(bytes) => TYPED + base64(bytes.as_ref()),
        AttributeValue::Bool(value) | AttributeValue::Null(value) => LONG + value.to_string().len(),
        AttributeValue::Ss(members) => SET + object(members.iter().map(|member| text(member))),
        AttributeValue::Ns(members) => SET + object(members.iter().map(|member| text(member))),
        AttributeValue::Bs(members) => {
            SET + object(members.iter().map(|member| base64(member.as_ref())))
        }
        AttributeValue::L(members) => TYPED + object(members.iter().map(of)),
        AttributeValue::M(members) => {
            TYPED + object(members.iter().map(|(name, value)| attribute(name, value)))
        }
        _ => 0,
    }
}

fn separated(members: impl Iterator<Item = usize>) -> usize {
    let mut bytes = 0;
    let mut count: usize = 0;
    for member in members {
        bytes += member;
        count += 1;
    }
    bytes + count.saturating_sub(1)
}

/// Text in quotation marks, with what must be escaped in JSON.
fn text(text: &str) -> usize {
    // One pass that the compiler vectorises, for what nearly all texts are.
    let is_plain = |byte: u8| (byte >= 0x20) & (byte != b'"') & (byte != b'\\');
    if text
        .bytes()
        .fold(true, |plain, byte| plain & is_plain(byte))
    {
        return QUOTES + text.len();
    }
    let escaped = text.bytes().map(|byte| match byte {
        b'"' | b'\\' | 0x08 | 0x0C | b'\n' | b'\r' | b'\t' => 2,
        0..=0x1F => 6,
        _ => 1,
    });
    QUOTES + escaped.sum::<usize>()
}

fn base64(bytes: &[u8]) -> usize {
    QUOTES + bytes.len().div_ceil(3) * 4
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use aws_sdk_dynamodb::primitives::Blob;

    use super::*;

    fn s(text: &str) -> AttributeValue {
        AttributeValue::S(text.to_owned())
    }

    /// Each value beside the JSON that the SDK writes for it.
    fn written() -> Vec<(AttributeValue, &'static str)> {
        let map = HashMap::from([("k".to_owned(), s("v")), ("\"".to_owned(), s(""))]);
        vec![
            (s("plain"), r#"{"S":"plain"}"#),
            (s("é\u{1F600}/"), "{\"S\":\"é\u{1F600}/\"}"),
            (s("a\"b\\c"), r#"{"S":"a\"b\\c"}"#),
            (s("\n\r\t\u{8}\u{c}"), r#"{"S":"\n\r\t\b\f"}"#),
            (s("\u{0}\u{1f}\u{7f}"), "{\"S\":\"\\u0000\\u001f\u{7f}\"}"),
            (
                AttributeValue::N("-1.5E+10".to_owned()),
                r#"{"N":"-1.5E+10"}"#,
            ),
            (AttributeValue::B(Blob::new(*b"")), r#"{"B":""}"#),
            (
                AttributeValue::B(Blob::new(*b"abcd")),
                r#"{"B":"YWJjZA=="}"#,
            ),
            (AttributeValue::Bool(true), r#"{"BOOL":true}"#),
            (AttributeValue::Bool(false), r#"{"BOOL":false}"#),
            (AttributeValue::Null(true), r#"{"NULL":true}"#),
            (
                AttributeValue::Ss(vec!["a".to_owned(), "b".to_owned()]),
                r#"{"SS":["a","b"]}"#,
            ),
            (AttributeValue::Ns(vec!["1".to_owned()]), r#"{"NS":["1"]}"#),
            (
                AttributeValue::Bs(vec![Blob::new(*b"a"), Blob::new(*b"bc")]),
                r#"{"BS":["YQ==","YmM="]}"#,
            ),
            (AttributeValue::L(Vec::new()), r#"{"L":[]}"#),
            (
                AttributeValue::L(vec![s("x"), AttributeValue::Null(true)]),
                r#"{"L":[{"S":"x"},{"NULL":true}]}"#,
            ),
            (
                AttributeValue::M(map),
                r#"{"M":{"k":{"S":"v"},"\"":{"S":""}}}"#,
            ),
        ]
    }

    #[test]
    fn a_value_takes_what_its_json_does() {
        for (value, json) in written() {
            assert_eq!(of(&value), json.len(), "{json}");
        }
    }

    #[test]
    fn an_item_takes_its_attributes_and_what_is_between_them() {
        assert_eq!(object(std::iter::empty()), "{}".len());
        let attributes = [("pk", s("a")), ("n\n", AttributeValue::N("7".to_owned()))];
        let sizes = attributes
            .iter()
            .map(|(name, value)| attribute(name, value));
        assert_eq!(object(sizes), r#"{"pk":{"S":"a"},"n\n":{"N":"7"}}"#.len());
    }
}
