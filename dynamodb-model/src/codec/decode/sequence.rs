use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use super::Input;
use crate::codec::page::Members;

/// What is in a list or set, from the next one on, whoever holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sequence<'a> {
    Values(&'a [AttributeValue]),
    Texts(&'a [String]),
    Numbers(&'a [String]),
    Blobs(&'a [Blob]),
    Page(Members<'a>),
}

impl<'a> Sequence<'a> {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Values(values) => values.len(),
            Self::Texts(members) | Self::Numbers(members) => members.len(),
            Self::Blobs(members) => members.len(),
            Self::Page(members) => members.left(),
        }
    }
}

impl<'a> Iterator for Sequence<'a> {
    type Item = Input<'a>;

    #[inline]
    fn next(&mut self) -> Option<Input<'a>> {
        Some(match self {
            Self::Values(values) => first(values)?.into(),
            Self::Texts(members) => Input::String(first(members)?),
            Self::Numbers(members) => Input::Number(first(members)?),
            Self::Blobs(members) => Input::Bytes(first(members)?.as_ref()),
            Self::Page(members) => members.next()?.input(),
        })
    }
}

fn first<'a, T>(rest: &mut &'a [T]) -> Option<&'a T> {
    let (first, more) = rest.split_first()?;
    *rest = more;
    Some(first)
}
