//! Escaping: how text stays injective and ordered between delimiters.

use std::borrow::Cow;

use super::error::PartError;

/// Joins parts, and the components of one part.
pub(crate) const DELIMITER: char = '#';

/// The character after [`DELIMITER`]: introduces an escape, and is the tight upper end of everything under a delimiter.
pub(crate) const AFTER_DELIMITER: char = '$';

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Writes text so that no character up to and including `$` remains, in the same order as the text itself.
pub(crate) fn escape_into(text: impl Iterator<Item = char>, out: &mut String) {
    for character in text {
        if character > AFTER_DELIMITER {
            out.push(character);
        } else {
            out.push(AFTER_DELIMITER);
            out.push(hex_digit(u32::from(character) >> 4));
            out.push(hex_digit(u32::from(character)));
        }
    }
}

/// Whether nothing of the text needs an escape.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| char::from(byte) > AFTER_DELIMITER)
}

/// Reads escaped text back; borrows when there was nothing to escape.
///
/// # Errors
///
/// The text has a character that escaping never leaves, or an escape that it never writes.
pub(crate) fn unescape(text: &str) -> Result<Cow<'_, str>, PartError> {
    if is_plain(text) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if character > AFTER_DELIMITER {
            out.push(character);
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        } else {
            let (character, tail) =
                escaped_char(rest).ok_or_else(|| PartError::malformed("escaped text", text))?;
            out.push(character);
            rest = tail;
        }
    }
    Ok(Cow::Owned(out))
}

/// The character of the escape that `text` begins with, and the rest.
fn escaped_char(text: &str) -> Option<(char, &str)> {
    let (escape, rest) = text.split_at_checked(3)?;
    let &[b'$', high, low] = escape.as_bytes() else {
        return None;
    };
    let value = hex_value(high)? << 4 | hex_value(low)?;
    let character = char::from(value);
    (character <= AFTER_DELIMITER).then_some((character, rest))
}

fn hex_digit(value: u32) -> char {
    char::from_digit(value & 0xF, 16).map_or('0', |digit| digit.to_ascii_uppercase())
}

fn hex_value(digit: u8) -> Option<u8> {
    let value = HEX.iter().position(|known| *known == digit)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escape(text: &str) -> String {
        let mut out = String::new();
        escape_into(text.chars(), &mut out);
        out
    }

    #[test]
    fn only_the_first_characters_are_escaped() {
        assert_eq!(escape("a#b c$d!\"\0"), "a$23b$20c$24d$21$22$00");
        assert_eq!(escape("o'neil+x@a.org/?q=%20&ü"), "o'neil+x@a.org/?q=%20&ü");
    }

    #[test]
    fn only_what_escaping_writes_is_read() {
        assert_eq!(unescape("a$23b").as_deref(), Ok("a#b"));
        for foreign in ["a#b", "a b", "$", "$2", "$2g", "$25", "$0a", "$é0", "\t"] {
            assert!(unescape(foreign).is_err(), "{foreign:?}");
        }
    }
}
