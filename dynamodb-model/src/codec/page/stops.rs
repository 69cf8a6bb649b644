//! Where the strings of a text end.

/// A bit for each byte of a text that is a quotation mark or a backslash.
///
/// To find where a string ends is what reading JSON mostly is, and to look at each byte of it in turn is what makes it
/// slow. This looks at 64 bytes at a time, in steps that compilers make vector instructions of, and no branch.
#[derive(Debug, Default)]
pub(super) struct Stops(Vec<u64>);

impl Stops {
    /// `None` if the text has control characters: JSON has them only between values, where DynamoDB writes none.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (blocks, rest) = text.as_bytes().as_chunks::<64>();
        let mut words = Vec::with_capacity(blocks.len() + 2);
        let mut has_control = false;
        words.extend(blocks.iter().map(|block| {
            has_control |= self::has_control(block);
            stops(block)
        }));
        let mut last = [b' '; 64];
        last.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
        // And one more, so that each has a next one.
        words.extend([stops(&last), 0]);
        (!has_control && !self::has_control(&last)).then_some(Self(words))
    }

    /// The first stop at or behind this place.
    #[inline]
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        let (word, bit) = (at / 64, at % 64);
        let [this, next] = *self.0.get(word..)?.first_chunk::<2>()?;
        // Most strings end within 64 bytes: no branch that depends on where they lie in a word.
        let window = (this >> bit) | (next << 1 << (63 - bit));
        match window {
            0 => self.next_word(word + 1),
            _ => Some(at + window.trailing_zeros() as usize),
        }
    }

    /// The first stop in this word or behind it.
    #[cold]
    fn next_word(&self, word: usize) -> Option<usize> {
        let words = self.0.get(word..)?;
        let ahead = words.iter().position(|bits| *bits != 0)?;
        let bits = words.get(ahead)?;
        Some((word + ahead) * 64 + bits.trailing_zeros() as usize)
    }
}

fn stops(block: &[u8; 64]) -> u64 {
    let found = block.map(|byte| u8::from((byte == b'"') | (byte == b'\\')));
    let (eights, _) = found.as_chunks::<8>();
    let bits = eights.iter().map(|eight| {
        // Each product has one byte's bit where the others have none, and they meet in the highest byte.
        u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    });
    bits.rev().fold(0, |all, bits| (all << 8) | bits)
}

fn has_control(block: &[u8; 64]) -> bool {
    block
        .iter()
        .fold(false, |found, byte| found | (*byte < 0x20))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Stops;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn stops_are_where_one_sees_them(text in "[a\"\\\\\u{e9}]{0,20}[a-z]{0,150}[a\"\\\\]{0,3}", at in 0..200_usize) {
            let expected = text.bytes().enumerate().skip(at);
            let expected = expected.filter(|(_, byte)| matches!(byte, b'"' | b'\\')).map(|(at, _)| at).next();
            let stops = Stops::of(&text).expect("no control characters");
            prop_assert_eq!(stops.next(at), expected);
        }

        #[test]
        fn control_characters_are_seen(
            before in "[ -~]{0,150}",
            control in "[\0-\x1f]",
            after in "[ -~]{0,150}",
        ) {
            prop_assert!(Stops::of(&[before.as_str(), &after].concat()).is_some());
            prop_assert!(Stops::of(&[before, control, after].concat()).is_none());
        }
    }
}
