//! Items as they arrive: the text of a reply, which is read straight into the caller's types.
//!
//! A first pass checks the text to the last byte, and notes where each attribute of each item begins. It also decodes what
//! cannot be lent as it stands, text with escapes and binary values. The second pass is the caller's: serde asks for one
//! value after the other, and reading a field needs no allocation but the field's own.
//!
//! The steps of the second pass are inlined: what serde makes of a type is compiled with the type, in another crate.

mod cursor;
mod lent;
mod record;
mod reply;
mod text;
mod walk;

use aws_sdk_dynamodb::types::AttributeValue;

use self::lent::Lent;

pub(crate) use self::cursor::Cursor;
pub(crate) use self::record::{Record, RecordEntries};
pub(crate) use self::reply::{Found, Member, find};

/// A reply's items.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The reply's body, checked.
    text: String,
    /// Where each attribute's name begins, item after item.
    starts: Vec<u32>,
    lent: Lent,
}

impl Page {
    /// The entry of a map that begins here.
    #[inline]
    fn entry(&self, at: usize) -> Cursor<'_> {
        Cursor::new(self, at)
    }
}

/// A value in a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    page: &'a Page,
    /// In the text.
    at: usize,
}

impl<'a> Value<'a> {
    #[inline]
    pub(crate) fn cursor(self) -> Cursor<'a> {
        Cursor::new(self.page, self.at)
    }

    /// The value in the SDK's own form, copied.
    pub(crate) fn to_value(self) -> AttributeValue {
        // A page was checked: there is a value.
        let value = self.cursor().to_value();
        value.unwrap_or(AttributeValue::Null(true))
    }
}
