use aws_sdk_dynamodb::types::AttributeValue;
use serde::Serializer as _;

use super::error::{CodecError, Problem};

/// One of DynamoDB's three kinds of sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetKind {
    String,
    Number,
    Binary,
}

impl SetKind {
    /// The set that a newtype of this name stands for.
    ///
    /// The wrappers are `serde_dynamo`'s and only it knows their names, so it is asked, with the
    /// smallest value there is.
    pub(super) fn of_newtype(name: &'static str) -> Option<Self> {
        use serde_dynamo::AttributeValue::{Bs, Ns, Ss};
        match serde_dynamo::Serializer.serialize_newtype_struct(name, &[(); 0]) {
            Ok(Ss(_)) => Some(Self::String),
            Ok(Ns(_)) => Some(Self::Number),
            Ok(Bs(_)) => Some(Self::Binary),
            _ => None,
        }
    }

    /// The set of these members, of which there is at least one.
    pub(super) fn collect(
        self,
        members: Vec<AttributeValue>,
    ) -> Result<AttributeValue, CodecError> {
        let set = match self {
            Self::String => AttributeValue::Ss(self.members(members, |member| match member {
                AttributeValue::S(text) => Ok(text),
                other => Err(other),
            })?),
            Self::Number => AttributeValue::Ns(self.members(members, |member| match member {
                AttributeValue::N(digits) => Ok(digits),
                other => Err(other),
            })?),
            Self::Binary => AttributeValue::Bs(self.members(members, |member| match member {
                AttributeValue::B(bytes) => Ok(bytes),
                other => Err(other),
            })?),
        };
        Ok(set)
    }

    fn members<M>(
        self,
        members: Vec<AttributeValue>,
        member: impl Fn(AttributeValue) -> Result<M, AttributeValue>,
    ) -> Result<Vec<M>, CodecError> {
        let mut all = Vec::with_capacity(members.len());
        for value in members {
            all.push(member(value).map_err(|other| self.refuses(describe(&other)))?);
        }
        Ok(all)
    }

    /// The error of a set with something else in it.
    pub(super) fn refuses(self, found: &'static str) -> CodecError {
        let expected = match self {
            Self::String => "strings",
            Self::Number => "numbers",
            Self::Binary => "bytes",
        };
        Problem::SetOf { expected, found }.into()
    }
}

/// An attribute value in words, by its type.
pub(super) fn describe(value: &AttributeValue) -> &'static str {
    match value {
        AttributeValue::S(_) => "a string",
        AttributeValue::N(_) => "a number",
        AttributeValue::B(_) => "binary",
        AttributeValue::Bool(_) => "a bool",
        AttributeValue::Null(_) => "NULL",
        AttributeValue::M(_) => "a map",
        AttributeValue::L(_) => "a list",
        AttributeValue::Ss(_) => "a string set",
        AttributeValue::Ns(_) => "a number set",
        AttributeValue::Bs(_) => "a binary set",
        _ => "of a type that is newer than this library",
    }
}
