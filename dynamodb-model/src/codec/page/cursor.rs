use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::{Page, text};
use crate::codec::decode::{Input, Map, Scalar, Sequence};
use crate::codec::error::{CodecError, Problem};
use crate::codec::set::SetKind;

/// A place in a page's text, in front of the value that is read next.
///
/// The text was checked when the page was made. All the same nothing here panics over it: what does not fit is an error,
/// and the item is read anew from the SDK's form of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'de> {
    page: &'de Page,
    at: usize,
}

impl<'de> Cursor<'de> {
    #[inline]
    pub(super) fn new(page: &'de Page, at: usize) -> Self {
        Self { page, at }
    }

    /// The text here, if it is a value without escapes; then the cursor is behind it. Nearly all values are.
    #[inline]
    pub(crate) fn plain_text(&mut self) -> Option<&'de str> {
        self.plain_value(text::STRING)
    }

    /// As [`plain_text`](Self::plain_text).
    #[inline]
    pub(crate) fn plain_number(&mut self) -> Option<&'de str> {
        self.plain_value(text::NUMBER)
    }

    #[inline]
    fn plain_value(&mut self, head: u64) -> Option<&'de str> {
        if text::head(self.rest()) != Some(head) {
            return None;
        }
        let (value, behind) = self.plain(self.at + 6)?;
        self.at = behind + 1;
        Some(value)
    }

    /// The value here. The cursor is behind it, or inside of it where it holds others.
    #[inline]
    pub(crate) fn value(&mut self) -> Result<Input<'_, 'de>, CodecError> {
        match text::head(self.rest()) {
            Some(text::STRING) => {
                self.pass(5);
                let text = self.text()?;
                self.pass(1);
                Ok(Input::Scalar(Scalar::String(text)))
            }
            Some(text::NUMBER) => {
                self.pass(5);
                let number = self.text()?;
                self.pass(1);
                Ok(Input::Scalar(Scalar::Number(number)))
            }
            Some(text::MAP) => {
                self.pass(6);
                Ok(Input::Map(Map::Text(self)))
            }
            Some(text::LIST) => {
                self.pass(6);
                Ok(Input::List(Sequence::Elements(self)))
            }
            _ => self.rare(),
        }
    }

    fn rare(&mut self) -> Result<Input<'_, 'de>, CodecError> {
        let rest = self.rest();
        for (whole, scalar) in [
            (r#"{"BOOL":true}"#, Scalar::Bool(true)),
            (r#"{"BOOL":false}"#, Scalar::Bool(false)),
            (r#"{"NULL":true}"#, Scalar::Null(true)),
            (r#"{"NULL":false}"#, Scalar::Null(false)),
        ] {
            if rest.starts_with(whole.as_bytes()) {
                self.pass(whole.len());
                return Ok(Input::Scalar(scalar));
            }
        }
        let set = match rest {
            [b'{', b'"', b'B', b'"', ..] => {
                self.pass(5);
                let bytes = self.bytes()?;
                self.pass(1);
                return Ok(Input::Scalar(Scalar::Bytes(bytes)));
            }
            [b'{', b'"', b'S', b'S', ..] => SetKind::String,
            [b'{', b'"', b'N', b'S', ..] => SetKind::Number,
            [b'{', b'"', b'B', b'S', ..] => SetKind::Binary,
            _ => return Err(Problem::Text.into()),
        };
        self.pass(r#"{"SS":["#.len());
        Ok(Input::Set(set, Sequence::Members(self, set)))
    }

    /// Whether something follows in what holds the place; then the cursor is in front of it.
    #[inline]
    pub(crate) fn has_next(&mut self) -> bool {
        match self.rest() {
            [b',', ..] => {
                self.pass(1);
                true
            }
            [b'}' | b']', ..] | [] => false,
            _ => true,
        }
    }

    /// Whether an entry's name is here, and not a value.
    pub(crate) fn is_before_name(&self) -> bool {
        self.rest().starts_with(b"\"")
    }

    /// The name of the entry here. The cursor is in front of its value then.
    #[inline]
    pub(crate) fn name(&mut self) -> Result<&'de str, CodecError> {
        let name = self.text()?;
        self.pass(1);
        Ok(name)
    }

    /// The member of a set.
    pub(crate) fn member(&mut self, of: SetKind) -> Result<Scalar<'de>, CodecError> {
        Ok(match of {
            SetKind::String => Scalar::String(self.text()?),
            SetKind::Number => Scalar::Number(self.text()?),
            SetKind::Binary => Scalar::Bytes(self.bytes()?),
        })
    }

    /// Leaves a map, list or set, of which everything was read.
    #[inline]
    pub(crate) fn leave(&mut self) -> Result<(), CodecError> {
        match self.rest() {
            [b'}' | b']', b'}', ..] => {
                self.pass(2);
                Ok(())
            }
            _ => Err(Problem::Text.into()),
        }
    }

    /// Passes over the rest of a map, list or set, and leaves it.
    #[inline]
    pub(crate) fn leave_rest(&mut self) -> Result<(), CodecError> {
        while self.has_next() {
            self.skip()?;
        }
        self.leave()
    }

    /// Whether the value here holds others.
    pub(crate) fn is_before_container(&self) -> bool {
        let head = text::head(self.rest());
        matches!(head, Some(text::MAP | text::LIST))
    }

    #[inline]
    pub(crate) fn is_before_null(&self) -> bool {
        text::head(self.rest()) == Some(text::NULL)
    }

    /// Passes over a value that was come to, if nobody looked at it.
    #[inline]
    pub(crate) fn pass_unread(&mut self) -> Result<(), CodecError> {
        match self.rest() {
            [b'{', ..] => self.skip(),
            _ => Ok(()),
        }
    }

    /// How many entries, elements or members follow.
    pub(crate) fn left(&self) -> usize {
        let mut rest = *self;
        let mut left = 0;
        while rest.has_next() && rest.skip().is_ok() {
            left += 1;
        }
        left
    }

    /// Passes over an entry with its name, an element or a member.
    fn skip(&mut self) -> Result<(), CodecError> {
        let mut open = 0_usize;
        loop {
            match self.rest() {
                [b'"', ..] => drop(self.text()?),
                [b'{' | b'[', ..] => {
                    open += 1;
                    self.pass(1);
                }
                [b'}' | b']', ..] if open > 0 => {
                    open -= 1;
                    self.pass(1);
                }
                [] | [b'}' | b']', ..] => return Err(Problem::Text.into()),
                // Between values, or of a bool.
                _ => self.pass(1),
            }
            if open == 0 && !self.rest().starts_with(b":") {
                return Ok(());
            }
        }
    }

    /// The string here.
    #[inline]
    fn text(&mut self) -> Result<&'de str, CodecError> {
        let start = self.at + 1;
        match self.plain(start) {
            Some((text, behind)) => {
                self.at = behind;
                Ok(text)
            }
            None => self.escaped(start),
        }
    }

    /// The text of a string without escapes that begins there, and the place behind the string.
    #[inline]
    fn plain(&self, start: usize) -> Option<(&'de str, usize)> {
        let Page { text, stops, .. } = self.page;
        let end = stops.next(start)?;
        match text.as_bytes().get(end)? {
            b'"' => Some((text.get(start..end)?, end + 1)),
            _ => None,
        }
    }

    #[cold]
    fn escaped(&mut self, start: usize) -> Result<&'de str, CodecError> {
        let (text, end) = self.page.lent.text(start).ok_or(Problem::Text)?;
        self.at = end + 1;
        Ok(text)
    }

    fn bytes(&mut self) -> Result<&'de [u8], CodecError> {
        let (bytes, end) = self.page.lent.bytes(self.at + 1).ok_or(Problem::Text)?;
        self.at = end + 1;
        Ok(bytes)
    }

    #[inline]
    fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }

    #[inline]
    fn rest(&self) -> &'de [u8] {
        self.page.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The value here in the SDK's own form. As deep as a page lets a value be.
    pub(in crate::codec) fn copy_value(&mut self) -> Result<AttributeValue, CodecError> {
        Ok(match self.value()? {
            Input::Map(Map::Text(inside)) => AttributeValue::M(inside.copy_entries()?),
            Input::List(Sequence::Elements(inside)) => {
                let mut elements = Vec::with_capacity(inside.left());
                while inside.has_next() {
                    elements.push(inside.copy_value()?);
                }
                inside.leave()?;
                AttributeValue::L(elements)
            }
            Input::Set(kind, Sequence::Members(inside, _)) => match kind {
                SetKind::String => AttributeValue::Ss(inside.copy_members(Self::copy_text)?),
                SetKind::Number => AttributeValue::Ns(inside.copy_members(Self::copy_text)?),
                SetKind::Binary => AttributeValue::Bs(inside.copy_members(|inside| {
                    let bytes = inside.bytes()?;
                    Ok(Blob::new(bytes))
                })?),
            },
            Input::Scalar(scalar) => scalar.to_value(),
            _ => return Err(Problem::Text.into()),
        })
    }

    fn copy_text(&mut self) -> Result<String, CodecError> {
        Ok(self.text()?.to_owned())
    }

    fn copy_members<M>(
        &mut self,
        member: impl Fn(&mut Self) -> Result<M, CodecError>,
    ) -> Result<Vec<M>, CodecError> {
        let mut members = Vec::with_capacity(self.left());
        while self.has_next() {
            members.push(member(self)?);
        }
        self.leave()?;
        Ok(members)
    }

    fn copy_entries(&mut self) -> Result<HashMap<String, AttributeValue>, CodecError> {
        let mut entries = HashMap::new();
        while self.has_next() {
            let name = self.name()?.to_owned();
            entries.insert(name, self.copy_value()?);
        }
        self.leave()?;
        Ok(entries)
    }
}
