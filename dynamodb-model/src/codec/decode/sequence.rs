use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::Source;
use crate::codec::page::Cursor;

/// What is in a list or set, from the next one on, whoever holds it.
#[derive(Debug)]
pub(crate) enum Sequence<'de> {
    Values(&'de [AttributeValue]),
    Texts(&'de [String]),
    Numbers(&'de [String]),
    Blobs(&'de [Blob]),
    Paged(Cursor<'de>),
}

impl<'de> Sequence<'de> {
    #[inline]
    pub(super) fn left(&self) -> usize {
        match self {
            Self::Values(values) => values.len(),
            Self::Texts(members) | Self::Numbers(members) => members.len(),
            Self::Blobs(members) => members.len(),
            Self::Paged(cursor) => cursor.left(),
        }
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<Source<'de>> {
        if let Self::Paged(cursor) = self {
            return cursor.element().map(Source::Paged);
        }
        self.next_held()
    }

    /// Apart, as most are in pages.
    #[cold]
    fn next_held(&mut self) -> Option<Source<'de>> {
        Some(match self {
            Self::Values(values) => Source::Held(first(values)?),
            Self::Texts(members) => Source::Text(first(members)?),
            Self::Numbers(members) => Source::Digits(first(members)?),
            Self::Blobs(members) => Source::Bytes(first(members)?),
            Self::Paged(_) => return None,
        })
    }
}

fn first<'a, T>(rest: &mut &'a [T]) -> Option<&'a T> {
    let (first, more) = rest.split_first()?;
    *rest = more;
    Some(first)
}
