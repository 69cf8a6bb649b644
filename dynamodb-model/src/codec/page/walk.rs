use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Lent, Mark, Page, Stops, text};

/// Maps and lists in each other. DynamoDB stores 32, the SDK reads about twice as many, and reading must not end the stack.
pub(in crate::codec) const DEPTH: u32 = 40;

/// Reads a reply once, and makes a page of it.
///
/// A method is told where something begins, and says where it ends: places in variables of their own are much faster than
/// one place in memory. It is `None` where the text is not what DynamoDB writes, white space included. That need not be an
/// error: whoever gets it leaves the reply to the SDK, which knows.
pub(super) struct Walker<'a> {
    text: &'a str,
    stops: Stops,
    marks: Vec<Mark>,
    lent: Lent,
    /// Whether text had escapes, since somebody said that it had none.
    is_escaped: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str) -> Option<Self> {
        Some(Self {
            text,
            stops: Stops::of(text)?,
            // An attribute seldom takes less.
            marks: Vec::with_capacity(text.len() / 32),
            lent: Lent::default(),
            is_escaped: false,
        })
    }

    /// The page of what was read.
    pub(super) fn into_page(self) -> Page {
        Page {
            text: self.text.to_owned(),
            stops: self.stops,
            marks: self.marks,
            lent: self.lent,
        }
    }

    /// An object's members, whose values are read by the function.
    pub(super) fn object(
        &mut self,
        at: usize,
        mut value: impl FnMut(&mut Self, &'a str, usize) -> Option<usize>,
    ) -> Option<usize> {
        self.separated(at, *b"{}", |walker, at| {
            let behind = walker.plain(at)?;
            let name = walker.text.get(at + 1..behind - 1)?;
            let at = walker.pass(behind, b':')?;
            value(walker, name, at)
        })
    }

    /// The members of a list, which are read by the function.
    pub(super) fn list(
        &mut self,
        at: usize,
        member: impl FnMut(&mut Self, usize) -> Option<usize>,
    ) -> Option<usize> {
        self.separated(at, *b"[]", member)
    }

    /// An item: its first mark and the one behind its last, and where it ends.
    pub(super) fn item(&mut self, at: usize) -> Option<([u32; 2], usize)> {
        let first = u32::try_from(self.marks.len()).ok()?;
        let behind = self.separated(at, *b"{}", |walker, at| {
            walker.is_escaped = false;
            let behind = walker.string(at)?;
            let value = walker.pass(behind, b':')?;
            let mark = Mark::new(at + 1, value, walker.is_escaped)?;
            walker.marks.push(mark);
            walker.value(value, 0)
        })?;
        let end = u32::try_from(self.marks.len()).ok()?;
        Some(([first, end], behind))
    }

    /// Passes over a value of any JSON, without a look at what is in it.
    pub(super) fn skip(&mut self, mut at: usize) -> Option<usize> {
        let mut open = 0_u32;
        loop {
            match self.byte(at)? {
                b'"' => at = self.string(at)?,
                b'{' | b'[' => {
                    open = open.checked_add(1)?;
                    at += 1;
                    continue;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    at += 1;
                }
                b',' | b':' => {
                    // Between values, so within one.
                    open.checked_sub(1)?;
                    at += 1;
                    continue;
                }
                _ => {
                    let is_bare = |byte: &&u8| {
                        !matches!(byte, b',' | b':' | b'"' | b'[' | b']' | b'{' | b'}')
                    };
                    at += self.rest(at).iter().take_while(is_bare).count();
                }
            }
            if open == 0 {
                return Some(at);
            }
        }
    }

    pub(super) fn value(&mut self, at: usize, depth: u32) -> Option<usize> {
        let behind = match text::head(self.rest(at))? {
            text::STRING => self.string(at + 5)?,
            text::NUMBER => self.plain(at + 5)?,
            text::MAP => {
                let depth = deeper(depth)?;
                self.separated(at + 5, *b"{}", |walker, at| {
                    let behind = walker.string(at)?;
                    let value = walker.pass(behind, b':')?;
                    walker.value(value, depth)
                })?
            }
            text::LIST => {
                let depth = deeper(depth)?;
                self.list(at + 5, |walker, at| walker.value(at, depth))?
            }
            _ => self.rare(at)?,
        };
        self.pass(behind, b'}')
    }

    fn rare(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        for whole in [
            r#"{"BOOL":true"#,
            r#"{"BOOL":false"#,
            r#"{"NULL":true"#,
            r#"{"NULL":false"#,
        ] {
            if rest.starts_with(whole.as_bytes()) {
                return Some(at + whole.len());
            }
        }
        match rest {
            [b'{', b'"', b'B', b'"', b':', ..] => self.binary(at + 5),
            [b'{', b'"', b'S', b'S', b'"', b':', ..] => self.list(at + 6, Self::string),
            [b'{', b'"', b'N', b'S', b'"', b':', ..] => self.list(at + 6, Self::plain),
            [b'{', b'"', b'B', b'S', b'"', b':', ..] => self.list(at + 6, Self::binary),
            _ => None,
        }
    }

    /// Members with commas between them, and what opens and closes the whole.
    #[inline]
    fn separated(
        &mut self,
        at: usize,
        [open, close]: [u8; 2],
        mut member: impl FnMut(&mut Self, usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut at = self.pass(at, open)?;
        if self.byte(at)? == close {
            return Some(at + 1);
        }
        loop {
            at = member(self, at)?;
            let next = self.byte(at)?;
            at += 1;
            if next != b',' {
                return (next == close).then_some(at);
            }
        }
    }

    fn binary(&mut self, at: usize) -> Option<usize> {
        let behind = self.plain(at)?;
        let text = self.text.get(at + 1..behind - 1)?;
        self.lent.add_bytes(at + 1, behind - 1, |bytes| {
            STANDARD.decode_vec(text, bytes).ok()
        })?;
        Some(behind)
    }

    /// A string without escapes. What number one says the SDK does not look at either.
    #[inline]
    fn plain(&mut self, at: usize) -> Option<usize> {
        let at = self.pass(at, b'"')?;
        let end = self.stops.next(at)?;
        self.pass(end, b'"')
    }

    #[inline]
    fn string(&mut self, at: usize) -> Option<usize> {
        let at = self.pass(at, b'"')?;
        let end = self.stops.next(at)?;
        match self.byte(end)? {
            b'"' => Some(end + 1),
            _ => self.escaped(at, end),
        }
    }

    /// Decodes the string whose text begins at the one place and has its first escape at the other.
    #[cold]
    fn escaped(&mut self, start: usize, escape: usize) -> Option<usize> {
        let mut end = escape;
        while self.byte(end)? != b'"' {
            end = self.stops.next(end + 2)?;
        }
        let escaped = self.text.get(start..end)?;
        let lent = &mut self.lent;
        lent.add_text(start, end, |text| text::unescape(escaped, text))?;
        self.is_escaped = true;
        Some(end + 1)
    }

    /// The place behind this byte.
    #[inline]
    fn pass(&self, at: usize, byte: u8) -> Option<usize> {
        (self.byte(at)? == byte).then_some(at + 1)
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline]
    fn rest(&self, at: usize) -> &'a [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }
}

fn deeper(depth: u32) -> Option<u32> {
    (depth < DEPTH).then_some(depth + 1)
}
