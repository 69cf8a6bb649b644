//! DynamoDB JSON, as it is sent.

use std::fmt::Write as _;

use aws_sdk_dynamodb::types::AttributeValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Text in quotation marks.
pub(crate) fn string(to: &mut String, text: &str) {
    to.push('"');
    escaped(to, text);
    to.push('"');
}

/// Text without the quotation marks.
#[inline]
pub(super) fn escaped(to: &mut String, text: &str) {
    match is_plain(text) {
        true => to.push_str(text),
        false => escape(to, text),
    }
}

/// Text without the quotation marks, as the SDK escapes it.
fn escape(to: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(plain(rest.as_bytes()));
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
    to.push_str(r#"{"S":""#);
    escaped(to, text);
    to.push_str(r#""}"#);
}

/// The number must have no characters but those of numbers.
pub(crate) fn number_value(to: &mut String, number: &str) {
    to.push_str(r#"{"N":""#);
    to.push_str(number);
    to.push_str(r#""}"#);
}

pub(crate) fn integer_value(to: &mut String, integer: impl itoa::Integer) {
    number_value(to, itoa::Buffer::new().format(integer));
}

/// The float must be finite.
pub(super) fn single_value(to: &mut String, float: f32) {
    to.push_str(r#"{"N":""#);
    // Writing to a string cannot fail.
    let _ = write!(to, "{float}");
    to.push_str(r#""}"#);
}

/// The float must be finite.
pub(super) fn float_value(to: &mut String, float: f64) {
    to.push_str(r#"{"N":""#);
    match hundredths(float) {
        Some(hundredths) => decimal(to, hundredths),
        None => {
            let _ = write!(to, "{float}");
        }
    }
    to.push_str(r#""}"#);
}

/// A float that is a decimal of two places, as the standard library writes it but sooner.
///
/// That writes the fewest digits that are read as the same float. It is the decimal itself where that has no more than 15
/// digits: no other decimal of so few is read as the same.
fn hundredths(float: f64) -> Option<i64> {
    const DIGITS_15: u64 = 10_u64.pow(15);
    let hundredths = (float * 100.0).round() as i64;
    let back = hundredths as f64 / 100.0;
    // Bit by bit, as zero can be negative.
    let is_it = back.to_bits() == float.to_bits() && hundredths.unsigned_abs() < DIGITS_15;
    is_it.then_some(hundredths)
}

fn decimal(to: &mut String, hundredths: i64) {
    if hundredths < 0 {
        to.push('-');
    }
    let magnitude = hundredths.unsigned_abs();
    to.push_str(itoa::Buffer::new().format(magnitude / 100));
    let (tenth, last) = (magnitude / 10 % 10, magnitude % 10);
    if (tenth, last) != (0, 0) {
        to.push('.');
        to.push(digit(tenth));
    }
    if last != 0 {
        to.push(digit(last));
    }
}

fn digit(digit: u64) -> char {
    let [digit, ..] = digit.to_le_bytes();
    char::from(b'0' + digit)
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

/// The same byte, eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether nothing of the text needs an escape. Looks at eight bytes at a time.
#[inline]
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (chunks, rest) = bytes.as_chunks::<8>();
    let last = match (bytes.last_chunk::<8>(), bytes.last_chunk::<4>()) {
        // What was looked at before is looked at once more.
        (Some(last), _) => stops(*last),
        (None, Some(last)) => {
            let first = bytes.first_chunk::<4>().copied().unwrap_or_default();
            let [a, b, c, d] = first;
            let [e, f, g, h] = *last;
            stops([a, b, c, d, e, f, g, h])
        }
        (None, None) => return !rest.iter().any(is_stop),
    };
    chunks
        .iter()
        .fold(last, |found, chunk| found | stops(*chunk))
        == 0
}

/// How many bytes of a text need no escape. Looks at eight at a time.
fn plain(bytes: &[u8]) -> usize {
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (number, chunk) in chunks.iter().enumerate() {
        let found = stops(*chunk);
        if found != 0 {
            return number * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let before = bytes.len() - rest.len();
    before + rest.iter().position(is_stop).unwrap_or(rest.len())
}

/// Not zero if any of the bytes needs an escape; then the lowest bit that is set is that of the first.
fn stops(bytes: [u8; 8]) -> u64 {
    const LOW: u64 = eight(0x01);
    const HIGH: u64 = eight(0x80);
    let word = u64::from_le_bytes(bytes);
    // The lowest bit that is set is that of the first zero byte. Higher ones may be a borrow's.
    let zeros = |word: u64| word.wrapping_sub(LOW) & !word & HIGH;
    let control = word.wrapping_sub(eight(0x20)) & !word & HIGH;
    zeros(word ^ eight(b'"')) | zeros(word ^ eight(b'\\')) | control
}

fn is_stop(byte: &u8) -> bool {
    matches!(byte, b'"' | b'\\' | 0..=0x1F)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{float_value, is_plain, is_stop, plain};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn eight_bytes_at_a_time_are_one_at_a_time(bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), prop::sample::select(b"\"\\\x1f\x20\x7f\x80\x22\x21".to_vec())], 0..40
        )) {
            let expected = bytes.iter().position(is_stop).unwrap_or(bytes.len());
            prop_assert_eq!(plain(&bytes), expected);
        }

        #[test]
        fn a_text_is_plain_unless_something_of_it_is_escaped(
            text in "[ -!#-\\[\\]-~é]{0,40}",
            at in any::<prop::sample::Index>(),
            stop in prop::sample::select(vec!['"', '\\', '\0', '\n', '\u{1f}']),
        ) {
            prop_assert!(is_plain(&text));
            let mut chars: Vec<char> = text.chars().collect();
            chars.insert(at.index(chars.len() + 1), stop);
            prop_assert!(!is_plain(&String::from_iter(chars)));
        }

        #[test]
        fn floats_are_written_as_the_standard_library_does(
            bits in any::<u64>(),
            number in any::<i64>(),
            digits in 0_u32..19,
            places in 0_i32..5,
        ) {
            let number = number / 10_i64.pow(digits);
            let decimal = number as f64 / 10_f64.powi(places);
            let near = [decimal.next_down(), decimal, decimal.next_up()];
            for float in near.into_iter().chain([f64::from_bits(bits), 0.0, -0.0]) {
                if float.is_finite() {
                    let mut text = String::new();
                    float_value(&mut text, float);
                    prop_assert_eq!(text, format!(r#"{{"N":"{float}"}}"#));
                }
            }
        }
    }
}
