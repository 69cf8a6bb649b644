//! `{n:010}`.

use super::{DecodeForm, Form};
use crate::key::error::PartError;
use crate::key::part::Supports;
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::writer::PartWriter;

/// An integer padded with zeros to `N` characters, as `format!("{n:0N}")` writes it; a wider number is an error.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Width<const N: usize>;

/// What integers support: a width of the template's choice.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AnyWidth;

/// What unsigned integers support: a width that keeps their order.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OrderedWidth;

#[diagnostic::do_not_recommend]
impl<const N: usize, T: Supports<AnyWidth>> Form<T> for Width<N> {
    const SHAPE: Shape = Shape::padded(N);
    const LOSSY: bool = false;
    const RAW_ONLY: bool = true;

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.with_width(N, |to| T::encode(value, to))
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        from.with_width(N, T::skip)
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize, T: Supports<AnyWidth>> DecodeForm<T> for Width<N> {
    fn decode(from: &mut PartReader<'_>) -> Result<T, PartError> {
        from.with_width(N, T::decode)
    }
}
