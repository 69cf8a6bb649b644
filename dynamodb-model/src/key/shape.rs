//! What an encoded part can look like, as const data.

use super::encoding::Encoding;
use super::shard::SHARD_DIGITS;

/// What the encoded text of a type can look like, in either encoding.
///
/// A shape may promise too little, never too much: the proof that two templates cannot write the same key rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    escaped: TextShape,
    raw: TextShape,
}

/// What some encoded text can look like: its length, its characters, and how many `#` divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextShape {
    pub(crate) min: usize,
    pub(crate) max: usize,
    pub(crate) ascii: u128,
    pub(crate) non_ascii: bool,
    pub(crate) min_components: usize,
    pub(crate) max_components: usize,
}

const ALL: u128 = u128::MAX;
const DIGITS: u128 = among("0123456789");
const SIGNED: u128 = DIGITS | among("-");
/// What escaping leaves: everything from `$` on.
const ESCAPED: u128 = ALL << 0x24;
/// Escapes are written with upper-case digits, whatever the case of the text.
const ESCAPE_LETTERS: u128 = among("ABCDEF");

impl Shape {
    /// Text of any kind.
    #[must_use]
    pub const fn text() -> Self {
        Self {
            escaped: TextShape::new(0, usize::MAX, ESCAPED, true),
            raw: TextShape::new(0, usize::MAX, ALL, true),
        }
    }

    /// Text in lower case.
    #[must_use]
    pub const fn lower() -> Self {
        Self::text().without(among("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    }

    /// Text in upper case.
    #[must_use]
    pub const fn upper() -> Self {
        Self::text().without(among("abcdefghijklmnopqrstuvwxyz"))
    }

    /// Unsigned integers of a type whose largest value has `digits` digits.
    #[must_use]
    pub const fn unsigned(digits: usize) -> Self {
        Self {
            escaped: TextShape::new(digits, digits, DIGITS, false),
            raw: TextShape::new(1, digits, DIGITS, false),
        }
    }

    /// Signed integers of a type whose smallest value has `digits` digits.
    #[must_use]
    pub const fn signed(digits: usize) -> Self {
        Self {
            escaped: TextShape::new(digits, digits + 1, SIGNED, false),
            raw: TextShape::new(1, digits + 1, SIGNED, false),
        }
    }

    /// Integers in a template's width.
    #[must_use]
    pub const fn padded(width: usize) -> Self {
        Self::same(TextShape::new(width, width, SIGNED, false))
    }

    /// A form of `min` to `max` of these ASCII characters, the same in both encodings.
    #[must_use]
    pub const fn of(min: usize, max: usize, characters: &str) -> Self {
        Self::same(TextShape::new(min, max, among(characters), false))
    }

    /// The names of enum variants.
    #[must_use]
    pub const fn names(names: &[&str]) -> Self {
        let mut rest = names;
        let mut shape = None;
        while let [name, others @ ..] = rest {
            let of_name = Self::name(name);
            shape = Some(match shape {
                None => of_name,
                Some(shape) => Self::either(shape, of_name),
            });
            rest = others;
        }
        match shape {
            Some(shape) => shape,
            None => Self::of(0, 0, ""),
        }
    }

    /// One name, or the tag of a variant with fields.
    #[must_use]
    pub const fn name(name: &str) -> Self {
        let raw = TextShape::literal(name);
        let mut escaped = TextShape::new(0, 0, 0, raw.non_ascii);
        let mut rest = name.as_bytes();
        while let [byte, others @ ..] = rest {
            if *byte <= b'$' {
                escaped.min += 3;
                escaped.ascii |= among("$") | DIGITS | ESCAPE_LETTERS;
            } else {
                escaped.min += 1;
                escaped.ascii |= bit(*byte);
            }
            rest = others;
        }
        escaped.max = escaped.min;
        Self { escaped, raw }
    }

    /// Components one after the other, with `#` between: a struct, or a variant's tag and fields.
    #[must_use]
    pub const fn sequence(components: &[Self]) -> Self {
        let mut rest = components;
        let mut shape = None;
        while let [component, others @ ..] = rest {
            shape = Some(match shape {
                None => *component,
                Some(shape) => Self::joined(shape, *component),
            });
            rest = others;
        }
        match shape {
            Some(shape) => shape,
            None => Self::of(0, 0, ""),
        }
    }

    /// One of several: an enum.
    #[must_use]
    pub const fn one_of(variants: &[Self]) -> Self {
        let mut rest = variants;
        let mut shape = None;
        while let [variant, others @ ..] = rest {
            shape = Some(match shape {
                None => *variant,
                Some(shape) => Self::either(shape, *variant),
            });
            rest = others;
        }
        match shape {
            Some(shape) => shape,
            None => Self::of(0, 0, ""),
        }
    }

    /// The ordered form in both encodings.
    pub(crate) const fn ordered(self) -> Self {
        Self::same(self.escaped)
    }

    /// The shape in one encoding.
    pub(crate) const fn encoded(self, encoding: Encoding) -> TextShape {
        match encoding {
            Encoding::Escaped => self.escaped,
            Encoding::Raw => self.raw,
        }
    }

    const fn same(shape: TextShape) -> Self {
        Self {
            escaped: shape,
            raw: shape,
        }
    }

    const fn without(mut self, characters: u128) -> Self {
        self.escaped.ascii &= !characters | ESCAPE_LETTERS;
        self.raw.ascii &= !characters;
        self
    }

    const fn joined(self, other: Self) -> Self {
        Self {
            escaped: self.escaped.joined(other.escaped),
            raw: self.raw.joined(other.raw),
        }
    }

    const fn either(self, other: Self) -> Self {
        Self {
            escaped: self.escaped.either(other.escaped),
            raw: self.raw.either(other.raw),
        }
    }
}

impl TextShape {
    const fn new(min: usize, max: usize, ascii: u128, non_ascii: bool) -> Self {
        Self {
            min,
            max,
            ascii,
            non_ascii,
            min_components: 1,
            max_components: 1,
        }
    }

    /// The number of a shard.
    pub(crate) const fn shard() -> Self {
        Self::new(1, SHARD_DIGITS, DIGITS, false)
    }

    /// The same number of bytes for every value.
    pub(crate) const fn is_fixed(self) -> bool {
        self.min == self.max
    }

    /// May `byte` occur?
    pub(crate) const fn allows(self, byte: u8) -> bool {
        if byte.is_ascii() {
            self.ascii & bit(byte) != 0
        } else {
            self.non_ascii
        }
    }

    /// One component of text that has several: nothing is known of its length.
    pub(crate) const fn any_component(self) -> Self {
        Self {
            min: 0,
            ascii: self.ascii & !bit(b'#'),
            ..self
        }
    }

    /// Is there a character that both may contain?
    pub(crate) const fn shares_characters(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.non_ascii && other.non_ascii
    }

    const fn literal(text: &str) -> Self {
        let mut shape = Self::new(text.len(), text.len(), 0, false);
        let mut rest = text.as_bytes();
        while let [byte, others @ ..] = rest {
            if byte.is_ascii() {
                shape.ascii |= bit(*byte);
            } else {
                shape.non_ascii = true;
            }
            rest = others;
        }
        shape
    }

    const fn joined(self, other: Self) -> Self {
        Self {
            min: self.min + 1 + other.min,
            max: self.max.saturating_add(other.max).saturating_add(1),
            ascii: self.ascii | other.ascii | bit(b'#'),
            non_ascii: self.non_ascii || other.non_ascii,
            min_components: self.min_components + other.min_components,
            max_components: self.max_components + other.max_components,
        }
    }

    const fn either(self, other: Self) -> Self {
        Self {
            min: least(self.min, other.min),
            max: greatest(self.max, other.max),
            ascii: self.ascii | other.ascii,
            non_ascii: self.non_ascii || other.non_ascii,
            min_components: least(self.min_components, other.min_components),
            max_components: greatest(self.max_components, other.max_components),
        }
    }
}

const fn among(characters: &str) -> u128 {
    TextShape::literal(characters).ascii
}

const fn bit(byte: u8) -> u128 {
    1_u128 << (byte & 0x7F)
}

const fn least(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

const fn greatest(a: usize, b: usize) -> usize {
    if a > b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sequences_add_up() {
        let shape = Shape::one_of(&[
            Shape::name("none"),
            Shape::sequence(&[Shape::name("a b"), Shape::unsigned(3)]),
        ]);
        let escaped = shape.encoded(Encoding::Escaped);
        assert_eq!((escaped.min, escaped.max), (4, "a$20b#255".len()));
        assert_eq!((escaped.min_components, escaped.max_components), (1, 2));
        let raw = shape.encoded(Encoding::Raw);
        assert_eq!((raw.min, raw.max), (4, "a b#255".len()));
        assert!(raw.allows(b' ') && !escaped.allows(b' '));
    }
}
