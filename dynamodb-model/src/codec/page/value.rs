use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::{Cursor, Kind, Page};
use crate::codec::decode::{Input, Map, Scalar, Sequence};
use crate::codec::set::SetKind;

/// A value in a page.
///
/// The page was checked. All the same nothing here panics over it: what does not fit is `None`, and the item is read anew
/// from the SDK's form of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'de> {
    page: &'de Page,
    /// Its node.
    at: u32,
    /// The node's, which is asked for first.
    kind: Kind,
}

impl<'de> Value<'de> {
    #[inline]
    pub(super) fn new(page: &'de Page, at: u32) -> Option<Self> {
        let kind = page.node(at)?.kind;
        Some(Self { page, at, kind })
    }

    /// Its text, if it is a string.
    #[inline]
    pub(crate) fn string(self) -> Option<&'de str> {
        match self.kind {
            Kind::String | Kind::Escaped => self.text(),
            _ => None,
        }
    }

    /// Its digits, if it is a number.
    #[inline]
    pub(crate) fn number(self) -> Option<&'de str> {
        match self.kind {
            Kind::Number => self.text(),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn is_null(self) -> bool {
        matches!(self.kind, Kind::NullTrue | Kind::NullFalse)
    }

    /// Whatever it is.
    #[inline]
    pub(crate) fn input(self) -> Option<Input<'de>> {
        let set = |kind| Input::Set(kind, Sequence::Paged(self.inside()));
        Some(Input::Scalar(match self.kind {
            Kind::String | Kind::Escaped => Scalar::String(self.text()?),
            Kind::Number => Scalar::Number(self.text()?),
            Kind::Bytes => Scalar::Bytes(self.page.bytes(self.page.node(self.at)?)?),
            Kind::True => Scalar::Bool(true),
            Kind::False => Scalar::Bool(false),
            Kind::NullTrue => Scalar::Null(true),
            Kind::NullFalse => Scalar::Null(false),
            Kind::Map => return Some(Input::Map(Map::Paged(self.inside()))),
            Kind::List => return Some(Input::List(Sequence::Paged(self.inside()))),
            Kind::Strings => return Some(set(SetKind::String)),
            Kind::Numbers => return Some(set(SetKind::Number)),
            Kind::Binaries => return Some(set(SetKind::Binary)),
        }))
    }

    #[inline]
    fn text(self) -> Option<&'de str> {
        self.page.text(self.page.node(self.at)?)
    }

    #[inline]
    fn inside(self) -> Cursor<'de> {
        Cursor::into(self.page, self.at)
    }

    /// The value in the SDK's own form, copied. It is as deep as a page lets a value be.
    pub(crate) fn to_value(self) -> Option<AttributeValue> {
        Some(match self.input()? {
            Input::Scalar(scalar) => scalar.to_value(),
            Input::Map(Map::Paged(mut entries)) => {
                let mut map = HashMap::with_capacity(entries.left());
                while let Some((name, value)) = entries.entry() {
                    map.insert(name.to_owned(), value.to_value()?);
                }
                AttributeValue::M(map)
            }
            Input::List(Sequence::Paged(elements)) => {
                AttributeValue::L(copied(elements, Self::to_value)?)
            }
            Input::Set(SetKind::String, Sequence::Paged(members)) => {
                AttributeValue::Ss(copied(members, |member| Some(member.string()?.to_owned()))?)
            }
            Input::Set(SetKind::Number, Sequence::Paged(members)) => {
                AttributeValue::Ns(copied(members, |member| Some(member.number()?.to_owned()))?)
            }
            Input::Set(SetKind::Binary, Sequence::Paged(members)) => {
                AttributeValue::Bs(copied(members, |member| match member.input()? {
                    Input::Scalar(Scalar::Bytes(bytes)) => Some(Blob::new(bytes)),
                    _ => None,
                })?)
            }
            _ => return None,
        })
    }
}

fn copied<'de, M>(
    mut from: Cursor<'de>,
    member: impl Fn(Value<'de>) -> Option<M>,
) -> Option<Vec<M>> {
    let mut members = Vec::with_capacity(from.left());
    while let Some(value) = from.element() {
        members.push(member(value)?);
    }
    Some(members)
}
