//! Strings of JSON.

/// The beginnings of values that hold text, and of those that hold others.
pub(super) const STRING: u64 = head_of(b"{\"S\":\"");
pub(super) const NUMBER: u64 = head_of(b"{\"N\":\"");
pub(super) const MAP: u64 = head_of(b"{\"M\":{");
pub(super) const LIST: u64 = head_of(b"{\"L\":[");

/// The first six bytes, to be compared at once. The shortest value has eight.
#[inline]
pub(super) fn head(bytes: &[u8]) -> Option<u64> {
    let eight = bytes.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*eight) & 0xFFFF_FFFF_FFFF)
}

const fn head_of(bytes: &[u8; 6]) -> u64 {
    let [a, b, c, d, e, f] = *bytes;
    u64::from_le_bytes([a, b, c, d, e, f, 0, 0])
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
    use super::unescape;

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
}
