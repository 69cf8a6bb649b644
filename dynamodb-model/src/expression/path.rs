//! Where an attribute stands in an item, without its type.

use std::borrow::Cow;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::condition::{Condition, Function, Test};
use crate::expression::error::ExpressionError;
use crate::expression::subject::Subject;
use crate::expression::term::Term;

/// Where an attribute stands in an item, without its type.
///
/// The conditions that the library adds by itself (the item must not exist, the type tag must be
/// the entity's) are made of these.
///
/// ```
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::{Clause, Path, Placeholders};
///
/// let condition = Path::attribute("pk").exists()
///     & Path::attribute("_type").equals(AttributeValue::S("Metric".into()));
///
/// let mut placeholders = Placeholders::new();
/// let clause = condition.render(&mut placeholders)?;
/// assert_eq!(clause, Clause::Text("attribute_exists(#0) AND #1 = :0".into()));
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    name: Cow<'static, str>,
}

impl Path {
    /// The path of a whole attribute, under its name in the item.
    #[must_use]
    pub fn attribute(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into() }
    }

    /// The item has it.
    pub fn exists(self) -> Condition {
        Condition::test(Test::Function(Function::Exists, self, None))
    }

    /// The item does not have it.
    pub fn missing(self) -> Condition {
        Condition::test(Test::Function(Function::Missing, self, None))
    }

    /// It equals a stored value.
    pub fn equals(self, value: AttributeValue) -> Condition {
        Subject::Attribute(self).equal(Ok(Term::value(value)))
    }

    /// It equals one of the stored values, of which there can be 100. None of no values.
    pub fn equals_any(self, values: impl IntoIterator<Item = AttributeValue>) -> Condition {
        let terms = values.into_iter().map(|value| Ok(Term::value(value)));
        Subject::Attribute(self).one_of(terms)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn call(self, function: Function, argument: Term) -> Condition {
        Condition::test(Test::Function(function, self, Some(argument)))
    }

    /// The condition that keeps an error with this attribute's name.
    pub(crate) fn failed(
        self,
        error: impl FnOnce(Cow<'static, str>) -> ExpressionError,
    ) -> Condition {
        Condition::failed(error(self.name))
    }
}
