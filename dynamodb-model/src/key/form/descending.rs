//! `{score:desc}`.

use super::{DecodeForm, Form};
use crate::key::error::PartError;
use crate::key::part::Supports;
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::writer::PartWriter;

/// The complement of the ordered form, so that the largest value comes first: each digit from the other end of its alphabet.
///
/// In a raw key too, numbers are padded to the width of their type.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Desc;

#[diagnostic::do_not_recommend]
impl<T: Supports<Self>> Form<T> for Desc {
    const SHAPE: Shape = T::SHAPE.ordered();
    const LOSSY: bool = false;
    const DESCENDING: bool = true;

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.descending(|to| T::encode(value, to))
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        from.descending(T::skip)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Supports<Self>> DecodeForm<T> for Desc {
    fn decode(from: &mut PartReader<'_>) -> Result<T, PartError> {
        from.descending(T::decode)
    }
}
