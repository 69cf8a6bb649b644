//! What an attribute is compared with.

use std::cmp::Ordering;
use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::codec::{CodecError, ValueCodec};
use crate::item::to_key_value;

/// The right side of a comparison: a value in its stored form.
#[derive(Clone, PartialEq)]
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

    /// Whether DynamoDB can put it in order, given whether its text is in order.
    pub(crate) fn is_ordered(&self, ordered_text: bool) -> bool {
        match self.stored {
            AttributeValue::N(_) | AttributeValue::B(_) => true,
            AttributeValue::S(_) => ordered_text,
            _ => false,
        }
    }

    /// How DynamoDB orders two terms; none for terms without a common order.
    pub(crate) fn order(&self, other: &Self) -> Option<Ordering> {
        to_key_value(&self.stored)?.sort_cmp(&to_key_value(&other.stored)?)
    }

    /// The one part that it holds, as text or as the member of a list or set.
    pub(crate) fn into_only_part(self, text: bool) -> Option<Self> {
        let part = match self.stored {
            AttributeValue::S(_) if text => Some(self.stored),
            AttributeValue::L(mut members) => members.pop(),
            AttributeValue::Ss(mut members) => members.pop().map(AttributeValue::S),
            AttributeValue::Ns(mut members) => members.pop().map(AttributeValue::N),
            AttributeValue::Bs(mut members) => members.pop().map(AttributeValue::B),
            _ => None,
        };
        part.map(Self::value)
    }
}

/// No value: it may be personal data, and a query's `Debug` form ends up in logs.
impl fmt::Debug for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Term").finish_non_exhaustive()
    }
}
