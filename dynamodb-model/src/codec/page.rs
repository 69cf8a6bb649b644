//! Items as they arrive: the text of a reply, which is read straight into the caller's types.
//!
//! A first pass checks the text to the last byte, and notes of each name and value what it is and where. It also decodes
//! what cannot be lent as it stands, text with escapes and binary values. The second pass is the caller's: serde asks for
//! one value after the other, and reading a field needs no allocation but the field's own.
//!
//! The steps of the second pass are inlined: what serde makes of a type is compiled with the type, in another crate.

mod cursor;
mod node;
mod own;
mod record;
mod reply;
mod stops;
mod text;
mod value;
mod walk;

use self::node::{Kind, Node};

pub(crate) use self::cursor::Cursor;
pub(super) use self::own::{item, value};
pub(crate) use self::record::{Record, RecordEntries};
pub(crate) use self::reply::{Member, find};
pub(super) use self::text::unescape;
pub(crate) use self::value::Value;
pub(super) use self::walk::DEPTH;

/// A reply's items.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The reply's body, checked.
    text: String,
    /// What is in it, in its order.
    nodes: Vec<Node>,
    lent: Lent,
}

/// What the text has in another form than a field reads, decoded once, so that it can be lent as well.
#[derive(Debug, Default)]
struct Lent {
    /// Text without its escapes.
    text: String,
    /// Binary values.
    bytes: Vec<u8>,
}

impl Page {
    #[inline]
    fn node(&self, at: u32) -> Option<Node> {
        // No loss: targets with narrower addresses have no replies that long.
        self.nodes.get(at as usize).copied()
    }

    /// The text of a name, a string or a number.
    #[inline]
    fn text(&self, node: Node) -> Option<&str> {
        match node.kind {
            Kind::Escaped => self.lent.text.get(node.range()),
            _ => self.text.get(node.range()),
        }
    }

    fn bytes(&self, node: Node) -> Option<&[u8]> {
        self.lent.bytes.get(node.range())
    }
}
