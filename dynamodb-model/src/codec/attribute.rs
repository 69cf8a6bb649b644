use std::borrow::Cow;

use aws_sdk_dynamodb::types::AttributeValue;

use super::decode::{Input, Scalar};
use super::page::Value;

/// The value of an item's attribute, however the item is held.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attribute<'a> {
    Held(&'a AttributeValue),
    Paged(Value<'a>),
}

impl<'a> Attribute<'a> {
    /// The value, if it is one that holds no others.
    pub(crate) fn scalar(self) -> Option<Scalar<'a>> {
        match self {
            Self::Held(value) => Input::from(value).into_scalar(),
            Self::Paged(value) => value.input()?.into_scalar(),
        }
    }

    /// In the SDK's own form, copied where it is in a page.
    pub(crate) fn to_value(self) -> Cow<'a, AttributeValue> {
        match self {
            Self::Held(value) => Cow::Borrowed(value),
            // A page was checked: there is a value.
            Self::Paged(value) => {
                Cow::Owned(value.to_value().unwrap_or(AttributeValue::Null(true)))
            }
        }
    }
}
