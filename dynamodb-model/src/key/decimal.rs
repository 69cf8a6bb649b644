//! Decimal text as DynamoDB holds numbers.

use std::cmp::Ordering;

/// A decimal number: `0.digits × 10^exponent`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without leading and trailing zeros; empty for zero.
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Reads `-12.50`, `1e3`, `.5`; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Some(Self::zero());
        }
        let leading = i64::try_from(digits.len() - significant.len()).ok()?;
        let point = i64::try_from(whole.len()).ok()?;
        Some(Self {
            negative: text.starts_with('-'),
            digits: significant.trim_end_matches('0').to_owned(),
            exponent: i64::from(exponent) + point - leading,
        })
    }

    /// The integer this is, as its sign and magnitude; `None` with a fraction or over 128 bits.
    pub(crate) fn integer(&self) -> Option<(bool, u128)> {
        let len = i64::try_from(self.digits.len()).ok()?;
        let zeros = u32::try_from(self.exponent - len).ok()?;
        if self.digits.is_empty() {
            return Some((false, 0));
        }
        let digits = self.digits.parse::<u128>().ok()?;
        let magnitude = 10_u128.checked_pow(zeros)?.checked_mul(digits)?;
        Some((self.negative, magnitude))
    }

    /// Can DynamoDB hold it? 38 digits, and magnitudes from 1E-130 to 9.9…E+125.
    pub(crate) fn is_storable(&self) -> bool {
        self.digits.len() <= 38 && (-129..=126).contains(&self.exponent)
    }

    /// One text for each number, however it was spelt.
    pub(crate) fn canonical(&self) -> String {
        if self.digits.is_empty() {
            return "0".to_owned();
        }
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}{}e{}", self.digits, self.exponent)
    }

    const fn zero() -> Self {
        Self {
            negative: false,
            digits: String::new(),
            exponent: 0,
        }
    }

    fn signum(&self) -> i8 {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Without leading zeros, a larger exponent is a larger magnitude; then the digits decide from the left.
        let magnitude = || {
            let exponents = self.exponent.cmp(&other.exponent);
            exponents.then_with(|| self.digits.cmp(&other.digits))
        };
        self.signum()
            .cmp(&other.signum())
            .then_with(|| match self.signum() {
                0 => Ordering::Equal,
                -1 => magnitude().reverse(),
                _ => magnitude(),
            })
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

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn orders_by_value() {
        let ascending = [
            "-1e3", "-12.5", "-12", "-.5", "0", "1e-130", "0.05", "0.5", "5", "10", "1e2",
        ];
        for pair in ascending.windows(2) {
            let [low, high] = pair else { unreachable!() };
            assert!(decimal(low) < decimal(high), "{low} {high}");
        }
        assert_eq!(decimal("1.50e1"), decimal("15"));
        assert_eq!(decimal("-0.0"), decimal("0"));
    }

    #[test]
    fn reads_only_decimals() {
        for foreign in [
            "",
            "-",
            ".",
            "e5",
            "1e",
            "0x1",
            "1_0",
            "NaN",
            "inf",
            "1e99999999999",
        ] {
            assert_eq!(Decimal::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn integers_in_any_spelling() {
        assert_eq!(decimal("1.2e3").integer(), Some((false, 1200)));
        assert_eq!(decimal("-7.0").integer(), Some((true, 7)));
        assert_eq!(decimal("0").integer(), Some((false, 0)));
        assert_eq!(decimal("0.5").integer(), None);
        assert_eq!(decimal("1e39").integer(), None);
    }

    #[test]
    fn what_dynamodb_holds() {
        assert!(decimal("1e-130").is_storable() && decimal("9.99e125").is_storable());
        assert!(!decimal("1e-131").is_storable() && !decimal("1e126").is_storable());
        assert!(decimal(&"9".repeat(38)).is_storable() && !decimal(&"9".repeat(39)).is_storable());
    }
}
