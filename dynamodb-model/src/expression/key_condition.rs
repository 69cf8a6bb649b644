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
/// use dynamodb_model::KeyValue;
/// use dynamodb_model::expression::{Clause, Placeholders, key_condition};
/// use dynamodb_model::key::SortCondition;
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

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::AttributeValue;

    use super::*;

    fn s(text: &str) -> KeyValue {
        KeyValue::S(text.into())
    }

    fn sent(
        partition: &[(&str, KeyValue)],
        sort: &[(&str, SortCondition)],
    ) -> (Clause, Vec<AttributeValue>) {
        let mut placeholders = Placeholders::new();
        let partition = partition.iter().map(|(name, value)| (*name, value));
        let sort = sort.iter().map(|(name, condition)| (*name, condition));
        let clause = key_condition(partition, sort, &mut placeholders).unwrap();
        let substitutions = placeholders.finish().unwrap();
        let values = substitutions
            .values()
            .iter()
            .map(|(_, value)| value.clone());
        (clause, values.collect())
    }

    #[test]
    fn every_condition_on_a_sort_key_has_its_text() {
        use SortCondition::*;
        let number = |text: &str| KeyValue::N(text.into());
        for (condition, expected) in [
            (All, "#0 = :0"),
            (Equal(s("b")), "#0 = :0 AND #1 = :1"),
            (Prefix(s("b")), "#0 = :0 AND begins_with(#1, :1)"),
            (AtLeast(number("7")), "#0 = :0 AND #1 >= :1"),
            (GreaterThan(number("7")), "#0 = :0 AND #1 > :1"),
            (AtMost(KeyValue::B(vec![7])), "#0 = :0 AND #1 <= :1"),
            (LessThan(KeyValue::B(vec![7])), "#0 = :0 AND #1 < :1"),
            (Between(s("b"), s("c")), "#0 = :0 AND #1 BETWEEN :1 AND :2"),
            (Between(s("a"), s("a")), "#0 = :0 AND #1 BETWEEN :0 AND :0"),
        ] {
            let (clause, _) = sent(&[("pk", s("a"))], &[("sk", condition.clone())]);
            assert_eq!(clause, Clause::Text(expected.into()), "{condition:?}");
        }
    }

    #[test]
    fn an_empty_range_asks_for_no_request() {
        let sort = [
            ("year", SortCondition::Equal(s("b"))),
            ("at", SortCondition::Empty),
        ];
        assert_eq!(sent(&[("pk", s("a"))], &sort), (Clause::Never, vec![]));
    }

    #[test]
    fn keys_of_many_attributes_are_joined_and_keep_their_types() {
        let (clause, values) = sent(
            &[("tenant", s("a")), ("region", s("eu"))],
            &[
                ("year", SortCondition::Equal(KeyValue::N("2026".into()))),
                ("digest", SortCondition::Prefix(KeyValue::B(vec![1, 2]))),
            ],
        );
        let text = "#0 = :0 AND #1 = :1 AND #2 = :2 AND begins_with(#3, :3)";
        assert_eq!(clause, Clause::Text(text.into()));
        assert_eq!(
            values,
            [
                AttributeValue::S("a".into()),
                AttributeValue::S("eu".into()),
                AttributeValue::N("2026".into()),
                AttributeValue::B(vec![1, 2].into()),
            ]
        );
    }

    #[test]
    fn a_filter_shares_the_names_and_values_of_the_key_condition() {
        let mut placeholders = Placeholders::new();
        let key = s("a");
        key_condition([("pk", &key)], [], &mut placeholders).unwrap();
        let filter = Path::attribute("note").equals(AttributeValue::S("a".into()));
        let text = filter.render(&mut placeholders).unwrap();
        assert_eq!(text, Clause::Text("#1 = :0".into()));
        let projected = crate::expression::projection(["pk", "note", "at"], &mut placeholders);
        assert_eq!(projected.unwrap().as_deref(), Some("#0, #1, #2"));
    }
}
