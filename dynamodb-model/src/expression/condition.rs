//! Conditions on an item, joined by `&`, `|` and `!`.

#[cfg(test)]
mod laws;
mod raw;
mod render;
mod tree;

use std::ops::{BitAnd, BitOr, Not};

use crate::expression::clause::Clause;
use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::placeholders::Placeholders;

pub(crate) use self::tree::{Comparator, Function, Test};
use self::tree::{Joint, Tree};

/// A condition on an item: the filter of a read, or what a write asks of the stored item.
///
/// Made by the methods of [`Attr`](crate::expression::Attr) and joined by `&`, `|` and `!`. A value
/// that cannot be encoded does not panic: the condition keeps the error, and rendering returns it.
///
/// ```
/// # use dynamodb_model::expression::{Clause, Condition, Path, Placeholders};
/// let [a, b, c] = ["a", "b", "c"].map(|name| Path::attribute(name).exists());
/// let condition = (a | b) & !c;
///
/// let mut placeholders = Placeholders::new();
/// assert_eq!(
///     condition.render(&mut placeholders)?,
///     Clause::Text(
///         "(attribute_exists(#0) OR attribute_exists(#1)) AND NOT attribute_exists(#2)".into()
///     ),
/// );
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a condition does nothing until it is given to `.filter(..)` or `.when(..)`"]
pub struct Condition {
    state: Result<Truth, ExpressionError>,
}

#[derive(Clone, Debug)]
enum Truth {
    /// The same for every item.
    Constant(bool),
    /// Asked of the item, with so many operators.
    Asked(Tree, usize),
}

impl Condition {
    /// All of the conditions hold; true of every item when there are none.
    ///
    /// ```
    /// # use dynamodb_model::expression::{Clause, Condition, Path, Placeholders};
    /// let wanted = ["hostname", "region"];
    /// let complete = Condition::all_of(wanted.map(|name| Path::attribute(name).exists()));
    ///
    /// let mut placeholders = Placeholders::new();
    /// assert_eq!(
    ///     complete.render(&mut placeholders)?,
    ///     Clause::Text("attribute_exists(#0) AND attribute_exists(#1)".into()),
    /// );
    /// assert_eq!(Condition::all_of([]).render(&mut placeholders)?, Clause::Always);
    /// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
    /// ```
    pub fn all_of(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::join(Joint::All, conditions)
    }

    /// At least one of the conditions holds; true of no item when there are none.
    ///
    /// ```
    /// # use dynamodb_model::expression::{Clause, Condition, Path, Placeholders};
    /// let given = ["phone", "mail"];
    /// let reachable = Condition::any_of(given.map(|name| Path::attribute(name).exists()));
    ///
    /// let mut placeholders = Placeholders::new();
    /// assert_eq!(
    ///     reachable.render(&mut placeholders)?,
    ///     Clause::Text("attribute_exists(#0) OR attribute_exists(#1)".into()),
    /// );
    /// assert_eq!(Condition::any_of([]).render(&mut placeholders)?, Clause::Never);
    /// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
    /// ```
    pub fn any_of(conditions: impl IntoIterator<Item = Self>) -> Self {
        Self::join(Joint::Any, conditions)
    }

    /// The expression's text, with its names and values in `placeholders`.
    ///
    /// # Errors
    ///
    /// If a value in the condition has no stored form, or if the expression is larger than
    /// DynamoDB accepts.
    pub fn render(&self, placeholders: &mut Placeholders) -> Result<Clause, ExpressionError> {
        match self.state.as_ref().map_err(Clone::clone)? {
            Truth::Constant(true) => Ok(Clause::Always),
            Truth::Constant(false) => Ok(Clause::Never),
            Truth::Asked(tree, _) => {
                limits::text(render::text(tree, placeholders)).map(Clause::Text)
            }
        }
    }

    #[cfg(test)]
    fn operators(&self) -> usize {
        match self.state {
            Ok(Truth::Asked(_, operators)) => operators,
            _ => 0,
        }
    }

    pub(crate) fn test(test: Test) -> Self {
        if let Err(error) = test.check() {
            return Self::failed(error);
        }
        let operators = test.operators();
        Self::asked(Tree::Test(test), operators)
    }

    pub(crate) fn constant(holds: bool) -> Self {
        Self {
            state: Ok(Truth::Constant(holds)),
        }
    }

    pub(crate) fn failed(error: ExpressionError) -> Self {
        Self { state: Err(error) }
    }

    /// The limit is kept here rather than in rendering, so that no tree grows deeper than the
    /// thread's stack.
    fn asked(tree: Tree, operators: usize) -> Self {
        if operators > limits::OPERATORS {
            return Self::failed(ExpressionError::TooManyOperators { count: operators });
        }
        Self {
            state: Ok(Truth::Asked(tree, operators)),
        }
    }

    fn join(joint: Joint, conditions: impl IntoIterator<Item = Self>) -> Self {
        let mut members: Vec<Tree> = Vec::new();
        let mut operators = 0;
        let mut decided = false;
        for condition in conditions {
            let (tree, count) = match condition.state {
                Err(error) => return Self::failed(error),
                Ok(Truth::Constant(holds)) => {
                    decided |= holds == joint.decided_by();
                    continue;
                }
                Ok(Truth::Asked(tree, count)) => (tree, count),
            };
            operators += count + 1;
            match tree {
                // The left side of a chain of operators keeps its allocation.
                Tree::Joined(same, inner) if same == joint && members.is_empty() => members = inner,
                Tree::Joined(same, inner) if same == joint => members.extend(inner),
                tree => members.push(tree),
            }
        }
        if decided {
            return Self::constant(joint.decided_by());
        }
        let Some(last) = members.pop() else {
            return Self::constant(!joint.decided_by());
        };
        // One operator between two conditions: the first has none before it.
        let operators = operators - 1;
        if members.is_empty() {
            return Self::asked(last, operators);
        }
        members.push(last);
        Self::asked(Tree::Joined(joint, members), operators)
    }
}

/// Both conditions hold.
impl BitAnd for Condition {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::all_of([self, other])
    }
}

/// At least one of the conditions holds.
impl BitOr for Condition {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::any_of([self, other])
    }
}

/// The condition does not hold.
///
/// DynamoDB's comparisons are false of an absent attribute, so their negation is true of it.
impl Not for Condition {
    type Output = Self;

    fn not(self) -> Self {
        match self.state {
            Err(error) => Self::failed(error),
            Ok(Truth::Constant(holds)) => Self::constant(!holds),
            Ok(Truth::Asked(Tree::Not(inner), count)) => Self::asked(*inner, count - 1),
            Ok(Truth::Asked(tree, count)) => Self::asked(Tree::Not(Box::new(tree)), count + 1),
        }
    }
}
