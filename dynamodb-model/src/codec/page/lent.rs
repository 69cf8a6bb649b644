/// What the text has in another form than a field reads, decoded once, so that it can be lent as well.
#[derive(Debug, Default)]
pub(super) struct Lent {
    /// Text without its escapes.
    text: String,
    /// Binary values.
    bytes: Vec<u8>,
    /// In the order of the page's text.
    pieces: Vec<Piece>,
}

/// Four bytes for each place: no reply has as many as 4 GiB.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where the string begins in the page's text, and where it ends.
    at: u32,
    behind: u32,
    /// Of the decoded text, or bytes.
    start: u32,
    end: u32,
}

impl Lent {
    /// Takes what the function decodes of the string between these places.
    pub(super) fn add_text(
        &mut self,
        at: usize,
        behind: usize,
        decode: impl FnOnce(&mut String) -> Option<()>,
    ) -> Option<()> {
        let start = self.text.len();
        decode(&mut self.text)?;
        self.add([at, behind, start, self.text.len()])
    }

    /// As [`add_text`](Self::add_text).
    pub(super) fn add_bytes(
        &mut self,
        at: usize,
        behind: usize,
        decode: impl FnOnce(&mut Vec<u8>) -> Option<()>,
    ) -> Option<()> {
        let start = self.bytes.len();
        decode(&mut self.bytes)?;
        self.add([at, behind, start, self.bytes.len()])
    }

    /// The text of the string that begins here, and where the string ends.
    pub(super) fn text(&self, at: usize) -> Option<(&str, usize)> {
        let (range, behind) = self.find(at)?;
        Some((self.text.get(range)?, behind))
    }

    /// As [`text`](Self::text).
    pub(super) fn bytes(&self, at: usize) -> Option<(&[u8], usize)> {
        let (range, behind) = self.find(at)?;
        Some((self.bytes.get(range)?, behind))
    }

    fn add(&mut self, places: [usize; 4]) -> Option<()> {
        let [at, behind, start, end] = places.map(|place| u32::try_from(place).ok());
        self.pieces.push(Piece {
            at: at?,
            behind: behind?,
            start: start?,
            end: end?,
        });
        Some(())
    }

    fn find(&self, at: usize) -> Option<(std::ops::Range<usize>, usize)> {
        let at = u32::try_from(at).ok()?;
        let found = self.pieces.binary_search_by_key(&at, |piece| piece.at);
        let piece = self.pieces.get(found.ok()?)?;
        // No loss: targets with narrower addresses have no replies that long.
        Some((
            piece.start as usize..piece.end as usize,
            piece.behind as usize,
        ))
    }
}
