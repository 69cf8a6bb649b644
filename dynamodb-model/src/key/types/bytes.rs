//! Bytes: key attributes by themselves, never part of text.

use crate::key::error::PartError;
use crate::key::part::{HighCardinality, NativePart, Ordered, Part};
use crate::key::value::{AttributeType, KeyValue};

super::part!(Vec<u8>);

#[diagnostic::do_not_recommend]
impl NativePart for Vec<u8> {
    const TYPE: AttributeType = AttributeType::B;

    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        Ok(KeyValue::B(value.clone()))
    }

    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        Ok(value.as_bytes()?.to_vec())
    }
}

impl Ordered for Vec<u8> {}
#[diagnostic::do_not_recommend]
impl HighCardinality for Vec<u8> {}

impl<const N: usize> Part for [u8; N] {
    type Ref = Self;

    fn as_part(&self) -> &Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize> NativePart for [u8; N] {
    const TYPE: AttributeType = AttributeType::B;

    fn to_key(value: &Self) -> Result<KeyValue, PartError> {
        Ok(KeyValue::B(value.to_vec()))
    }

    fn from_key(value: &KeyValue) -> Result<Self, PartError> {
        let bytes = value.as_bytes()?;
        Self::try_from(bytes).map_err(|_| {
            let found = format!("{} bytes", bytes.len());
            PartError::malformed(&format!("{N} bytes"), &found)
        })
    }
}

impl<const N: usize> Ordered for [u8; N] {}
#[diagnostic::do_not_recommend]
impl<const N: usize> HighCardinality for [u8; N] {}
