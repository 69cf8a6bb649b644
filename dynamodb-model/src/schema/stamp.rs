use std::time::SystemTime;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::codec::CodecError;
use crate::error::{Error, Result};

/// An attribute that the library sets to the time of a write.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    attribute: &'static str,
    value: fn(SystemTime) -> std::result::Result<AttributeValue, CodecError>,
}

impl Stamp {
    /// The attribute, and what stores a time there.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        attribute: &'static str,
        value: fn(SystemTime) -> std::result::Result<AttributeValue, CodecError>,
    ) -> Self {
        Self { attribute, value }
    }

    /// The attribute's name in the item.
    #[must_use]
    pub const fn attribute(&self) -> &'static str {
        self.attribute
    }

    pub(crate) fn value(&self, now: SystemTime) -> Result<AttributeValue> {
        (self.value)(now).map_err(|error| Error::encoding_of(self.attribute, error))
    }
}
