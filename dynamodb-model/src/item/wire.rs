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
