//! Numbers as a reader wants them.

/// Three digits or more, their thousands apart; or one behind the point.
pub(super) fn short(number: f64) -> String {
    if number.abs() < 0.05 {
        // No minus before nothing.
        return "0.0".to_owned();
    }
    if number.abs() < 99.95 {
        return format!("{number:.1}");
    }
    spaced(&format!("{number:.0}"))
}

/// Two digits behind the point where they matter.
pub(super) fn ratio(ratio: f64) -> String {
    match ratio < 2.995 {
        true => format!("{ratio:.2}"),
        false => format!("{ratio:.1}"),
    }
}

pub(super) fn grouped(number: usize) -> String {
    spaced(&number.to_string())
}

fn spaced(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(short(-0.04), "0.0");
        assert_eq!(short(99.96), "100");
        assert_eq!(short(25_563.4), "25\u{a0}563");
        assert_eq!(ratio(1.044), "1.04");
        assert_eq!(ratio(5.55), "5.5");
    }
}
