//! Items as they arrive: the text of a reply, and what stands where in it.
//!
//! The scanner reads the text once, and checks it to the last byte. It keeps a list of nodes, flat and in the order of
//! the text, where each container says where it ends: what has been scanned is never scanned again, and reading a field
//! needs no allocation but the field's own. Text with escapes and binary values are decoded by the scanner, once, behind
//! the text and beside it, so that everything can be lent.
//!
//! The steps of decoding are inlined: what serde makes of a type is compiled with the type, in another crate.

mod name;
mod own;
mod record;
mod reply;
mod scan;
mod text;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::decode::{Input, Map, Sequence};
use super::set::SetKind;

pub(super) use self::name::are_distinct;
pub(super) use self::own::{item, value};
pub(crate) use self::record::{Record, RecordEntries};
pub(crate) use self::reply::{Found, Member, find};
pub(super) use self::scan::DEPTH;
pub(super) use self::text::{plain, unescape};

/// A reply's items.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The reply's body, and behind it each text that has escapes there, without them.
    text: String,
    /// The binary values.
    bytes: Vec<u8>,
    nodes: Vec<Node>,
}

/// One value, or the name of an attribute. What a container holds follows it: for maps names and values by turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Text(Span),
    Number(Span),
    /// Of the binary values.
    Bytes(Span),
    Bool(bool),
    Null(bool),
    Map(Group),
    List(Group),
    Set(SetKind, Group),
}

/// A piece of text or bytes. Four bytes each: no reply has as many as 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
}

/// What a container holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Group {
    /// How many values.
    members: u32,
    /// The node behind the last one.
    end: u32,
}

impl Span {
    fn new(start: usize, end: usize) -> Option<Self> {
        Some(Self {
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
        })
    }

    fn range(self) -> std::ops::Range<usize> {
        // No loss: targets with narrower addresses have no replies that long.
        self.start as usize..self.end as usize
    }
}

impl Page {
    #[inline]
    fn text(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    #[inline]
    fn bytes(&self, span: Span) -> &[u8] {
        self.bytes.get(span.range()).unwrap_or_default()
    }

    #[inline]
    fn node(&self, at: u32) -> Option<Node> {
        self.nodes.get(at as usize).copied()
    }

    /// What is in the container at this node.
    fn inside(&self, at: u32) -> Members<'_> {
        let left = match self.node(at) {
            Some(Node::Map(group) | Node::List(group) | Node::Set(_, group)) => group.members,
            _ => 0,
        };
        Members {
            page: self,
            next: at.saturating_add(1),
            left,
        }
    }
}

/// A value in a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    page: &'a Page,
    at: u32,
    node: Node,
}

impl<'a> Value<'a> {
    #[inline]
    pub(super) fn input(self) -> Input<'a> {
        match self.node {
            Node::Text(span) => Input::String(self.page.text(span)),
            Node::Number(span) => Input::Number(self.page.text(span)),
            Node::Bytes(span) => Input::Bytes(self.page.bytes(span)),
            Node::Bool(value) => Input::Bool(value),
            Node::Null(_) => Input::Null,
            Node::Map(_) => Input::Map(Map::Page(self.members())),
            Node::List(_) => Input::List(Sequence::Page(self.members())),
            Node::Set(kind, _) => Input::Set(kind, Sequence::Page(self.members())),
        }
    }

    /// The value in the SDK's own form, copied. As deep as the scanner lets a value be.
    pub(crate) fn to_value(self) -> AttributeValue {
        let text = |value: Self| match value.node {
            Node::Text(span) | Node::Number(span) => self.page.text(span).to_owned(),
            _ => String::new(),
        };
        let blob = |value: Self| match value.node {
            Node::Bytes(span) => Blob::new(self.page.bytes(span)),
            _ => Blob::new([]),
        };
        let members = self.members();
        match self.node {
            Node::Text(_) => AttributeValue::S(text(self)),
            Node::Number(_) => AttributeValue::N(text(self)),
            Node::Bytes(_) => AttributeValue::B(blob(self)),
            Node::Bool(value) => AttributeValue::Bool(value),
            Node::Null(value) => AttributeValue::Null(value),
            Node::Map(_) => {
                let entries = members.entries();
                let own = entries.map(|(name, value)| (name.to_owned(), value.to_value()));
                AttributeValue::M(own.collect())
            }
            Node::List(_) => AttributeValue::L(members.map(Self::to_value).collect()),
            Node::Set(SetKind::String, _) => AttributeValue::Ss(members.map(text).collect()),
            Node::Set(SetKind::Number, _) => AttributeValue::Ns(members.map(text).collect()),
            Node::Set(SetKind::Binary, _) => AttributeValue::Bs(members.map(blob).collect()),
        }
    }

    fn members(self) -> Members<'a> {
        self.page.inside(self.at)
    }
}

/// The values in a container, from the next one on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Members<'a> {
    page: &'a Page,
    next: u32,
    left: u32,
}

impl<'a> Members<'a> {
    /// What is in a map.
    pub(super) fn entries(mut self) -> impl Iterator<Item = (&'a str, Value<'a>)> {
        std::iter::from_fn(move || self.next_entry())
    }

    #[inline]
    pub(super) fn next_entry(&mut self) -> Option<(&'a str, Value<'a>)> {
        let name = match self.page.node(self.next) {
            Some(Node::Text(span)) if self.left > 0 => self.page.text(span),
            _ => return None,
        };
        self.next += 1;
        Some((name, self.next()?))
    }

    pub(super) fn left(&self) -> usize {
        self.left as usize
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        self.left = self.left.checked_sub(1)?;
        let (page, at) = (self.page, self.next);
        let node = page.node(at)?;
        self.next = match node {
            Node::Map(group) | Node::List(group) | Node::Set(_, group) => group.end,
            _ => at + 1,
        };
        Some(Value { page, at, node })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.left()))
    }
}
