//! What a condition is about: an attribute, or its size.

use std::cmp::Ordering;

use crate::expression::codec::CodecError;
use crate::expression::condition::{Comparator, Condition, Test};
use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::path::Path;
use crate::expression::term::Term;

/// What a comparison is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Subject {
    Attribute(Path),
    Size(Path),
}

impl Subject {
    pub(crate) fn compare(
        self,
        comparator: Comparator,
        with: Result<Term, CodecError>,
    ) -> Condition {
        let right = match with {
            Ok(right) => right,
            Err(source) => return self.path().failed(source),
        };
        // `put` leaves absent values out, so to equal one is not to be there.
        match comparator {
            Comparator::Equal if right.is_absent() => self.path().missing(),
            Comparator::NotEqual if right.is_absent() => self.path().exists(),
            _ => Condition::test(Test::Compare(self, comparator, right)),
        }
    }

    pub(crate) fn between(
        self,
        low: Result<Term, CodecError>,
        high: Result<Term, CodecError>,
    ) -> Condition {
        let (low, high) = match low.and_then(|low| Ok((low, high?))) {
            Ok(bounds) => bounds,
            Err(source) => return self.path().failed(source),
        };
        // DynamoDB refuses a reversed range as an invalid request; in Rust it is an empty one.
        if low.order(&high) == Some(Ordering::Greater) {
            return Condition::constant(false);
        }
        Condition::test(Test::Between(self, low, high))
    }

    pub(crate) fn one_of(
        self,
        values: impl Iterator<Item = Result<Term, CodecError>>,
    ) -> Condition {
        let mut distinct: Vec<Term> = Vec::new();
        let mut absent = false;
        for value in values {
            match value {
                Err(source) => return self.path().failed(source),
                Ok(value) if value.is_absent() => absent = true,
                Ok(value) if distinct.contains(&value) => {}
                Ok(_) if distinct.len() == limits::IN_VALUES => {
                    let attribute = self.path().name().clone();
                    return Condition::failed(ExpressionError::TooManyValues { attribute });
                }
                Ok(value) => distinct.push(value),
            }
        }
        let lists = distinct.chunks(limits::IN_LIST);
        let lists = lists.map(|list| Condition::test(Test::In(self.clone(), list.to_vec())));
        let missing = absent.then(|| self.clone().path().missing());
        Condition::any_of(lists.chain(missing))
    }

    fn path(self) -> Path {
        match self {
            Self::Attribute(path) | Self::Size(path) => path,
        }
    }
}
