//! The characters of fixed-width forms, and their complement.

/// Which characters of a fixed-width form count; the others (`-`, `:`, `T`, ..) stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alphabet {
    /// `0`–`9`.
    Decimal,
    /// `0`–`9`, `a`–`f`.
    Hex,
    /// Crockford's base 32 in upper case.
    Crockford,
}

impl Alphabet {
    const fn characters(self) -> &'static [u8] {
        match self {
            Self::Decimal => b"0123456789",
            Self::Hex => b"0123456789abcdef",
            Self::Crockford => b"0123456789ABCDEFGHJKMNPQRSTVWXYZ",
        }
    }

    /// The character that is as far from the end as this one is from the start: its own inverse, and reverses the order.
    pub(crate) fn complement(self, byte: u8) -> u8 {
        let characters = self.characters();
        let mut pairs = characters.iter().zip(characters.iter().rev());
        pairs
            .find(|(character, _)| **character == byte)
            .map_or(byte, |(_, opposite)| *opposite)
    }
}
