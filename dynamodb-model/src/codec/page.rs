//! Items as they arrive: the text of a reply, which is read straight into the caller's types.
//!
//! A first pass checks the text to the last byte, and notes where each attribute of each item begins. It also decodes what
//! cannot be lent as it stands, text with escapes and binary values. The second pass is the caller's: serde asks for one
//! value after the other, and reading a field needs no allocation but the field's own.
//!
//! The steps of the second pass are inlined: what serde makes of a type is compiled with the type, in another crate.

mod cursor;
mod lent;
mod own;
mod record;
mod reply;
mod stops;
mod text;
mod walk;

use self::lent::Lent;
use self::stops::Stops;
pub(super) use self::text::unescape;
pub(super) use self::walk::DEPTH;

pub(crate) use self::cursor::Cursor;
pub(super) use self::own::{item, value};
pub(crate) use self::record::{Record, RecordEntries};
pub(crate) use self::reply::{Found, Member, find};

/// A reply's items.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The reply's body, checked.
    text: String,
    stops: Stops,
    /// Each item's attributes.
    marks: Vec<Mark>,
    lent: Lent,
}

/// Where an attribute is. Four bytes for a place: no reply has as many as 2 GiB.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Where the name begins, behind its quotation mark.
    name: u32,
    /// Where the value begins; the highest bit says whether the name has escapes.
    value: u32,
}

const ESCAPED: u32 = 1 << 31;

impl Mark {
    #[inline]
    fn new(name: usize, value: usize, is_escaped: bool) -> Option<Self> {
        let value = u32::try_from(value).ok().filter(|value| *value < ESCAPED)?;
        Some(Self {
            name: u32::try_from(name).ok()?,
            value: if is_escaped { value | ESCAPED } else { value },
        })
    }

    #[inline]
    fn is_escaped(self) -> bool {
        self.value & ESCAPED != 0
    }

    // No loss: targets with narrower addresses have no replies that long.
    #[inline]
    fn name(self) -> usize {
        self.name as usize
    }

    #[inline]
    fn value(self) -> usize {
        (self.value & !ESCAPED) as usize
    }
}

impl Page {
    /// An attribute's name.
    #[inline]
    fn name(&self, mark: Mark) -> &str {
        if mark.is_escaped() {
            return self.escaped_name(mark);
        }
        // Without the quotation mark and the colon.
        let name = self.text.get(mark.name()..mark.value() - 2);
        name.unwrap_or_default()
    }

    #[cold]
    fn escaped_name(&self, mark: Mark) -> &str {
        let lent = self.lent.text(mark.name());
        lent.map_or("", |(name, _)| name)
    }

    fn is_named(&self, mark: Mark, name: &str) -> bool {
        // Most others are told apart by their length.
        let len = mark.value() - mark.name() - 2;
        (len == name.len() || mark.is_escaped()) && self.name(mark) == name
    }

    /// In front of an attribute's value.
    #[inline]
    fn value(&self, mark: Mark) -> Cursor<'_> {
        Cursor::new(self, mark.value())
    }
}
