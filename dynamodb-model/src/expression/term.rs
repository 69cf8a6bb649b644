//! What an attribute is compared with.

use std::cmp::Ordering;
use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::ser::Error as _;

use crate::expression::codec::{CodecError, Form, ValueCodec};
use crate::expression::path::Path;
use crate::item::to_key_value;

/// The right side of a comparison: a value in its stored form, or another attribute.
#[derive(Clone, PartialEq)]
pub struct Term {
    side: Side,
}

#[derive(Clone, PartialEq)]
pub(crate) enum Side {
    /// What a field stores.
    Field(AttributeValue),
    /// What a list or a map stores, where NULL is a value.
    Element(AttributeValue),
    Attribute(Path),
}

impl Term {
    /// A value in its stored form.
    #[must_use]
    pub fn value(stored: AttributeValue) -> Self {
        Self::of(Side::Field(stored))
    }

    /// A value of type `V`, as `C` stores it.
    ///
    /// # Errors
    ///
    /// If the value has no stored form.
    pub fn encode<V, C: ValueCodec<V>>(value: &V) -> Result<Self, CodecError> {
        let stored = C::encode(value)?;
        Ok(Self::of(match C::FORM {
            Form::Element => Side::Element(stored),
            Form::Field | Form::Own => Side::Field(stored),
        }))
    }

    /// An attribute whose values have the form `form`, where those of form `wanted` are.
    pub(crate) fn attribute(path: Path, form: Form, wanted: Form) -> Result<Self, CodecError> {
        if (form == Form::Own) != (wanted == Form::Own) {
            return Err(CodecError::custom(format_args!(
                "it is that of `{path}`, which is stored in another form"
            )));
        }
        Ok(Self::of(Side::Attribute(path)))
    }

    fn of(side: Side) -> Self {
        Self { side }
    }

    pub(crate) fn side(&self) -> &Side {
        &self.side
    }

    /// The attribute, if it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.side {
            Side::Attribute(path) => Some(path),
            Side::Field(_) | Side::Element(_) => None,
        }
    }

    /// Whether `put` would leave it out of the item.
    pub(crate) fn is_absent(&self) -> bool {
        match &self.side {
            Side::Field(AttributeValue::Null(_)) => true,
            Side::Field(AttributeValue::Ss(members) | AttributeValue::Ns(members)) => {
                members.is_empty()
            }
            Side::Field(AttributeValue::Bs(members)) => members.is_empty(),
            Side::Field(_) | Side::Element(_) | Side::Attribute(_) => false,
        }
    }

    /// The value, unless `put` would leave it out of the item.
    pub(crate) fn into_present(self) -> Option<AttributeValue> {
        match self.side {
            Side::Field(_) if self.is_absent() => None,
            Side::Field(stored) | Side::Element(stored) => Some(stored),
            Side::Attribute(_) => None,
        }
    }

    /// Whether DynamoDB can put it in order, given whether its text is in order.
    pub(crate) fn is_ordered(&self, ordered_text: bool) -> bool {
        match &self.side {
            Side::Field(stored) | Side::Element(stored) => match stored {
                AttributeValue::N(_) | AttributeValue::B(_) => true,
                AttributeValue::S(_) => ordered_text,
                _ => false,
            },
            // It may be stored as text.
            Side::Attribute(_) => ordered_text,
        }
    }

    /// How DynamoDB orders two terms; none for terms without a common order, and for attributes.
    pub(crate) fn order(&self, other: &Self) -> Option<Ordering> {
        to_key_value(self.stored()?)?.sort_cmp(&to_key_value(other.stored()?)?)
    }

    /// The one part that it holds, as text or as the member of a list or set.
    pub(crate) fn into_only_part(self, text: bool) -> Option<Self> {
        let stored = match self.side {
            Side::Field(stored) | Side::Element(stored) => stored,
            Side::Attribute(_) => return Some(self),
        };
        let part = match stored {
            AttributeValue::S(_) if text => Some(stored),
            AttributeValue::L(mut members) => members.pop(),
            AttributeValue::Ss(mut members) => members.pop().map(AttributeValue::S),
            AttributeValue::Ns(mut members) => members.pop().map(AttributeValue::N),
            AttributeValue::Bs(mut members) => members.pop().map(AttributeValue::B),
            _ => None,
        };
        part.map(Self::value)
    }

    fn stored(&self) -> Option<&AttributeValue> {
        match &self.side {
            Side::Field(stored) | Side::Element(stored) => Some(stored),
            Side::Attribute(_) => None,
        }
    }
}

/// No value: it may be personal data, and a query's `Debug` form ends up in logs.
impl fmt::Debug for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Term").finish_non_exhaustive()
    }
}
