//! The untyped tree of a condition.

use crate::expression::condition::raw::Raw;
use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::path::Path;
use crate::expression::subject::Subject;
use crate::expression::term::Term;

/// What is asked of an item. A joint has at least two members, none of them joined in the same
/// way; a `Not` holds no `Not`.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Test(Test),
    Raw(Raw),
    Joined(Joint, Vec<Self>),
    Not(Box<Self>),
}

impl Tree {
    /// How it is joined, if it is.
    pub(crate) fn joint(&self) -> Option<Joint> {
        match self {
            Self::Joined(joint, _) => Some(*joint),
            Self::Raw(raw) => raw.joint(),
            Self::Test(_) | Self::Not(_) => None,
        }
    }
}

/// How conditions are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    All,
    Any,
}

impl Joint {
    /// The truth of one member that decides the whole.
    pub(crate) fn decided_by(self) -> bool {
        self == Self::Any
    }
}

/// One question about an item.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Compare(Subject, Comparator, Term),
    Between(Subject, Term, Term),
    In(Subject, Vec<Term>),
    Function(Function, Path, Option<Term>),
}

impl Test {
    /// What DynamoDB counts against its limit of operators and functions.
    pub(crate) fn operators(&self) -> usize {
        match self {
            Self::Compare(Subject::Size(_), ..)
            | Self::Between(Subject::Size(_), ..)
            | Self::In(Subject::Size(_), _) => 2,
            Self::Compare(..) | Self::Between(..) | Self::In(..) | Self::Function(..) => 1,
        }
    }

    /// Refuses paths that DynamoDB would not take.
    pub(crate) fn check(&self) -> Result<(), ExpressionError> {
        let (path, is_subject, terms): (_, _, &[&Term]) = match self {
            Self::Compare(subject, _, term) => (subject.of(), subject.is_attribute(), &[term]),
            Self::Between(subject, low, high) => {
                (subject.of(), subject.is_attribute(), &[low, high])
            }
            Self::In(subject, list) => (
                subject.of(),
                subject.is_attribute(),
                &list.iter().collect::<Vec<_>>(),
            ),
            Self::Function(_, path, Some(argument)) => (path, true, &[argument]),
            Self::Function(_, path, None) => (path, true, &[]),
        };
        let others = terms.iter().filter_map(|term| term.path());
        for other in others.clone() {
            if is_subject && other == path {
                let attribute = path.clone().into_text();
                return Err(ExpressionError::Itself { attribute });
            }
        }
        for path in others.chain([path]) {
            if path.levels() > limits::PATH {
                let attribute = path.clone().into_text();
                return Err(ExpressionError::PathTooLong { attribute });
            }
        }
        Ok(())
    }
}

/// A comparison of two terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparator {
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

/// A function that is true or false of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Exists,
    Missing,
    StartsWith,
    Contains,
    Type,
}

impl Function {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exists => "attribute_exists",
            Self::Missing => "attribute_not_exists",
            Self::StartsWith => "begins_with",
            Self::Contains => "contains",
            Self::Type => "attribute_type",
        }
    }
}
