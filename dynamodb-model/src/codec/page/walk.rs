use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::stops::Stops;
use super::{Kind, Lent, Node, Page, text};

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
    nodes: Vec<Node>,
    lent: Lent,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str) -> Option<Self> {
        Some(Self {
            text,
            stops: Stops::of(text)?,
            // Names and values seldom take less.
            nodes: Vec::with_capacity(text.len() / 12),
            lent: Lent::default(),
        })
    }

    /// The page of what was read.
    pub(super) fn into_page(self) -> Page {
        Page {
            text: self.text.to_owned(),
            nodes: self.nodes,
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
            let start = walker.pass(at, b'"')?;
            let end = walker.plain(start)?;
            let name = walker.text.get(start..end)?;
            let at = walker.pass(end + 1, b':')?;
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

    /// An item: its node, and where it ends.
    pub(super) fn item(&mut self, at: usize) -> Option<(u32, usize)> {
        let node = u32::try_from(self.nodes.len()).ok()?;
        let behind = self.entries(at, 0)?;
        Some((node, behind))
    }

    /// Passes over a value of any JSON, without a look at what is in it.
    pub(super) fn skip(&mut self, mut at: usize) -> Option<usize> {
        let mut open = 0_u32;
        loop {
            match self.byte(at)? {
                b'"' => {
                    let stop = self.stops.next(at + 1)?;
                    at = self.end(stop)? + 1;
                }
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
            text::STRING => self.string(at + 6)?,
            text::NUMBER => self.number(at + 6)?,
            text::MAP => self.entries(at + 5, deeper(depth)?)?,
            text::LIST => {
                let depth = deeper(depth)?;
                self.holding(Kind::List, at + 5, *b"[]", |walker, at| {
                    walker.value(at, depth)
                })?
            }
            _ => self.rare(at)?,
        };
        self.pass(behind, b'}')
    }

    fn rare(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        for (whole, kind) in [
            (r#"{"BOOL":true"#, Kind::True),
            (r#"{"BOOL":false"#, Kind::False),
            (r#"{"NULL":true"#, Kind::NullTrue),
            (r#"{"NULL":false"#, Kind::NullFalse),
        ] {
            if rest.starts_with(whole.as_bytes()) {
                self.nodes.push(Node::bare(kind));
                return Some(at + whole.len());
            }
        }
        let (kind, member): (_, fn(&mut Self, usize) -> Option<usize>) = match rest {
            [b'{', b'"', b'B', b'"', b':', b'"', ..] => return self.binary(at + 6),
            [b'{', b'"', b'S', b'S', b'"', b':', ..] => (Kind::Strings, Self::string),
            [b'{', b'"', b'N', b'S', b'"', b':', ..] => (Kind::Numbers, Self::number),
            [b'{', b'"', b'B', b'S', b'"', b':', ..] => (Kind::Binaries, Self::binary),
            _ => return None,
        };
        self.holding(kind, at + 6, *b"[]", |walker, at| {
            let start = walker.pass(at, b'"')?;
            member(walker, start)
        })
    }

    /// The entries of a map or an item.
    fn entries(&mut self, at: usize, depth: u32) -> Option<usize> {
        self.holding(Kind::Map, at, *b"{}", |walker, at| {
            let start = walker.pass(at, b'"')?;
            let behind = walker.string(start)?;
            let value = walker.pass(behind, b':')?;
            walker.value(value, depth)
        })
    }

    /// What holds others: its node, and theirs behind it.
    #[inline]
    fn holding(
        &mut self,
        kind: Kind,
        at: usize,
        brackets: [u8; 2],
        mut member: impl FnMut(&mut Self, usize) -> Option<usize>,
    ) -> Option<usize> {
        let own = self.nodes.len();
        self.nodes.push(Node::bare(kind));
        let mut members = 0;
        let behind = self.separated(at, brackets, |walker, at| {
            members += 1;
            member(walker, at)
        })?;
        let inside = self.nodes.len() - own - 1;
        *self.nodes.get_mut(own)? = Node::new(kind, members, inside)?;
        Some(behind)
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

    /// A binary value, of which this is the first byte.
    fn binary(&mut self, start: usize) -> Option<usize> {
        let end = self.plain(start)?;
        let text = self.text.get(start..end)?;
        let before = self.lent.bytes.len();
        STANDARD.decode_vec(text, &mut self.lent.bytes).ok()?;
        let len = self.lent.bytes.len() - before;
        self.nodes.push(Node::new(Kind::Bytes, before, len)?);
        Some(end + 1)
    }

    #[inline]
    fn number(&mut self, start: usize) -> Option<usize> {
        let end = self.plain(start)?;
        self.nodes
            .push(Node::new(Kind::Number, start, end - start)?);
        Some(end + 1)
    }

    #[inline]
    fn string(&mut self, start: usize) -> Option<usize> {
        let end = self.stops.next(start)?;
        match self.byte(end)? {
            b'"' => {
                self.nodes
                    .push(Node::new(Kind::String, start, end - start)?);
                Some(end + 1)
            }
            _ => self.escaped(start, end),
        }
    }

    /// Decodes the string whose text begins at the one place and has its first escape at the other.
    #[cold]
    fn escaped(&mut self, start: usize, escape: usize) -> Option<usize> {
        let end = self.end(escape)?;
        let escaped = self.text.get(start..end)?;
        let before = self.lent.text.len();
        text::unescape(escaped, &mut self.lent.text)?;
        let len = self.lent.text.len() - before;
        self.nodes.push(Node::new(Kind::Escaped, before, len)?);
        Some(end + 1)
    }

    /// Where a string ends whose next stop is here.
    fn end(&self, mut stop: usize) -> Option<usize> {
        while self.byte(stop)? != b'"' {
            stop = self.stops.next(stop + 2)?;
        }
        Some(stop)
    }

    /// Where a string without escapes ends. What number one says the SDK does not look at either.
    #[inline]
    fn plain(&self, start: usize) -> Option<usize> {
        let end = self.stops.next(start)?;
        self.pass(end, b'"')?;
        Some(end)
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
