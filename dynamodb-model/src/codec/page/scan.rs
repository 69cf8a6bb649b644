use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Group, Node, Page, Span, name, text};
use crate::codec::set::SetKind;

/// Maps and lists in each other. DynamoDB stores 32, the SDK reads about twice as many, and reading must not end the stack.
pub(in crate::codec) const DEPTH: u32 = 40;

/// Reads a reply into a page.
///
/// Each method is `None` where the text is not what DynamoDB writes. That need not be an error: whoever gets it leaves
/// the reply to the SDK, which knows.
pub(super) struct Scanner<'a> {
    body: &'a str,
    at: usize,
    page: Page,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(body: &'a str) -> Self {
        // A place for what has escapes; seldom is it more.
        let mut text = String::with_capacity(body.len() + body.len() / 16);
        text.push_str(body);
        let page = Page {
            text,
            bytes: Vec::new(),
            // Names, values and what is around them: about as many bytes for each.
            nodes: Vec::with_capacity(body.len() / 20),
        };
        Self { body, at: 0, page }
    }

    pub(super) fn into_page(self) -> Page {
        self.page
    }

    /// Behind what was read last.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// That nothing follows.
    pub(super) fn end(&mut self) -> Option<()> {
        (self.peek().is_none() && self.at == self.body.len()).then_some(())
    }

    /// An object's members, whose values are read by the function.
    pub(super) fn object(
        &mut self,
        mut value: impl FnMut(&mut Self, &'a str) -> Option<()>,
    ) -> Option<()> {
        self.require(b'{')?;
        self.separated(b'}', |scanner| {
            let name = scanner.plain()?;
            scanner.require(b':')?;
            value(scanner, name)
        })?;
        Some(())
    }

    /// A list of items; their nodes.
    pub(super) fn items(&mut self) -> Option<Vec<u32>> {
        let mut items = Vec::new();
        self.require(b'[')?;
        self.separated(b']', |scanner| {
            items.push(scanner.item()?);
            Some(())
        })?;
        Some(items)
    }

    /// An item; its node.
    pub(super) fn item(&mut self) -> Option<u32> {
        let at = u32::try_from(self.page.nodes.len()).ok()?;
        self.map(0)?;
        Some(at)
    }

    /// Passes over a value, without a look at what is in it.
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
                    let rest = self.rest();
                    let ends = |byte: &u8| {
                        matches!(
                            byte,
                            b',' | b':'
                                | b'"'
                                | b'['
                                | b']'
                                | b'{'
                                | b'}'
                                | b' '
                                | b'\n'
                                | b'\r'
                                | b'\t'
                        )
                    };
                    self.at += rest.iter().position(ends)?;
                }
            }
            if open == 0 {
                return Some(());
            }
        }
    }

    pub(super) fn value(&mut self, depth: u32) -> Option<()> {
        self.require(b'{')?;
        let kind = self.plain()?;
        self.require(b':')?;
        match kind {
            "S" => self.text()?,
            "N" => self.number()?,
            "B" => self.binary()?,
            "BOOL" => {
                let value = self.bool()?;
                self.page.nodes.push(Node::Bool(value));
            }
            "NULL" => {
                let value = self.bool()?;
                self.page.nodes.push(Node::Null(value));
            }
            "M" => self.map(deeper(depth)?)?,
            "L" => {
                let depth = deeper(depth)?;
                self.require(b'[')?;
                self.group(Node::List, b']', |scanner| scanner.value(depth))?;
            }
            "SS" => self.set(SetKind::String, Self::text)?,
            "NS" => self.set(SetKind::Number, Self::number)?,
            "BS" => self.set(SetKind::Binary, Self::binary)?,
            _ => return None,
        }
        self.require(b'}')
    }

    fn map(&mut self, depth: u32) -> Option<()> {
        self.require(b'{')?;
        let at = u32::try_from(self.page.nodes.len()).ok()?;
        self.group(Node::Map, b'}', |scanner| {
            scanner.text()?;
            scanner.require(b':')?;
            scanner.value(depth)
        })?;
        let mut members = self.page.inside(at);
        let names = std::iter::from_fn(move || members.next_entry().map(|(name, _)| name));
        name::are_distinct(names).then_some(())
    }

    fn set(&mut self, kind: SetKind, member: fn(&mut Self) -> Option<()>) -> Option<()> {
        self.require(b'[')?;
        self.group(|group| Node::Set(kind, group), b']', member)
    }

    /// What a container holds, behind its node.
    fn group(
        &mut self,
        node: impl Fn(Group) -> Node,
        close: u8,
        member: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        let place = self.page.nodes.len();
        self.page.nodes.push(node(Group::default()));
        let members = self.separated(close, member)?;
        let end = u32::try_from(self.page.nodes.len()).ok()?;
        *self.page.nodes.get_mut(place)? = node(Group { members, end });
        Some(())
    }

    /// Members with commas between them, and how many.
    fn separated(
        &mut self,
        close: u8,
        mut member: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<u32> {
        let mut count = 0_u32;
        if self.takes(close) {
            return Some(count);
        }
        loop {
            member(self)?;
            count = count.checked_add(1)?;
            if !self.takes(b',') {
                self.require(close)?;
                return Some(count);
            }
        }
    }

    fn text(&mut self) -> Option<()> {
        let (span, escaped) = self.string()?;
        let span = match escaped {
            None => span,
            Some(escaped) => {
                let start = self.page.text.len();
                text::unescape(escaped, &mut self.page.text)?;
                Span::new(start, self.page.text.len())?
            }
        };
        self.page.nodes.push(Node::Text(span));
        Some(())
    }

    /// Whatever the text is: the SDK does not look at it either.
    fn number(&mut self) -> Option<()> {
        let (span, escaped) = self.string()?;
        self.page.nodes.push(Node::Number(span));
        escaped.is_none().then_some(())
    }

    fn binary(&mut self) -> Option<()> {
        let text = self.plain()?;
        let start = self.page.bytes.len();
        STANDARD.decode_vec(text, &mut self.page.bytes).ok()?;
        let span = Span::new(start, self.page.bytes.len())?;
        self.page.nodes.push(Node::Bytes(span));
        Some(())
    }

    fn bool(&mut self) -> Option<bool> {
        self.blank();
        let (value, len) = match self.rest() {
            [b't', b'r', b'u', b'e', ..] => (true, 4),
            [b'f', b'a', b'l', b's', b'e', ..] => (false, 5),
            _ => return None,
        };
        self.at += len;
        Some(value)
    }

    /// A string without escapes.
    fn plain(&mut self) -> Option<&'a str> {
        let (span, escaped) = self.string()?;
        match escaped {
            None => self.body.get(span.range()),
            Some(_) => None,
        }
    }

    /// Where a string is, and all of it if it has escapes.
    fn string(&mut self) -> Option<(Span, Option<&'a str>)> {
        self.require(b'"')?;
        let start = self.at;
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
        let span = Span::new(start, self.at)?;
        self.at += 1;
        let escaped = match is_escaped {
            true => Some(self.body.get(span.range())?),
            false => None,
        };
        Some((span, escaped))
    }

    fn require(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.peek() == Some(byte);
        if takes {
            self.at += 1;
        }
        takes
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        self.blank();
        self.rest().first().copied()
    }

    /// Passes over white space.
    pub(super) fn blank(&mut self) {
        while let [b' ' | b'\t' | b'\n' | b'\r', ..] = self.rest() {
            self.at += 1;
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.body.as_bytes().get(self.at..).unwrap_or_default()
    }
}

fn deeper(depth: u32) -> Option<u32> {
    (depth < DEPTH).then_some(depth + 1)
}
