//! The forms in which a template can ask for a part: `{at}`, `{at:day}`, `{brand:lower}`, `{n:010}`.

mod calendar;
mod case;
mod descending;
mod width;

pub use calendar::{Day, Hour, Millis, Month, Seconds, Year};
pub use case::{Lower, Upper};
pub use descending::Desc;
pub use width::{AnyWidth, OrderedWidth, Width};

use super::error::PartError;
use super::part::{KeyPart, NativePart, Part};
use super::reader::PartReader;
use super::shape::Shape;
use super::value::AttributeType;
use super::writer::PartWriter;

/// A form in which a part of type `T` can be written.
#[diagnostic::on_unimplemented(
    message = "`{T}` has no form `{Self}` in a key",
    label = "this form does not fit the type",
    note = "`lower` and `upper` are for text; `year`, `month`, `day` for dates and times; `hour`, `s`, `ms` for times; \
            `desc` for numbers, times and ids; a width for integers"
)]
pub trait Form<T: Part> {
    /// What the text can look like.
    const SHAPE: Shape;
    /// Values that differ can have the same form, so it is never decoded.
    const LOSSY: bool;
    /// The form reverses the order of values.
    const DESCENDING: bool = false;
    /// The attribute's type, where the part is a key attribute by itself.
    const NATIVE: Option<AttributeType> = None;
    /// The form is one of raw keys only: an escaped number has its width already.
    const RAW_ONLY: bool = false;

    /// Writes the part.
    ///
    /// # Errors
    ///
    /// The value has no such form.
    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError>;

    /// Checks one encoded part and steps over it.
    ///
    /// # Errors
    ///
    /// The text is not what [`encode`](Self::encode) writes.
    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError>;
}

/// A form that keeps the value, so that a key gives it back.
#[diagnostic::on_unimplemented(
    message = "`{T}` has no form `{Self}` in a key",
    label = "this form does not fit the type",
    note = "`lower` and `upper` are for text; `year`, `month`, `day` for dates and times; `hour`, `s`, `ms` for times; \
            `desc` for numbers, times and ids; a width for integers"
)]
pub trait DecodeForm<T: Part>: Form<T> {
    /// Reads the part.
    ///
    /// # Errors
    ///
    /// The text is not what [`encode`](Form::encode) writes.
    fn decode(from: &mut PartReader<'_>) -> Result<T, PartError>;
}

/// The type's own form: `{at}`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Plain;

impl<T: KeyPart> Form<T> for Plain {
    const SHAPE: Shape = T::SHAPE;
    const LOSSY: bool = false;

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        T::encode(value, to)
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        T::skip(from)
    }
}

impl<T: KeyPart> DecodeForm<T> for Plain {
    fn decode(from: &mut PartReader<'_>) -> Result<T, PartError> {
        T::decode(from)
    }
}

/// The form of a bare field: the key attribute is the value, as a string, number or binary.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Native;

impl<T: NativePart> Form<T> for Native {
    const SHAPE: Shape = Shape::text();
    const LOSSY: bool = false;
    const NATIVE: Option<AttributeType> = Some(T::TYPE);

    fn encode(value: &T::Ref, to: &mut PartWriter<'_>) -> Result<(), PartError> {
        to.native(T::to_key(value)?);
        Ok(())
    }

    fn skip(from: &mut PartReader<'_>) -> Result<(), PartError> {
        T::from_key(from.native()?).map(drop)
    }
}

impl<T: NativePart> DecodeForm<T> for Native {
    fn decode(from: &mut PartReader<'_>) -> Result<T, PartError> {
        T::from_key(from.native()?)
    }
}
