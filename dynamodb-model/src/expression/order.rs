//! The order in which DynamoDB puts two stored values.

use std::cmp::Ordering;

use aws_sdk_dynamodb::types::AttributeValue;

/// The order of two values of one ordered type; none for other types.
pub(crate) fn compare(left: &AttributeValue, right: &AttributeValue) -> Option<Ordering> {
    match (left, right) {
        (AttributeValue::S(left), AttributeValue::S(right)) => {
            Some(left.as_bytes().cmp(right.as_bytes()))
        }
        (AttributeValue::B(left), AttributeValue::B(right)) => {
            Some(left.as_ref().cmp(right.as_ref()))
        }
        (AttributeValue::N(left), AttributeValue::N(right)) => {
            Some(Decimal::parse(left)?.cmp(&Decimal::parse(right)?))
        }
        _ => None,
    }
}

/// A number as `0.digits × 10^exponent`, with neither leading nor trailing zeros.
///
/// DynamoDB's numbers have 38 digits, more than any of Rust's floats keeps.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    exponent: i64,
    digits: Vec<u8>,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let written = digits.len();
        let leading = digits.iter().take_while(|digit| **digit == b'0').count();
        if leading == written {
            return Some(Self {
                negative: false,
                exponent: 0,
                digits: Vec::new(),
            });
        }
        digits.drain(..leading);
        let significant = digits.len() - digits.iter().rev().take_while(|d| **d == b'0').count();
        digits.truncate(significant);
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
        Some(Self {
            negative,
            exponent: point + i64::from(exponent),
            digits,
        })
    }

    /// The order of two numbers of the same sign, without it.
    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => (self.exponent, &self.digits).cmp(&(other.exponent, &other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> AttributeValue {
        AttributeValue::N(text.into())
    }

    #[test]
    fn numbers_are_ordered_by_value_whatever_their_spelling() {
        let ascending = [
            "-1e125",
            "-100",
            "-12.5",
            "-12.49",
            "-0.001",
            "0",
            "1E-130",
            "0.001",
            "0.5",
            "1",
            "1.5",
            "9",
            "10",
            "99.99",
            "100",
            "1e3",
            "1001",
            "99999999999999999999999999999999999998",
            "99999999999999999999999999999999999999",
        ];
        for (i, left) in ascending.iter().enumerate() {
            for (j, right) in ascending.iter().enumerate() {
                assert_eq!(
                    compare(&number(left), &number(right)),
                    Some(i.cmp(&j)),
                    "{left} and {right}"
                );
            }
        }
        for (left, right) in [
            ("1", "1.00"),
            ("-0", "0"),
            ("1e2", "100"),
            ("007", "7"),
            (".5", "0.50"),
        ] {
            assert_eq!(
                compare(&number(left), &number(right)),
                Some(Ordering::Equal)
            );
        }
    }

    #[test]
    fn what_has_no_common_order_compares_as_nothing() {
        assert_eq!(compare(&number("1"), &AttributeValue::S("1".into())), None);
        assert_eq!(compare(&number("one"), &number("1")), None);
        assert_eq!(
            compare(&AttributeValue::Bool(false), &AttributeValue::Bool(true)),
            None
        );
    }
}
