//! What an attribute is compared with.

use std::cmp::Ordering;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::codec::{CodecError, ValueCodec};
use crate::expression::order;

/// The right side of a comparison: a value in its stored form.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    stored: AttributeValue,
}

impl Term {
    /// A value in its stored form.
    #[must_use]
    pub fn value(stored: AttributeValue) -> Self {
        Self { stored }
    }

    /// A value of type `V`, as `C` stores it.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    pub fn encode<V, C: ValueCodec<V>>(value: &V) -> Result<Self, CodecError> {
        C::encode(value).map(Self::value)
    }

    pub(crate) fn stored(&self) -> &AttributeValue {
        &self.stored
    }

    /// Whether `put` would leave it out of the item.
    pub(crate) fn is_absent(&self) -> bool {
        match &self.stored {
            AttributeValue::Null(_) => true,
            AttributeValue::Ss(members) | AttributeValue::Ns(members) => members.is_empty(),
            AttributeValue::Bs(members) => members.is_empty(),
            _ => false,
        }
    }

    /// How DynamoDB orders two terms; none for terms without a common order.
    pub(crate) fn order(&self, other: &Self) -> Option<Ordering> {
        order::compare(&self.stored, &other.stored)
    }
}
