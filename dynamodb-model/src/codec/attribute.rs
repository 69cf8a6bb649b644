use std::borrow::Cow;

use aws_sdk_dynamodb::types::AttributeValue;

use super::decode::{Input, Scalar};
use super::page::Cursor;

/// The value of an item's attribute, however the item is held.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attribute<'a> {
    Held(&'a AttributeValue),
    /// In front of it.
    Paged(Cursor<'a>),
}

impl<'a> Attribute<'a> {
    /// The value, if it is one that holds no others.
    pub(crate) fn scalar(self) -> Option<Scalar<'a>> {
        match self {
            Self::Held(value) => Input::from(value).into_scalar(),
            Self::Paged(mut cursor) => cursor.value().ok()?.into_scalar(),
        }
    }

    /// In the SDK's own form, copied where it is in a page.
    pub(crate) fn to_value(self) -> Cow<'a, AttributeValue> {
        match self {
            Self::Held(value) => Cow::Borrowed(value),
            Self::Paged(mut cursor) => {
                // A page was checked: there is a value.
                let value = cursor.copy_value();
                Cow::Owned(value.unwrap_or(AttributeValue::Null(true)))
            }
        }
    }
}
