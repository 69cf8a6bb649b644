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
