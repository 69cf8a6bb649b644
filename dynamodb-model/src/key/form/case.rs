//! `{brand:lower}`, `{brand:upper}`.

use super::Form;
use crate::key::error::PartError;
use crate::key::part::{KeyPart, Part, Supports, Text};
use crate::key::reader::PartReader;
use crate::key::shape::Shape;
use crate::key::writer::{Case, PartWriter};

/// Text in lower case, character by character (Unicode, without the context rule for a final sigma, so that prefixes stay prefixes).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Lower;

/// Text in upper case, character by character.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Upper;

#[diagnostic::do_not_recommend]
impl<T: Text + Supports<Self>> Form<T> for Lower {
    const SHAPE: Shape = Shape::lower();
    const LOSSY: bool = true;

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        cased::<T>(Case::Lower, value, to)
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        from.text().map(drop)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Text + Supports<Self>> Form<T> for Upper {
    const SHAPE: Shape = Shape::upper();
    const LOSSY: bool = true;

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        cased::<T>(Case::Upper, value, to)
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        from.text().map(drop)
    }
}

fn cased<T: KeyPart>(
    case: Case,
    value: &<T as Part>::Ref,
    to: &mut PartWriter<'_>,
) -> Result<(), PartError> {
    to.with_case(case, |to| T::encode(value, to))
}
