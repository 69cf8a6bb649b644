//! Strings of JSON.

/// The same byte, eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Where the string that begins with these bytes ends or has to be looked at: the first quotation mark, backslash or
/// control character. Eight bytes at a time.
pub(in crate::codec) fn plain(bytes: &[u8]) -> usize {
    const LOW: u64 = eight(0x01);
    const HIGH: u64 = eight(0x80);
    // The lowest bit that is set is that of the first zero byte. Higher ones may be a borrow's.
    let zeros = |word: u64| word.wrapping_sub(LOW) & !word & HIGH;
    let mut at = 0;
    let mut rest = bytes;
    while let Some((chunk, more)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let control = word.wrapping_sub(eight(0x20)) & !word & HIGH;
        let found = zeros(word ^ eight(b'"')) | zeros(word ^ eight(b'\\')) | control;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
        rest = more;
    }
    let stops = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    at + rest.iter().position(stops).unwrap_or(rest.len())
}

/// Adds the escaped text's meaning. `None` if it has none.
pub(in crate::codec) fn unescape(mut escaped: &str, to: &mut String) -> Option<()> {
    while let Some((before, after)) = escaped.split_once('\\') {
        to.push_str(before);
        let mut chars = after.chars();
        let meant = match chars.next()? {
            simple @ ('"' | '\\' | '/') => simple,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (unit, rest) = unit(chars.as_str())?;
                chars = rest.chars();
                match unit {
                    0xD800..=0xDBFF => {
                        let (low, rest) = self::unit(rest.strip_prefix("\\u")?)?;
                        chars = rest.chars();
                        char::decode_utf16([unit, low]).next()?.ok()?
                    }
                    _ => char::from_u32(u32::from(unit))?,
                }
            }
            _ => return None,
        };
        to.push(meant);
        escaped = chars.as_str();
    }
    to.push_str(escaped);
    Some(())
}

/// Four hexadecimal digits, and what follows them.
fn unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    // The standard library's parser takes a sign as well.
    let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok()?;
    all.then_some((unit, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{plain, unescape};

    fn unescaped(escaped: &str) -> Option<String> {
        let mut text = String::from("before ");
        unescape(escaped, &mut text)?;
        text.strip_prefix("before ").map(str::to_owned)
    }

    #[test]
    fn escapes_mean_what_json_says() {
        let vectors = [
            ("plain", "plain"),
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"a\u0041\u00e9\u20AC!", "aAé€!"),
            (r"\ud83d\ude00", "\u{1F600}"),
            (r"\u0000", "\u{0}"),
        ];
        for (escaped, meant) in vectors {
            assert_eq!(unescaped(escaped).as_deref(), Some(meant), "{escaped}");
        }
    }

    #[test]
    fn escapes_without_a_meaning_are_refused() {
        for escaped in [
            r"\",
            r"\x",
            r"\u",
            r"\u12",
            r"\u+123",
            r"\u12é",
            r"\ud83d",
            r"\ud83d\n",
            r"\ud83dxxxxxx",
            r"\ud83d\u0041",
            r"\ude00",
        ] {
            assert_eq!(unescaped(escaped), None, "{escaped}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn eight_bytes_at_a_time_are_one_at_a_time(bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), prop::sample::select(b"\"\\\x1f\x20\x7f\x80\x22\x21".to_vec())], 0..40
        )) {
            let stops = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let expected = bytes.iter().position(stops).unwrap_or(bytes.len());
            prop_assert_eq!(plain(&bytes), expected);
        }
    }
}
