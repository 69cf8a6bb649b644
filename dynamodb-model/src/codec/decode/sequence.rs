use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::{Input, Scalar, Source};
use crate::codec::error::CodecError;
use crate::codec::page::Cursor;
use crate::codec::set::SetKind;

/// What is in a list or set, from the next one on, whoever holds it.
#[derive(Debug)]
pub(crate) enum Sequence<'c, 'de> {
    Values(&'de [AttributeValue]),
    Texts(&'de [String]),
    Numbers(&'de [String]),
    Blobs(&'de [Blob]),
    /// A list.
    Elements(&'c mut Cursor<'de>),
    /// A set.
    Members(&'c mut Cursor<'de>, SetKind),
}

impl<'de> Sequence<'_, 'de> {
    pub(super) fn left(&self) -> usize {
        match self {
            Self::Values(values) => values.len(),
            Self::Texts(members) | Self::Numbers(members) => members.len(),
            Self::Blobs(members) => members.len(),
            Self::Elements(cursor) | Self::Members(cursor, _) => cursor.left(),
        }
    }

    /// How much room a reader should make, where counting costs less than making room again.
    pub(super) fn hint(&self) -> Option<usize> {
        match self {
            Self::Elements(cursor) if cursor.is_before_container() => None,
            _ => Some(self.left()),
        }
    }

    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Source<'_, 'de>>, CodecError> {
        let next = match self {
            Self::Elements(cursor) => {
                return Ok(match cursor.has_next() {
                    true => Some(Source::Text(cursor)),
                    false => None,
                });
            }
            Self::Members(cursor, kind) => match cursor.has_next() {
                true => Some(cursor.member(*kind)?),
                false => None,
            },
            Self::Values(values) => return Ok(first(values).map(Source::from)),
            Self::Texts(members) => first(members).map(|text| Scalar::String(text)),
            Self::Numbers(members) => first(members).map(|digits| Scalar::Number(digits)),
            Self::Blobs(members) => first(members).map(|bytes| Scalar::Bytes(bytes.as_ref())),
        };
        Ok(next.map(|scalar| Source::Known(Input::Scalar(scalar))))
    }

    /// Passes over the one that was come to last, if nobody looked at it.
    #[inline]
    pub(super) fn leave_value(&mut self) -> Result<(), CodecError> {
        match self {
            Self::Elements(cursor) => cursor.pass_unread(),
            _ => Ok(()),
        }
    }

    /// Leaves it, when all of it was read.
    pub(super) fn leave(self) -> Result<(), CodecError> {
        match self {
            Self::Elements(cursor) | Self::Members(cursor, _) => cursor.leave(),
            _ => Ok(()),
        }
    }
}

fn first<'a, T>(rest: &mut &'a [T]) -> Option<&'a T> {
    let (first, more) = rest.split_first()?;
    *rest = more;
    Some(first)
}
