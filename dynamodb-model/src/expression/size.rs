//! The size of an attribute, as a side of a comparison.

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::condition::{Comparator, Condition};
use crate::expression::path::Path;
use crate::expression::subject::Subject;
use crate::expression::term::Term;

/// The size of an attribute, from [`Attr::size`](crate::expression::Attr::size). An item without
/// the attribute fulfils none of its comparisons but [`ne`](Size::ne).
///
/// ```
#[doc = include_str!("metric.in")]
/// assert_eq!(sent(|m| m.note.size().gt(20)), r#"size(note) > "20""#);
/// assert_eq!(sent(|m| m.tags.size().between(1, 3)), r#"size(tags) BETWEEN "1" AND "3""#);
/// ```
#[derive(Clone, Debug)]
#[must_use = "a size is compared with a number: `.size().gt(10)`"]
pub struct Size {
    of: Path,
}

impl Size {
    pub(crate) fn of(path: Path) -> Self {
        Self { of: path }
    }

    /// It is `size`.
    pub fn eq(self, size: usize) -> Condition {
        self.subject().equal(Ok(term(size)))
    }

    /// It is not `size`.
    pub fn ne(self, size: usize) -> Condition {
        self.subject().not_equal(Ok(term(size)))
    }

    /// It is less than `size`.
    pub fn lt(self, size: usize) -> Condition {
        self.ordered(Comparator::Less, size)
    }

    /// It is at most `size`.
    pub fn le(self, size: usize) -> Condition {
        self.ordered(Comparator::LessOrEqual, size)
    }

    /// It is greater than `size`.
    pub fn gt(self, size: usize) -> Condition {
        self.ordered(Comparator::Greater, size)
    }

    /// It is at least `size`.
    pub fn ge(self, size: usize) -> Condition {
        self.ordered(Comparator::GreaterOrEqual, size)
    }

    /// It is at least `low` and at most `high`. A reversed range holds nothing.
    pub fn between(self, low: usize, high: usize) -> Condition {
        self.subject().between(Ok(term(low)), Ok(term(high)), true)
    }

    fn ordered(self, comparator: Comparator, size: usize) -> Condition {
        self.subject().ordered(comparator, Ok(term(size)), true)
    }

    fn subject(self) -> Subject {
        Subject::Size(self.of)
    }
}

fn term(size: usize) -> Term {
    Term::value(AttributeValue::N(size.to_string()))
}
