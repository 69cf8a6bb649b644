//! Where an attribute stands in an item, without its type.

use std::borrow::Cow;
use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::condition::{Condition, Function, Test};
use crate::expression::error::ExpressionError;
use crate::expression::placeholders::Placeholders;
use crate::expression::subject::Subject;
use crate::expression::term::Term;

/// Where an attribute stands in an item, without its type: the attribute, and the way into it.
///
/// The conditions that the library adds by itself (the item must not exist, the type tag must be
/// the entity's) are made of these. Each name on the way travels as a placeholder of its own, so
/// that a `.` in a map's key is part of the key.
///
/// ```
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::{Clause, Path, Placeholders};
///
/// let street = Path::attribute("addresses").element(3).member("street.name");
/// assert_eq!(street.to_string(), "addresses[3].street.name");
/// let condition = Path::attribute("pk").exists() & street.equals(AttributeValue::S("Via Roma".into()));
///
/// let mut placeholders = Placeholders::new();
/// let clause = condition.render(&mut placeholders)?;
/// assert_eq!(clause, Clause::Text("attribute_exists(#0) AND #1[3].#2 = :0".into()));
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    name: Cow<'static, str>,
    steps: Vec<Step>,
}

/// One step into an attribute.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// The value under a key of a map.
    Member(Cow<'static, str>),
    /// The element at a place of a list, from 0.
    Element(usize),
}

impl Path {
    /// The path of a whole attribute, under its name in the item.
    #[must_use]
    pub fn attribute(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            steps: Vec::new(),
        }
    }

    /// The path of the value under a key of the map that is here.
    #[must_use]
    pub fn member(self, key: impl Into<Cow<'static, str>>) -> Self {
        self.step(Step::Member(key.into()))
    }

    /// The path of an element of the list that is here, counted from 0.
    #[must_use]
    pub fn element(self, index: usize) -> Self {
        self.step(Step::Element(index))
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

    /// The names and indices that it is made of.
    pub(crate) fn levels(&self) -> usize {
        1 + self.steps.len()
    }

    /// Whether it leads to a whole attribute, and not into one.
    pub(crate) fn is_whole(&self) -> bool {
        self.steps.is_empty()
    }

    /// The path as an expression writes it.
    pub(crate) fn render(&self, placeholders: &mut Placeholders) -> String {
        let mut text = placeholders.name(&self.name);
        for step in &self.steps {
            match step {
                Step::Member(key) => {
                    text.push('.');
                    text.push_str(&placeholders.name(key));
                }
                Step::Element(index) => text.push_str(&format!("[{index}]")),
            }
        }
        text
    }

    /// Whether one of the two is the other, or leads into it.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let both = self.steps.len().min(other.steps.len());
        self.name == other.name
            && self
                .steps
                .iter()
                .take(both)
                .eq(other.steps.iter().take(both))
    }

    pub(crate) fn call(self, function: Function, argument: Term) -> Condition {
        Condition::test(Test::Function(function, self, Some(argument)))
    }

    /// The condition that keeps an error with this attribute's name.
    pub(crate) fn failed(
        self,
        error: impl FnOnce(Cow<'static, str>) -> ExpressionError,
    ) -> Condition {
        Condition::failed(error(self.into_text()))
    }

    /// How a message names it.
    pub(crate) fn into_text(self) -> Cow<'static, str> {
        if self.steps.is_empty() {
            return self.name;
        }
        self.to_string().into()
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        for step in &self.steps {
            match step {
                Step::Member(key) => write!(f, ".{key}")?,
                Step::Element(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
