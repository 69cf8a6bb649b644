use std::ops::Range;

/// A name, a value, or the member of a set. What a map, list or set holds are the nodes behind its own; an entry is its name
/// and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Of text and bytes: where they begin, in the page's text or in what is lent. Of what holds others: how many.
    start: u32,
    /// Of text and bytes, or how many nodes are inside. Three bytes: DynamoDB's items are far smaller.
    len: [u8; 3],
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    String,
    /// A string that is lent without its escapes.
    Escaped,
    Number,
    Bytes,
    True,
    False,
    /// What a NULL says is not of interest to anybody, but it is kept.
    NullTrue,
    NullFalse,
    Map,
    List,
    Strings,
    Numbers,
    Binaries,
}

impl Node {
    /// `None` if it is larger than a node can say.
    #[inline]
    pub(super) fn new(kind: Kind, start: usize, len: usize) -> Option<Self> {
        let [a, b, c, 0] = u32::try_from(len).ok()?.to_le_bytes() else {
            return None;
        };
        Some(Self {
            start: u32::try_from(start).ok()?,
            len: [a, b, c],
            kind,
        })
    }

    /// One that says all by its kind.
    pub(super) const fn bare(kind: Kind) -> Self {
        Self {
            start: 0,
            len: [0; 3],
            kind,
        }
    }

    /// Where its text or its bytes are.
    #[inline]
    pub(super) fn range(self) -> Range<usize> {
        // No loss: targets with narrower addresses have no replies that long.
        let start = self.start as usize;
        start..start + self.len() as usize
    }

    #[inline]
    pub(super) fn len(self) -> u32 {
        let [a, b, c] = self.len;
        u32::from_le_bytes([a, b, c, 0])
    }

    /// How many entries, elements or members it holds.
    #[inline]
    pub(super) fn members(self) -> u32 {
        self.start
    }

    /// How many nodes are inside of it.
    #[inline]
    pub(super) fn inside(self) -> u32 {
        match self.kind {
            Kind::Map | Kind::List | Kind::Strings | Kind::Numbers | Kind::Binaries => self.len(),
            _ => 0,
        }
    }
}
