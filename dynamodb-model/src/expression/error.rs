//! Why an expression cannot be sent.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use crate::expression::codec::CodecError;
use crate::expression::limits;

/// Why an expression cannot be sent, found before any request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ExpressionError {
    /// A value that an attribute is compared with has no stored form.
    #[non_exhaustive]
    Value {
        /// The attribute.
        attribute: Cow<'static, str>,
        /// What is wrong with the value.
        source: CodecError,
    },
    /// An attribute whose stored form has no order is asked for one.
    #[non_exhaustive]
    Unordered {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// An attribute with a stored form of its own is asked whether it comes before or after
    /// another attribute.
    #[non_exhaustive]
    UnknownOrder {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// An attribute is compared with itself.
    #[non_exhaustive]
    Itself {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// A path has more than 32 names and indices.
    #[non_exhaustive]
    PathTooLong {
        /// The path.
        attribute: Cow<'static, str>,
    },
    /// An attribute is asked whether it comes before or after an absent value.
    #[non_exhaustive]
    AbsentBound {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// An attribute that is stored as neither text, list nor set is asked for a part.
    #[non_exhaustive]
    NoParts {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// An update changes an attribute twice.
    #[non_exhaustive]
    ChangedTwice {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// Members are inserted into, or discarded from, an attribute that is not stored as a set.
    #[non_exhaustive]
    NoSet {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// An attribute is set to a value that has no stored form.
    #[non_exhaustive]
    Unwritable {
        /// The attribute.
        attribute: Cow<'static, str>,
        /// What is wrong with the value.
        source: CodecError,
    },
    /// A list of alternatives for one attribute has more than 100 different values.
    #[non_exhaustive]
    TooManyValues {
        /// The attribute.
        attribute: Cow<'static, str>,
    },
    /// A [raw](crate::Condition::raw) expression and its placeholders do not belong together.
    #[non_exhaustive]
    Raw {
        /// The expression.
        expression: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The expression has more than 300 operators and functions.
    #[non_exhaustive]
    TooManyOperators {
        /// How many there are where the limit was passed.
        count: usize,
    },
    /// The expression's text is longer than 4 KB.
    #[non_exhaustive]
    TooLong {
        /// The length of the text.
        bytes: usize,
    },
    /// The names and values of the request's expressions are larger than 2 MB together.
    #[non_exhaustive]
    TooLarge {
        /// Their size.
        bytes: usize,
    },
    /// A value has more than 31 lists and maps inside each other.
    TooDeep,
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value { attribute, source } => {
                write!(
                    f,
                    "`{attribute}` cannot be compared with this value: {source}"
                )
            }
            Self::Unordered { attribute } => write!(
                f,
                "`{attribute}` is stored in a form without a reliable order: store it as a number, \
                 or ask only whether it is equal"
            ),
            Self::UnknownOrder { attribute } => write!(
                f,
                "`{attribute}` has a stored form of its own, so nothing says that another attribute \
                 is in order with it: store both as the types that they are, or ask only whether \
                 they are equal"
            ),
            Self::Itself { attribute } => write!(
                f,
                "`{attribute}` is compared with itself, which DynamoDB does not take: ask whether it \
                 `exists`"
            ),
            Self::PathTooLong { attribute } => write!(
                f,
                "the path `{attribute}` has more than {} names and indices, which DynamoDB does not \
                 take: compare the whole value at a shorter path",
                limits::PATH
            ),
            Self::AbsentBound { attribute } => write!(
                f,
                "`{attribute}` is neither before nor after an absent value: compare it with a \
                 present one, or ask whether it `exists`"
            ),
            Self::NoParts { attribute } => write!(
                f,
                "`{attribute}` is not stored as text, a list or a set, so it contains nothing: \
                 store it as one of them, or compare the whole value"
            ),
            Self::ChangedTwice { attribute } => write!(
                f,
                "`{attribute}` is changed twice in one update, which DynamoDB does not take: \
                 give each attribute one change"
            ),
            Self::NoSet { attribute } => write!(
                f,
                "`{attribute}` is not stored as a set: store it as one, with \
                 `#[serde(with = \"dynamodb_model::string_set\")]`, or declare the field as a list"
            ),
            Self::Unwritable { attribute, source } => {
                write!(f, "`{attribute}` cannot be set to this value: {source}")
            }
            Self::TooManyValues { attribute } => write!(
                f,
                "`{attribute}` is compared with a list of more than {} values, which DynamoDB does \
                 not take: ask in several requests, or compare after reading",
                limits::IN_VALUES
            ),
            Self::Raw {
                expression,
                problem,
            } => write!(
                f,
                "the raw expression `{expression}` cannot be sent: {problem}"
            ),
            Self::TooManyOperators { count } => write!(
                f,
                "the expression has {count} operators, and DynamoDB takes {}: write \
                 alternatives of one attribute as `is_in`, ranges as `between`, or ask in several \
                 requests",
                limits::OPERATORS
            ),
            Self::TooLong { bytes } => write!(
                f,
                "the expression is {bytes} bytes long, and DynamoDB takes {}: name fewer \
                 attributes and values in one request",
                limits::TEXT
            ),
            Self::TooLarge { bytes } => write!(
                f,
                "the names and values of the request's expressions are {bytes} bytes, and \
                 DynamoDB takes {}: compare with smaller values",
                limits::SUBSTITUTIONS
            ),
            Self::TooDeep => write!(
                f,
                "a value has more than {} lists and maps inside each other, which DynamoDB does \
                 not take: compare with a flatter value",
                limits::NESTING
            ),
        }
    }
}

// The codec's sentence is part of ours and has no cause of its own, so there is no `source()`.
impl Error for ExpressionError {}
