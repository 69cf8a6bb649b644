use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Page, text};

/// Maps and lists in each other. DynamoDB stores 32, the SDK reads about twice as many, and reading must not end the stack.
const DEPTH: u32 = 40;

/// Reads a reply once, and makes a page of it.
///
/// Each method is `None` where the text is not what DynamoDB writes, white space included. That need not be an error:
/// whoever gets it leaves the reply to the SDK, which knows.
pub(super) struct Walker<'a> {
    text: &'a str,
    at: usize,
    page: Page,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            page: Page::default(),
        }
    }

    /// The page of what was read.
    pub(super) fn into_page(self) -> Page {
        Page {
            text: self.text.to_owned(),
            ..self.page
        }
    }

    /// Behind what was read last.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// An object's members, whose values are read by the function.
    pub(super) fn object(
        &mut self,
        mut value: impl FnMut(&mut Self, &'a str) -> Option<()>,
    ) -> Option<()> {
        self.require(b"{")?;
        self.separated(b'}', |walker| {
            let name = walker.plain()?;
            walker.require(b":")?;
            value(walker, name)
        })
    }

    /// The members of a list, which are read by the function.
    pub(super) fn list(&mut self, member: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.require(b"[")?;
        self.separated(b']', member)
    }

    /// An item; the first of its attributes among the page's, and one behind the last.
    pub(super) fn item(&mut self) -> Option<[u32; 2]> {
        let first = self.page.starts.len();
        self.require(b"{")?;
        self.separated(b'}', |walker| {
            walker.note()?;
            walker.name()?;
            walker.value(0)
        })?;
        let end = self.page.starts.len();
        Some([u32::try_from(first).ok()?, u32::try_from(end).ok()?])
    }

    /// Passes over a value of any JSON, without a look at what is in it.
    pub(super) fn skip(&mut self) -> Option<()> {
        let mut open = 0_u32;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    open = open.checked_add(1)?;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' => {
                    open = open.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => {
                    // Between values, so within one.
                    open.checked_sub(1)?;
                    self.at += 1;
                    continue;
                }
                _ => {
                    let is_bare = |byte: &u8| !matches!(byte, b',' | b':' | b'"' | b'[' | b']' | b'{' | b'}');
                    let bare = self.rest().iter().take_while(|byte| is_bare(byte));
                    self.at += bare.count();
                }
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    fn value(&mut self, depth: u32) -> Option<()> {
        match self.rest() {
            [b'{', b'"', b'S', b'"', b':', b'"', ..] => {
                self.at += 5;
                self.text()?;
            }
            [b'{', b'"', b'N', b'"', b':', b'"', ..] => {
                self.at += 5;
                self.number()?;
            }
            [b'{', b'"', b'B', b'"', b':', b'"', ..] => {
                self.at += 5;
                self.binary()?;
            }
            [b'{', b'"', b'M', b'"', b':', b'{', ..] => {
                let depth = deeper(depth)?;
                self.at += 6;
                self.separated(b'}', |walker| {
                    walker.name()?;
                    walker.value(depth)
                })?;
            }
            [b'{', b'"', b'L', b'"', b':', b'[', ..] => {
                let depth = deeper(depth)?;
                self.at += 5;
                self.list(|walker| walker.value(depth))?;
            }
            rest => self.rare(rest)?,
        }
        self.require(b"}")
    }

    fn rare(&mut self, rest: &[u8]) -> Option<()> {
        let starts = |head: &[u8]| rest.starts_with(head);
        let (head, member): (&[u8], fn(&mut Self) -> Option<()>) = match rest {
            _ if starts(br#"{"BOOL":"#) => (br#"{"BOOL":"#, Self::bool),
            _ if starts(br#"{"NULL":"#) => (br#"{"NULL":"#, Self::bool),
            _ if starts(br#"{"SS":"#) => (br#"{"SS":"#, |walker| walker.list(Self::text)),
            _ if starts(br#"{"NS":"#) => (br#"{"NS":"#, |walker| walker.list(Self::number)),
            _ if starts(br#"{"BS":"#) => (br#"{"BS":"#, |walker| walker.list(Self::binary)),
            _ => return None,
        };
        self.at += head.len();
        member(self)
    }

    /// Members with commas between them, up to the end of what holds them.
    #[inline]
    fn separated(
        &mut self,
        close: u8,
        mut member: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        if self.peek()? == close {
            self.at += 1;
            return Some(());
        }
        loop {
            member(self)?;
            let next = self.peek()?;
            self.at += 1;
            match next {
                b',' => {}
                _ => return (next == close).then_some(()),
            }
        }
    }

    /// A name and the colon behind it.
    fn name(&mut self) -> Option<()> {
        self.text()?;
        self.require(b":")
    }

    fn text(&mut self) -> Option<()> {
        let at = self.at + 1;
        if self.string()? {
            let behind = self.at - 1;
            let escaped = self.text.get(at..behind)?;
            let lent = &mut self.page.lent;
            lent.add_text(at, behind, |text| text::unescape(escaped, text))?;
        }
        Some(())
    }

    /// Whatever the text is: the SDK does not look at it either.
    fn number(&mut self) -> Option<()> {
        self.plain()?;
        Some(())
    }

    fn binary(&mut self) -> Option<()> {
        let at = self.at + 1;
        let text = self.plain()?;
        self.page.lent.add_bytes(at, at + text.len(), |bytes| {
            STANDARD.decode_vec(text, bytes).ok()
        })
    }

    fn bool(&mut self) -> Option<()> {
        match self.peek()? {
            b't' => self.require(b"true"),
            _ => self.require(b"false"),
        }
    }

    /// A string without escapes.
    fn plain(&mut self) -> Option<&'a str> {
        self.require(b"\"")?;
        let start = self.at;
        self.at += text::plain(self.rest());
        let text = self.text.get(start..self.at)?;
        self.require(b"\"")?;
        Some(text)
    }

    /// Passes over a string; says whether it has escapes.
    #[inline]
    fn string(&mut self) -> Option<bool> {
        self.require(b"\"")?;
        let mut is_escaped = false;
        loop {
            self.at += text::plain(self.rest());
            match self.rest() {
                [b'"', ..] => break,
                [b'\\', _, ..] => {
                    is_escaped = true;
                    self.at += 2;
                }
                _ => return None,
            }
        }
        self.at += 1;
        Some(is_escaped)
    }

    /// Notes that an attribute begins here.
    fn note(&mut self) -> Option<()> {
        self.page.starts.push(u32::try_from(self.at).ok()?);
        Some(())
    }

    #[inline]
    fn require(&mut self, token: &[u8]) -> Option<()> {
        self.rest().starts_with(token).then(|| self.at += token.len())
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

fn deeper(depth: u32) -> Option<u32> {
    (depth < DEPTH).then_some(depth + 1)
}
