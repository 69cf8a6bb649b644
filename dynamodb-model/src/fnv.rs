//! FNV-1a, the one hash of the library: of names, of cursors and of shards.

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A hash that bytes are still added to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const fn new() -> Self {
        Self(OFFSET_BASIS)
    }

    /// Every step is a bijection of the state, so one changed byte always shows.
    pub(crate) const fn with(self, bytes: &[u8]) -> Self {
        let mut hash = self.0;
        let mut rest = bytes;
        while let [byte, tail @ ..] = rest {
            hash = (hash ^ *byte as u64).wrapping_mul(PRIME);
            rest = tail;
        }
        Self(hash)
    }

    pub(crate) const fn finish(self) -> u64 {
        self.0
    }
}

/// FNV-1a with 64 bits.
pub(crate) const fn fnv1a(bytes: &[u8]) -> u64 {
    Fnv::new().with(bytes).finish()
}

#[cfg(test)]
mod tests {
    use super::fnv1a;

    #[test]
    fn is_the_published_fnv_1a() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
