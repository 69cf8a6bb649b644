//! Reading the components of one part.

use std::borrow::Cow;

use super::alphabet::Alphabet;
use super::encoding::Encoding;
use super::error::{PartError, PartErrorKind};
use super::escape::{DELIMITER, unescape};
use super::part::KeyPart;
use super::value::KeyValue;

/// Reads one part of a key: the inverse of [`PartWriter`](super::PartWriter).
#[derive(Debug)]
pub struct PartReader<'a> {
    rest: &'a str,
    native: Option<&'a KeyValue>,
    encoding: Encoding,
    /// In a raw key: the literal that ends the part, unless the key's end does.
    until: Option<&'a str>,
    descending: bool,
    width: Option<usize>,
}

impl<'a> PartReader<'a> {
    /// Reads the part that `text` begins with; in a raw key it ends before `until`.
    pub(crate) const fn new(text: &'a str, encoding: Encoding, until: Option<&'a str>) -> Self {
        Self {
            rest: text,
            native: None,
            encoding,
            until,
            descending: false,
            width: None,
        }
    }

    /// Reads a part that is a key attribute by itself.
    pub(crate) const fn of_native(value: &'a KeyValue) -> Self {
        let mut reader = Self::new("", Encoding::Escaped, None);
        reader.native = Some(value);
        reader
    }

    /// What has not been read.
    pub(crate) const fn rest(&self) -> &'a str {
        self.rest
    }

    /// Refuses text after the part.
    pub(crate) fn finish(&self) -> Result<(), PartError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(PartError::malformed("the end of the part", self.rest))
        }
    }

    /// Reads text and undoes the escapes.
    ///
    /// # Errors
    ///
    /// The text has escapes or characters that are never written.
    pub fn text(&mut self) -> Result<Cow<'a, str>, PartError> {
        let text = self.component();
        match self.encoding {
            Encoding::Escaped => unescape(text),
            Encoding::Raw => Ok(Cow::Borrowed(text)),
        }
    }

    /// Reads an unsigned integer of a type whose largest value has `digits` digits.
    ///
    /// # Errors
    ///
    /// The text is no such number, or not in the form that is written.
    pub fn unsigned(&mut self, digits: usize) -> Result<u128, PartError> {
        let whole = self.rest;
        let value = match (self.width, self.encoding) {
            (Some(width), _) => self.take(width).and_then(decimal),
            (None, Encoding::Raw) if !self.descending => canonical(self.component()),
            (None, Encoding::Escaped | Encoding::Raw) => self
                .take(digits)
                .and_then(|text| digits_of(text, self.descending)),
        };
        value.ok_or_else(|| PartError::malformed("an unsigned number", whole))
    }

    /// Reads a signed integer of a type whose smallest value has `digits` digits.
    ///
    /// # Errors
    ///
    /// The text is no such number, or not in the form that is written.
    pub fn signed(&mut self, digits: usize) -> Result<i128, PartError> {
        let whole = self.rest;
        self.signed_parts(digits)
            .and_then(|(negative, magnitude)| with_sign(negative, magnitude))
            .ok_or_else(|| PartError::malformed("a signed number", whole))
    }

    /// Reads `digits` lower-case hexadecimal digits.
    ///
    /// # Errors
    ///
    /// The text does not begin with so many.
    pub fn hex(&mut self, digits: u32) -> Result<u64, PartError> {
        let whole = self.rest;
        let len = usize::try_from(digits).unwrap_or_default();
        let value = self.take(len).and_then(|text| {
            let lower = text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            lower.then(|| u64::from_str_radix(text, 16).ok()).flatten()
        });
        let value = value.ok_or_else(|| PartError::malformed("hexadecimal digits", whole))?;
        let mask = u64::MAX.checked_shr(64 - digits * 4).unwrap_or_default();
        Ok(if self.descending {
            !value & mask
        } else {
            value
        })
    }

    /// Reads exactly this text, if the rest begins with it.
    pub fn plain(&mut self, text: &str) -> bool {
        let after = self.rest.strip_prefix(text);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Reads a form of fixed width, in ASCII.
    ///
    /// # Errors
    ///
    /// The text ends before.
    pub fn fixed<const N: usize>(&mut self, alphabet: Alphabet) -> Result<[u8; N], PartError> {
        let form = self
            .take(N)
            .and_then(|text| <[u8; N]>::try_from(text.as_bytes()).ok())
            .ok_or_else(|| PartError::malformed(&format!("{N} characters"), self.rest))?;
        Ok(if self.descending {
            form.map(|byte| alphabet.complement(byte))
        } else {
            form
        })
    }

    /// Reads the name of a variant, in an enum where some have fields; for those, [`fields`](Self::fields) comes next.
    ///
    /// # Errors
    ///
    /// The name has escapes or characters that are never written.
    pub fn name(&mut self) -> Result<Cow<'a, str>, PartError> {
        let end = self.component_len();
        let end = self.rest.find(DELIMITER).map_or(end, |hash| hash.min(end));
        let (name, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        match self.encoding {
            Encoding::Escaped => unescape(name),
            Encoding::Raw => Ok(Cow::Borrowed(name)),
        }
    }

    /// Steps over the `#` between a variant's name and its fields.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn fields(&mut self) -> Result<(), PartError> {
        if self.plain("#") {
            Ok(())
        } else {
            Err(PartError::malformed("`#` and a field", self.rest))
        }
    }

    /// Reads a field that others follow, and the `#` between.
    ///
    /// # Errors
    ///
    /// Those of the field's type.
    pub fn field<T: KeyPart>(&mut self) -> Result<T, PartError> {
        let outer = self.until.replace("#");
        let value = T::decode(self);
        self.until = outer;
        let value = value?;
        self.fields()?;
        Ok(value)
    }

    /// Reads the last field of a struct or variant, or the only one.
    ///
    /// # Errors
    ///
    /// Those of the field's type.
    pub fn last<T: KeyPart>(&mut self) -> Result<T, PartError> {
        T::decode(self)
    }

    /// The key attribute, where the part is one by itself.
    pub(crate) fn native(&self) -> Result<&'a KeyValue, PartError> {
        self.native.ok_or_else(|| {
            PartError::new(
                PartErrorKind::WrongType,
                "the part is not a key attribute by itself",
            )
        })
    }

    pub(crate) fn descending<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, PartError>,
    ) -> Result<T, PartError> {
        let outer = std::mem::replace(&mut self.descending, true);
        let value = read(self);
        self.descending = outer;
        value
    }

    pub(crate) fn with_width<T>(
        &mut self,
        width: usize,
        read: impl FnOnce(&mut Self) -> Result<T, PartError>,
    ) -> Result<T, PartError> {
        let outer = self.width.replace(width);
        let value = read(self);
        self.width = outer;
        value
    }

    /// The next `len` bytes, when there are so many and they end between characters.
    pub(crate) fn take(&mut self, len: usize) -> Option<&'a str> {
        let (text, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(text)
    }

    /// The text up to the end of the component.
    fn component(&mut self) -> &'a str {
        let (text, rest) = self
            .rest
            .split_at_checked(self.component_len())
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        text
    }

    fn component_len(&self) -> usize {
        let end = match (self.encoding, self.until) {
            (Encoding::Escaped, _) => self.rest.find(DELIMITER),
            (Encoding::Raw, Some(until)) => self.rest.find(until),
            (Encoding::Raw, None) => None,
        };
        end.unwrap_or(self.rest.len())
    }

    fn signed_parts(&mut self, digits: usize) -> Option<(bool, u128)> {
        match (self.width, self.encoding) {
            (Some(width), _) => {
                let negative = self.plain("-");
                let magnitude = decimal(self.take(width.checked_sub(usize::from(negative))?)?)?;
                Some((negative, magnitude))
            }
            (None, Encoding::Raw) if !self.descending => {
                let text = self.component();
                let magnitude = text.strip_prefix('-');
                Some((magnitude.is_some(), canonical(magnitude.unwrap_or(text))?))
            }
            (None, Encoding::Escaped | Encoding::Raw) => {
                let below = self.plain("-");
                let magnitude = digits_of(self.take(digits)?, below)?;
                Some((below != self.descending, magnitude))
            }
        }
    }
}

/// Decimal digits and nothing else.
fn decimal(text: &str) -> Option<u128> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Decimal digits without a leading zero.
fn canonical(text: &str) -> Option<u128> {
    let padded = text.len() > 1 && text.starts_with('0');
    (!padded).then(|| decimal(text)).flatten()
}

/// Decimal digits, or their complement.
fn digits_of(text: &str, complement: bool) -> Option<u128> {
    if !complement {
        return decimal(text);
    }
    text.bytes().try_fold(0_u128, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| b'9' - byte)?;
        value.checked_mul(10)?.checked_add(u128::from(digit))
    })
}

/// The number, unless it is a negative zero, which is never written.
fn with_sign(negative: bool, magnitude: u128) -> Option<i128> {
    if !negative {
        return i128::try_from(magnitude).ok();
    }
    (magnitude != 0).then_some(())?;
    0_i128.checked_sub_unsigned(magnitude)
}
