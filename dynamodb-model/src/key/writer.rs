//! Writing the components of one part.

use super::alphabet::Alphabet;
use super::encoding::Encoding;
use super::error::{PartError, PartErrorKind};
use super::escape::{DELIMITER, escape_into, is_plain};
use super::part::KeyPart;
use super::value::KeyValue;

/// The most digits of any integer: `u128::MAX` has 39.
pub(crate) const MAX_DIGITS: usize = 39;

/// Writes one part of a key: text, numbers and fixed forms, with `#` between the components of structs and enums.
///
/// It knows the table's encoding and the form that the template asks for, so a [`KeyPart`] says only what it consists of.
#[derive(Debug)]
pub struct PartWriter<'a> {
    out: &'a mut String,
    native: Option<KeyValue>,
    encoding: Encoding,
    case: Case,
    descending: bool,
    width: Option<usize>,
    inner: bool,
}

/// The case that text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Case {
    /// As it is.
    #[default]
    Kept,
    Lower,
    Upper,
}

impl<'a> PartWriter<'a> {
    /// Writes at the end of `out`.
    pub(crate) const fn new(out: &'a mut String, encoding: Encoding) -> Self {
        Self {
            out,
            native: None,
            encoding,
            case: Case::Kept,
            descending: false,
            width: None,
            inner: false,
        }
    }

    /// Writes text: escaped, or in a raw key as it is.
    ///
    /// # Errors
    ///
    /// In a raw key, the text contains the `#` that ends it.
    pub fn text(&mut self, text: &str) -> Result<(), PartError> {
        match self.case {
            Case::Kept if self.encoding == Encoding::Escaped && is_plain(text) => {
                self.out.push_str(text);
                Ok(())
            }
            Case::Kept => self.cased(text.chars()),
            // Character by character: what a prefix becomes must not depend on what follows it.
            Case::Lower => self.cased(text.chars().flat_map(char::to_lowercase)),
            Case::Upper => self.cased(text.chars().flat_map(char::to_uppercase)),
        }
    }

    /// Writes an unsigned integer of a type whose largest value has `digits` digits.
    ///
    /// # Errors
    ///
    /// The number has more digits than the template's width.
    pub fn unsigned(&mut self, value: u128, digits: usize) -> Result<(), PartError> {
        match self.number_form(digits) {
            NumberForm::Fixed => self.digits(value, digits, self.descending),
            NumberForm::Padded(width) => {
                if decimal_len(value) > width {
                    return Err(too_wide(value, width));
                }
                self.digits(value, width, false);
            }
            NumberForm::Plain => self.digits(value, decimal_len(value), false),
        }
        Ok(())
    }

    /// Writes a signed integer of a type whose smallest value has `digits` digits.
    ///
    /// # Errors
    ///
    /// The number has more digits than the template's width.
    pub fn signed(&mut self, value: i128, digits: usize) -> Result<(), PartError> {
        let magnitude = value.unsigned_abs();
        let negative = value < 0;
        match self.number_form(digits) {
            NumberForm::Fixed => {
                // `-` comes before every digit; the complement reverses the order of the magnitudes after it.
                let below = negative != self.descending;
                if below {
                    self.out.push('-');
                }
                self.digits(magnitude, digits, below);
            }
            NumberForm::Padded(width) => {
                let room = width.saturating_sub(usize::from(negative));
                if decimal_len(magnitude) > room {
                    return Err(too_wide(value, width));
                }
                if negative {
                    self.out.push('-');
                }
                self.digits(magnitude, room, false);
            }
            NumberForm::Plain => {
                if negative {
                    self.out.push('-');
                }
                self.digits(magnitude, decimal_len(magnitude), false);
            }
        }
        Ok(())
    }

    /// Writes `digits` hexadecimal digits.
    pub fn hex(&mut self, value: u64, digits: u32) {
        let value = if self.descending { !value } else { value };
        for place in (0..digits).rev() {
            let digit = value.checked_shr(place * 4).unwrap_or_default() & 0xF;
            let digit = u32::try_from(digit).unwrap_or_default();
            self.out.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }

    /// Writes text that needs no escape and never ends early: `false` and `true`.
    pub fn plain(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes a form of fixed width, in ASCII.
    pub fn fixed(&mut self, form: &str, alphabet: Alphabet) {
        if self.descending {
            let bytes = form.bytes().map(|byte| alphabet.complement(byte));
            self.out.extend(bytes.map(char::from));
        } else {
            self.out.push_str(form);
        }
    }

    /// Writes the name of a variant without fields, in an enum where others have some.
    ///
    /// # Errors
    ///
    /// In a raw key, the name contains `#`: it would read as a variant with fields.
    pub fn name(&mut self, name: &str) -> Result<(), PartError> {
        let outer = std::mem::replace(&mut self.inner, true);
        let written = self.text(name);
        self.inner = outer;
        written
    }

    /// Writes the name of a variant and the `#` before its fields.
    ///
    /// # Errors
    ///
    /// In a raw key, the name contains `#`.
    pub fn tag(&mut self, name: &str) -> Result<(), PartError> {
        self.component(|to| to.text(name))
    }

    /// Writes a field that others follow, and the `#` between.
    ///
    /// # Errors
    ///
    /// Those of the field's type.
    pub fn field<T: KeyPart>(&mut self, value: &T) -> Result<(), PartError> {
        self.component(|to| T::encode(value.as_part(), to))
    }

    /// Writes the last field of a struct or variant, or the only one.
    ///
    /// # Errors
    ///
    /// Those of the field's type.
    pub fn last<T: KeyPart>(&mut self, value: &T) -> Result<(), PartError> {
        T::encode(value.as_part(), self)
    }

    /// Gives the whole key attribute, instead of text.
    pub(crate) fn native(&mut self, value: KeyValue) {
        self.native = Some(value);
    }

    /// The key attribute, where the part is one by itself.
    pub(crate) fn into_native(self) -> Option<KeyValue> {
        self.native
    }

    pub(crate) fn with_case(
        &mut self,
        case: Case,
        write: impl FnOnce(&mut Self) -> Result<(), PartError>,
    ) -> Result<(), PartError> {
        let outer = std::mem::replace(&mut self.case, case);
        let written = write(self);
        self.case = outer;
        written
    }

    pub(crate) fn with_width(
        &mut self,
        width: usize,
        write: impl FnOnce(&mut Self) -> Result<(), PartError>,
    ) -> Result<(), PartError> {
        let outer = self.width.replace(width);
        let written = write(self);
        self.width = outer;
        written
    }

    pub(crate) fn descending(
        &mut self,
        write: impl FnOnce(&mut Self) -> Result<(), PartError>,
    ) -> Result<(), PartError> {
        let outer = std::mem::replace(&mut self.descending, true);
        let written = write(self);
        self.descending = outer;
        written
    }

    /// Keeps only the first `len` bytes of what is written, and adds `end`.
    pub(crate) fn truncated(
        &mut self,
        len: usize,
        end: &str,
        write: impl FnOnce(&mut Self) -> Result<(), PartError>,
    ) -> Result<(), PartError> {
        let start = self.out.len();
        write(self)?;
        self.out.truncate(start + len);
        self.out.push_str(end);
        Ok(())
    }

    fn component(
        &mut self,
        write: impl FnOnce(&mut Self) -> Result<(), PartError>,
    ) -> Result<(), PartError> {
        let outer = std::mem::replace(&mut self.inner, true);
        let written = write(self);
        self.inner = outer;
        self.out.push(DELIMITER);
        written
    }

    fn cased(&mut self, text: impl Iterator<Item = char> + Clone) -> Result<(), PartError> {
        match self.encoding {
            Encoding::Escaped => escape_into(text, self.out),
            Encoding::Raw => {
                if self.inner && text.clone().any(|character| character == DELIMITER) {
                    return Err(separator(&text.collect::<String>(), "#"));
                }
                self.out.extend(text);
            }
        }
        Ok(())
    }

    fn number_form(&self, digits: usize) -> NumberForm {
        match (self.width, self.encoding) {
            (Some(width), _) => NumberForm::Padded(width),
            (None, Encoding::Raw) if !self.descending => NumberForm::Plain,
            (None, Encoding::Escaped | Encoding::Raw) => {
                debug_assert!(digits <= MAX_DIGITS, "no integer has {digits} digits");
                NumberForm::Fixed
            }
        }
    }

    fn digits(&mut self, value: u128, width: usize, complement: bool) {
        let mut digits = itoa::Buffer::new();
        let digits = digits.format(value);
        let padding = width.saturating_sub(digits.len());
        if complement {
            let digits = std::iter::repeat_n(b'0', padding).chain(digits.bytes());
            let digits = digits.map(|digit| Alphabet::Decimal.complement(digit));
            self.out.extend(digits.map(char::from));
        } else {
            self.out.extend(std::iter::repeat_n("0", padding));
            self.out.push_str(digits);
        }
    }
}

/// How a number is written.
enum NumberForm {
    /// In the width of its type, ordered.
    Fixed,
    /// In the template's width.
    Padded(usize),
    /// Without padding.
    Plain,
}

pub(crate) fn separator(text: &str, separator: &str) -> PartError {
    PartError::new(
        PartErrorKind::Separator,
        format!("{text:?} contains the separator {separator:?} that follows it in the key"),
    )
}

fn too_wide(value: impl std::fmt::Display, width: usize) -> PartError {
    PartError::new(
        PartErrorKind::TooWide,
        format!("{value} does not fit the width of {width} digits"),
    )
}

fn decimal_len(value: u128) -> usize {
    value
        .checked_ilog10()
        .and_then(|log| usize::try_from(log).ok())
        .map_or(1, |log| log + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_the_extremes() {
        let text = |value, complement| {
            let mut text = String::new();
            PartWriter::new(&mut text, Encoding::Escaped).digits(value, 40, complement);
            text
        };
        assert_eq!(text(u128::MAX, false), format!("0{}", u128::MAX));
        assert_eq!(text(7, false), format!("{:040}", 7));
        assert_eq!(text(7, true), format!("{}2", "9".repeat(39)));
        assert_eq!([0, 9, 10, u128::MAX].map(decimal_len), [1, 1, 2, 39]);
    }
}
