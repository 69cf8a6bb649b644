//! One part of an entity's keys, as static data.

use super::encoding::{Encoding, KeyEncoding};
use super::error::PartError;
use super::form::Form;
use super::part::Part;
use super::reader::PartReader;
use super::shape::TextShape;
use super::value::AttributeType;

/// What the runtime knows about one part of an entity's keys.
#[derive(Clone, Copy, Debug)]
pub struct PartSchema {
    name: &'static str,
    encoding: Encoding,
    shape: TextShape,
    native: Option<AttributeType>,
    lossy: bool,
    descending: bool,
    raw_only: bool,
    skip: fn(&mut PartReader<'_>) -> Result<(), PartError>,
}

impl PartSchema {
    /// The part `name`, a `T` in form `F` in a table with encoding `E`.
    #[must_use]
    pub const fn new<T: Part, F: Form<T>, E: KeyEncoding>(name: &'static str) -> Self {
        Self {
            name,
            encoding: E::ENCODING,
            shape: F::SHAPE.encoded(E::ENCODING),
            native: F::NATIVE,
            lossy: F::LOSSY,
            descending: F::DESCENDING,
            raw_only: F::RAW_ONLY,
            skip: F::skip,
        }
    }

    /// The part's name: the field's, or the computed part's.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The table's encoding.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The key attribute's type, where the part is one by itself.
    #[must_use]
    pub const fn native(&self) -> Option<AttributeType> {
        self.native
    }

    /// The key does not give the value back.
    #[must_use]
    pub const fn is_lossy(&self) -> bool {
        self.lossy
    }

    /// Larger values come first.
    #[must_use]
    pub const fn is_descending(&self) -> bool {
        self.descending
    }

    /// The part has a form that only raw keys can have.
    pub(crate) const fn is_raw_only(&self) -> bool {
        self.raw_only
    }

    pub(crate) const fn shape(&self) -> TextShape {
        self.shape
    }

    /// Checks one encoded part and steps over it.
    pub(crate) fn skip(&self, from: &mut PartReader<'_>) -> Result<(), PartError> {
        (self.skip)(from)
    }
}
