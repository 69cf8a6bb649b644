use std::borrow::Cow;

use aws_sdk_dynamodb::types::AttributeValue;

use super::decode::Input;
use super::page::Value;

/// The value of an item's attribute, however the item is held.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attribute<'a> {
    Held(&'a AttributeValue),
    Paged(Value<'a>),
}

impl<'a> Attribute<'a> {
    /// As something that can be read.
    #[inline]
    pub(crate) fn input(self) -> Input<'a> {
        match self {
            Self::Held(value) => value.into(),
            Self::Paged(value) => value.input(),
        }
    }

    /// In the SDK's own form, copied where it is in a page.
    pub(crate) fn to_value(self) -> Cow<'a, AttributeValue> {
        match self {
            Self::Held(value) => Cow::Borrowed(value),
            Self::Paged(value) => Cow::Owned(value.to_value()),
        }
    }
}
