//! What an item counts for against DynamoDB's limits, in bytes.
//!
//! The rules are those of the developer guide's "item sizes and formats": names and text by their UTF-8, numbers by two
//! digits a byte, three bytes and one for each member of a list or a map. DynamoDB calls them approximate for numbers.

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::{Attribute, Cursor, Input, Map, Scalar, Sequence, Value};

/// A list or a map, empty.
const CONTAINER: usize = 3;
/// Each member of a list or a map.
const MEMBER: usize = 1;
/// The most that a number takes.
const LARGEST_NUMBER: usize = 21;

/// The bytes of an attribute, its name included.
pub(super) fn attribute(name: &str, value: Attribute<'_>) -> usize {
    let value = match value {
        Attribute::Held(value) => of(value),
        Attribute::Paged(value) => of_paged(value),
    };
    name.len() + value
}

/// The bytes of a value.
pub(crate) fn of(value: &AttributeValue) -> usize {
    let mut bytes = 0;
    // Not recursive: a value may be nested without end.
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        bytes += match value {
            AttributeValue::S(text) => text.len(),
            AttributeValue::N(number) => of_number(number),
            AttributeValue::B(blob) => blob.as_ref().len(),
            AttributeValue::Bool(_) | AttributeValue::Null(_) => 1,
            AttributeValue::Ss(members) => members.iter().map(String::len).sum(),
            AttributeValue::Ns(members) => members.iter().map(|number| of_number(number)).sum(),
            AttributeValue::Bs(members) => members.iter().map(|blob| blob.as_ref().len()).sum(),
            AttributeValue::L(members) => {
                rest.extend(members);
                CONTAINER + members.len() * MEMBER
            }
            AttributeValue::M(members) => {
                rest.extend(members.values());
                let names: usize = members.keys().map(String::len).sum();
                CONTAINER + names + members.len() * MEMBER
            }
            _ => 0,
        };
    }
    bytes
}

/// Of a value in a page, which has no more of them in each other than a page can have.
fn of_paged(value: Value<'_>) -> usize {
    match value.input() {
        Some(Input::Scalar(scalar)) => of_scalar(scalar),
        Some(Input::Map(Map::Paged(mut entries))) => {
            let mut bytes = CONTAINER;
            while let Some((name, value)) = entries.entry() {
                bytes += name.len() + MEMBER + of_paged(value);
            }
            bytes
        }
        Some(Input::List(Sequence::Paged(elements))) => {
            CONTAINER + elements.left() * MEMBER + of_members(elements)
        }
        Some(Input::Set(_, Sequence::Paged(members))) => of_members(members),
        _ => 0,
    }
}

fn of_members(mut members: Cursor<'_>) -> usize {
    let mut bytes = 0;
    while let Some(member) = members.element() {
        bytes += of_paged(member);
    }
    bytes
}

fn of_scalar(scalar: Scalar<'_>) -> usize {
    match scalar {
        Scalar::String(text) | Scalar::MapKey(text) => text.len(),
        Scalar::Number(number) => of_number(number),
        Scalar::Bytes(bytes) => bytes.len(),
        Scalar::Bool(_) | Scalar::Null(_) => 1,
    }
}

/// Two significant digits a byte, aligned at the decimal point, one byte for the exponent and one for a minus sign.
fn of_number(number: &str) -> usize {
    let (negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (1, digits),
        None => (0, number),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().unwrap_or_default()),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let Some(first) = all.iter().position(|digit| *digit != b'0') else {
        return 1;
    };
    let last = all
        .iter()
        .rposition(|digit| *digit != b'0')
        .unwrap_or(first);
    // The place of a digit, from the decimal point: pairs begin at even places.
    let point = i64::try_from(whole.len()).unwrap_or_default() + exponent;
    let place = |digit: usize| point - i64::try_from(digit).unwrap_or_default() - 1;
    let pairs = place(first).div_euclid(2) - place(last).div_euclid(2) + 1;
    let bytes = usize::try_from(pairs).unwrap_or_default() + 1 + negative;
    bytes.min(LARGEST_NUMBER)
}

#[cfg(test)]
mod tests {
    use super::{AttributeValue, of};

    #[test]
    fn numbers_take_a_byte_for_two_digits() {
        let vectors = [
            ("0", 1),
            ("1", 2),
            ("10", 2),
            ("100", 2),
            ("1000", 2),
            ("123", 3),
            ("12345", 4),
            ("-1", 3),
            ("-123", 4),
            ("0.5", 2),
            ("12.5", 3),
            ("3.14159", 5),
            ("1732297200", 5),
            ("1732297200123", 8),
            ("99999999999999999999999999999999999999", 20),
            ("-99999999999999999999999999999999999999", 21),
            ("1E-130", 2),
            ("0.00", 1),
        ];
        for (number, bytes) in vectors {
            assert_eq!(of(&AttributeValue::N(number.to_owned())), bytes, "{number}");
        }
    }

    #[test]
    fn containers_take_three_bytes_and_one_for_each_member() {
        let s = |text: &str| AttributeValue::S(text.to_owned());
        assert_eq!(of(&AttributeValue::L(vec![s("ab"), s("c")])), 3 + 2 + 3);
        let map = [("key".to_owned(), AttributeValue::Bool(true))];
        assert_eq!(of(&AttributeValue::M(map.into())), 3 + 1 + 3 + 1);
        assert_eq!(of(&AttributeValue::Ss(vec!["ab".into(), "c".into()])), 3);
    }
}
