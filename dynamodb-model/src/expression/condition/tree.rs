//! The untyped tree of a condition.

use crate::expression::path::Path;
use crate::expression::subject::Subject;
use crate::expression::term::Term;

/// What is asked of an item. A joint has at least two members, none of them joined in the same
/// way; a `Not` holds no `Not`.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Test(Test),
    Joined(Joint, Vec<Self>),
    Not(Box<Self>),
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
}

impl Function {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exists => "attribute_exists",
            Self::Missing => "attribute_not_exists",
            Self::StartsWith => "begins_with",
            Self::Contains => "contains",
        }
    }
}
