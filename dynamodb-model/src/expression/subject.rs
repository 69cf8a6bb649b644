//! What a condition is about: an attribute, or its size.

use std::cmp::Ordering;

use crate::expression::codec::CodecError;
use crate::expression::condition::{Comparator, Condition, Function, Test};
use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::path::Path;
use crate::expression::term::Term;

/// A term, if its value could be encoded.
pub(crate) type Encoded = Result<Term, CodecError>;

/// What a comparison is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Subject {
    Attribute(Path),
    Size(Path),
}

impl Subject {
    pub(crate) fn equal(self, with: Encoded) -> Condition {
        self.with(with, |subject, term| {
            // `put` leaves absent values out, so to equal one is not to be there.
            if term.is_absent() {
                return subject.path().missing();
            }
            Condition::test(Test::Compare(subject, Comparator::Equal, term))
        })
    }

    pub(crate) fn not_equal(self, with: Encoded) -> Condition {
        self.with(with, |subject, term| {
            if term.is_absent() {
                return subject.path().exists();
            }
            Condition::test(Test::Compare(subject, Comparator::NotEqual, term))
        })
    }

    /// A comparison by order, of text only where text `ordered_text`.
    pub(crate) fn ordered(
        self,
        comparator: Comparator,
        with: Encoded,
        ordered_text: bool,
    ) -> Condition {
        self.with_ordered(with, ordered_text, |subject, term| {
            Condition::test(Test::Compare(subject, comparator, term))
        })
    }

    pub(crate) fn between(self, low: Encoded, high: Encoded, ordered_text: bool) -> Condition {
        self.with_ordered(low, ordered_text, |subject, low| {
            subject.with_ordered(high, ordered_text, |subject, high| {
                // DynamoDB refuses a reversed range as invalid; in Rust it is an empty one.
                if low.order(&high) == Some(Ordering::Greater) {
                    return Condition::constant(false);
                }
                Condition::test(Test::Between(subject, low, high))
            })
        })
    }

    pub(crate) fn one_of(self, values: impl Iterator<Item = Encoded>) -> Condition {
        let mut distinct: Vec<Term> = Vec::new();
        let mut absent = false;
        for value in values {
            match value {
                Err(source) => return self.with(Err(source), |_, _| Condition::constant(false)),
                Ok(value) if value.is_absent() => absent = true,
                Ok(value) if distinct.contains(&value) => {}
                Ok(_) if distinct.len() == limits::IN_VALUES => {
                    let path = self.path();
                    return path.failed(|attribute| ExpressionError::TooManyValues { attribute });
                }
                Ok(value) => distinct.push(value),
            }
        }
        let lists = distinct.chunks(limits::IN_LIST);
        let lists = lists.map(|list| Condition::test(Test::In(self.clone(), list.to_vec())));
        let missing = absent.then(|| self.clone().path().missing());
        Condition::any_of(lists.chain(missing))
    }

    /// The attribute's text starts with the part that `holder` holds.
    pub(crate) fn starts_with(self, holder: Encoded) -> Condition {
        self.with_part(Function::StartsWith, holder, true)
    }

    /// The attribute contains the part that `holder` holds, as text or as a member.
    pub(crate) fn contains(self, holder: Encoded, text: bool) -> Condition {
        self.with_part(Function::Contains, holder, text)
    }

    fn with_part(self, function: Function, holder: Encoded, text: bool) -> Condition {
        self.with(holder, |subject, holder| {
            let path = subject.path();
            match holder.into_only_part(text) {
                Some(part) => path.call(function, part),
                None => path.failed(|attribute| ExpressionError::NoParts { attribute }),
            }
        })
    }

    fn with_ordered(
        self,
        term: Encoded,
        ordered_text: bool,
        make: impl FnOnce(Self, Term) -> Condition,
    ) -> Condition {
        self.with(term, |subject, term| {
            if term.is_ordered(ordered_text) {
                return make(subject, term);
            }
            subject.path().failed(|attribute| {
                if term.is_absent() {
                    ExpressionError::AbsentBound { attribute }
                } else if term.path().is_some() {
                    ExpressionError::UnknownOrder { attribute }
                } else {
                    ExpressionError::Unordered { attribute }
                }
            })
        })
    }

    fn with(self, term: Encoded, make: impl FnOnce(Self, Term) -> Condition) -> Condition {
        match term {
            Ok(term) => make(self, term),
            Err(source) => {
                let path = self.path();
                path.failed(|attribute| ExpressionError::Value { attribute, source })
            }
        }
    }

    /// What is compared, or measured to be compared.
    pub(crate) fn of(&self) -> &Path {
        match self {
            Self::Attribute(path) | Self::Size(path) => path,
        }
    }

    pub(crate) fn is_attribute(&self) -> bool {
        matches!(self, Self::Attribute(_))
    }

    fn path(self) -> Path {
        match self {
            Self::Attribute(path) | Self::Size(path) => path,
        }
    }
}
