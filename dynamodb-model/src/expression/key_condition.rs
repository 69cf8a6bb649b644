//! Which items a query reads.

use crate::expression::clause::Clause;
use crate::expression::condition::{Comparator, Condition, Function, Test};
use crate::expression::error::ExpressionError;

use crate::expression::path::Path;
use crate::expression::placeholders::Placeholders;
use crate::expression::subject::Subject;
use crate::expression::term::Term;
use crate::item::from_key_value;
use crate::key::{KeyValue, SortCondition};

/// The key condition of a query: every partition attribute equals its value, and every sort
/// attribute fulfils its condition.
///
/// [`Clause::Never`] if one of them is [`SortCondition::Empty`]: the query is answered without a
/// request.
///
/// # Errors
///
/// If the expression is larger than DynamoDB accepts.
///
/// ```
/// use dynamodb_model::expression::{Clause, KeyValue, Placeholders, SortCondition, key_condition};
///
/// let hour = SortCondition::Between(KeyValue::S("METRIC#09".into()), KeyValue::S("METRIC#10".into()));
/// let mut placeholders = Placeholders::new();
/// let clause = key_condition(
///     [("pk", &KeyValue::S("SYSTEM#sys_123".into()))],
///     [("sk", &hour)],
///     &mut placeholders,
/// )?;
/// assert_eq!(clause, Clause::Text("#0 = :0 AND #1 BETWEEN :1 AND :2".into()));
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
pub fn key_condition<'k>(
    partition: impl IntoIterator<Item = (&'k str, &'k KeyValue)>,
    sort: impl IntoIterator<Item = (&'k str, &'k SortCondition)>,
    placeholders: &mut Placeholders,
) -> Result<Clause, ExpressionError> {
    let partition = partition
        .into_iter()
        .map(|(name, value)| compare(name, Comparator::Equal, value));
    let sort = sort
        .into_iter()
        .map(|(name, condition)| sort_attribute(name, condition));
    Condition::all_of(partition.chain(sort)).render(placeholders)
}

fn sort_attribute(name: &str, condition: &SortCondition) -> Condition {
    match condition {
        SortCondition::All => Condition::constant(true),
        SortCondition::Empty => Condition::constant(false),
        SortCondition::Equal(value) => compare(name, Comparator::Equal, value),
        SortCondition::AtLeast(value) => compare(name, Comparator::GreaterOrEqual, value),
        SortCondition::GreaterThan(value) => compare(name, Comparator::Greater, value),
        SortCondition::AtMost(value) => compare(name, Comparator::LessOrEqual, value),
        SortCondition::LessThan(value) => compare(name, Comparator::Less, value),
        SortCondition::Prefix(value) => Condition::test(Test::Function(
            Function::StartsWith,
            path(name),
            Some(term(value)),
        )),
        SortCondition::Between(low, high) => {
            Condition::test(Test::Between(subject(name), term(low), term(high)))
        }
    }
}

fn compare(name: &str, comparator: Comparator, value: &KeyValue) -> Condition {
    Condition::test(Test::Compare(subject(name), comparator, term(value)))
}

fn subject(name: &str) -> Subject {
    Subject::Attribute(path(name))
}

fn path(name: &str) -> Path {
    Path::attribute(name.to_owned())
}

fn term(value: &KeyValue) -> Term {
    Term::value(from_key_value(value))
}
