use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Page, Value, text};
use crate::codec::decode::{Input, Map, Scalar, Sequence};
use crate::codec::error::{CodecError, Problem};
use crate::codec::set::SetKind;

/// A place in a page's text, in front of the value that is read next.
///
/// The text was checked when the page was made. All the same nothing here trusts it: what does not fit is an error, and
/// the item is read anew from the SDK's form of it.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'de> {
    page: &'de Page,
    at: usize,
}

impl<'de> Cursor<'de> {
    #[inline]
    pub(super) fn new(page: &'de Page, at: usize) -> Self {
        Self { page, at }
    }

    /// The value here. The cursor is behind it, or inside of it where it holds others.
    #[inline]
    pub(crate) fn value(&mut self) -> Result<Input<'_, 'de>, CodecError> {
        match self.rest() {
            [b'{', b'"', b'S', b'"', b':', b'"', ..] => {
                self.at += 5;
                let text = self.text()?;
                self.require(b"}")?;
                Ok(Input::Scalar(Scalar::String(text)))
            }
            [b'{', b'"', b'N', b'"', b':', b'"', ..] => {
                self.at += 5;
                let number = self.text()?;
                self.require(b"}")?;
                Ok(Input::Scalar(Scalar::Number(number)))
            }
            [b'{', b'"', b'M', b'"', b':', b'{', ..] => {
                self.at += 6;
                Ok(Input::Map(Map::Text(self)))
            }
            [b'{', b'"', b'L', b'"', b':', b'[', ..] => {
                self.at += 6;
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
                self.at += whole.len();
                return Ok(Input::Scalar(scalar));
            }
        }
        let set = match rest {
            [b'{', b'"', b'B', b'"', ..] => {
                self.at += 5;
                let bytes = self.bytes()?;
                self.require(b"}")?;
                return Ok(Input::Scalar(Scalar::Bytes(bytes)));
            }
            [b'{', b'"', b'S', b'S', ..] => SetKind::String,
            [b'{', b'"', b'N', b'S', ..] => SetKind::Number,
            _ => SetKind::Binary,
        };
        self.at += r#"{"SS":["#.len();
        Ok(Input::Set(set, Sequence::Members(self, set)))
    }

    /// The name of the entry here, and its value.
    #[inline]
    pub(super) fn name_and_value(mut self) -> Option<(&'de str, Value<'de>)> {
        let name = self.name().ok()?;
        Some((name, self.here()))
    }

    /// The value of the entry here, if it has this name.
    pub(super) fn of_name(mut self, name: &str) -> Option<Value<'de>> {
        if !self.page.lent.is_empty() {
            return (self.name().ok()? == name).then(|| self.here());
        }
        let [b'"', rest @ ..] = self.rest() else {
            return None;
        };
        let behind = rest.strip_prefix(name.as_bytes())?;
        behind.strip_prefix(b"\":").map(|value| Value {
            page: self.page,
            at: self.page.text.len() - value.len(),
        })
    }

    fn here(&self) -> Value<'de> {
        Value {
            page: self.page,
            at: self.at,
        }
    }

    /// Whether something follows in what holds the place; then the cursor is in front of it.
    #[inline]
    pub(crate) fn has_next(&mut self) -> bool {
        match self.rest() {
            [b',', ..] => {
                self.at += 1;
                true
            }
            [b'}' | b']', ..] | [] => false,
            _ => true,
        }
    }

    /// The name of the entry here. The cursor is in front of its value then.
    #[inline]
    pub(crate) fn name(&mut self) -> Result<&'de str, CodecError> {
        let name = self.text()?;
        self.require(b":")?;
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
                self.at += 2;
                Ok(())
            }
            _ => Err(Problem::Text.into()),
        }
    }

    /// Passes over the rest of a map, list or set, and leaves it.
    pub(crate) fn leave_rest(&mut self) -> Result<(), CodecError> {
        while self.has_next() {
            self.skip()?;
        }
        self.leave()
    }

    /// How many entries, elements or members follow.
    pub(crate) fn left(&self) -> usize {
        let mut rest = self.clone();
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
                [b'"', ..] => {
                    self.string()?;
                }
                [b'{' | b'[', ..] => {
                    open += 1;
                    self.at += 1;
                }
                [b'}' | b']', ..] if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                [] | [b'}' | b']', ..] => return Err(Problem::Text.into()),
                // Between values, or of a bool.
                _ => self.at += 1,
            }
            if open == 0 && !matches!(self.rest(), [b':', ..]) {
                return Ok(());
            }
        }
    }

    #[inline]
    fn text(&mut self) -> Result<&'de str, CodecError> {
        let start = self.at + 1;
        if self.string()? {
            let lent = self.page.lent.text(start).map(|(text, _)| text);
            return lent.ok_or_else(|| Problem::Text.into());
        }
        let text = self.page.text.get(start..self.at - 1);
        text.ok_or_else(|| Problem::Text.into())
    }

    fn bytes(&mut self) -> Result<&'de [u8], CodecError> {
        let lent = self.page.lent.bytes(self.at + 1);
        self.string()?;
        let lent = lent.map(|(bytes, _)| bytes);
        lent.ok_or_else(|| Problem::Text.into())
    }

    /// Passes over a string; says whether it has escapes.
    #[inline]
    fn string(&mut self) -> Result<bool, CodecError> {
        self.require(b"\"")?;
        let start = self.at;
        self.at += text::plain(self.rest());
        let is_escaped = match self.rest() {
            [b'\\', ..] => {
                let behind = self.page.lent.text(start).map(|(_, behind)| behind);
                self.at = behind.ok_or(Problem::Text)?;
                true
            }
            _ => false,
        };
        self.require(b"\"")?;
        Ok(is_escaped)
    }

    #[inline]
    fn require(&mut self, token: &[u8]) -> Result<(), CodecError> {
        if !self.rest().starts_with(token) {
            return Err(Problem::Text.into());
        }
        self.at += token.len();
        Ok(())
    }

    #[inline]
    fn rest(&self) -> &'de [u8] {
        self.page.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The value here in the SDK's own form. As deep as a page lets a value be.
    pub(super) fn to_value(&mut self) -> Result<AttributeValue, CodecError> {
        Ok(match self.value()? {
            Input::Map(Map::Text(inside)) => AttributeValue::M(inside.to_entries()?),
            Input::List(Sequence::Elements(inside)) => {
                let mut elements = Vec::with_capacity(inside.left());
                while inside.has_next() {
                    elements.push(inside.to_value()?);
                }
                inside.leave()?;
                AttributeValue::L(elements)
            }
            Input::Set(kind, Sequence::Members(inside, _)) => {
                let mut members = Vec::with_capacity(inside.left());
                while inside.has_next() {
                    members.push(inside.member(kind)?.to_value());
                }
                inside.leave()?;
                kind.collect(members)?
            }
            Input::Scalar(scalar) => scalar.to_value(),
            _ => return Err(Problem::Text.into()),
        })
    }

    fn to_entries(&mut self) -> Result<HashMap<String, AttributeValue>, CodecError> {
        let mut entries = HashMap::new();
        while self.has_next() {
            let name = self.name()?.to_owned();
            entries.insert(name, self.to_value()?);
        }
        self.leave()?;
        Ok(entries)
    }
}
