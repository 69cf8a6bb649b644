//! What DynamoDB accepts in one expression, checked before anything is sent.

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::error::ExpressionError;

/// Bytes of one expression, placeholders as they are written.
pub(crate) const TEXT: usize = 4 * 1024;

/// Comparators, functions, `AND`s, `OR`s and `NOT`s of one expression.
pub(crate) const OPERATORS: usize = 300;

/// Values of one `IN`.
pub(crate) const IN_VALUES: usize = 100;

/// Values written into one list: the service counts the left side as an operand too, and so
/// refuses a list of the hundred values that its documentation allows.
pub(crate) const IN_LIST: usize = IN_VALUES - 1;

/// Names and indices of one path.
pub(crate) const PATH: usize = 32;

/// Bytes of all names and values of one request.
pub(crate) const SUBSTITUTIONS: usize = 2 * 1024 * 1024;

/// Lists and maps around the innermost value: the value itself is the 32nd level.
pub(crate) const NESTING: usize = 31;

/// An expression that is not too long to send.
pub(crate) fn text(text: String) -> Result<String, ExpressionError> {
    if text.len() > TEXT {
        return Err(ExpressionError::TooLong { bytes: text.len() });
    }
    Ok(text)
}

/// The bytes that a value counts for; an error if it is nested too deep.
pub(crate) fn measure(value: &AttributeValue) -> Result<usize, ExpressionError> {
    let mut bytes = 0;
    // Not recursive: a value nested without end must give an error, not end the thread's stack.
    let mut rest = vec![(value, 0)];
    while let Some((value, depth)) = rest.pop() {
        if depth > NESTING {
            return Err(ExpressionError::TooDeep);
        }
        bytes += match value {
            AttributeValue::S(text) | AttributeValue::N(text) => text.len(),
            AttributeValue::B(blob) => blob.as_ref().len(),
            AttributeValue::Ss(members) | AttributeValue::Ns(members) => {
                members.iter().map(String::len).sum()
            }
            AttributeValue::Bs(members) => members.iter().map(|blob| blob.as_ref().len()).sum(),
            AttributeValue::L(members) => {
                rest.extend(members.iter().map(|member| (member, depth + 1)));
                3 + members.len()
            }
            AttributeValue::M(members) => {
                rest.extend(members.values().map(|member| (member, depth + 1)));
                3 + members.keys().map(|key| key.len() + 1).sum::<usize>()
            }
            _ => 1,
        };
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::{Clause, Condition, Path, Placeholders};

    fn number(value: usize) -> AttributeValue {
        AttributeValue::N(value.to_string())
    }

    fn rendered(condition: &Condition) -> Result<String, String> {
        let mut placeholders = Placeholders::new();
        let clause = condition
            .render(&mut placeholders)
            .map_err(|error| error.to_string())?;
        placeholders.finish().map_err(|error| error.to_string())?;
        Ok(clause.into_text().unwrap_or_default())
    }

    fn equalities(count: usize) -> impl Iterator<Item = Condition> {
        (0..count).map(|i| Path::attribute("a").equals(number(i % 7)))
    }

    #[test]
    fn three_hundred_operators_are_sent_and_one_more_is_not() {
        assert!(
            rendered(&Condition::any_of(equalities(150))).is_ok(),
            "299 operators"
        );
        assert!(
            rendered(&!Condition::any_of(equalities(150))).is_ok(),
            "300 operators"
        );
        let error = rendered(&Condition::any_of(equalities(151))).unwrap_err();
        assert!(error.contains("301 operators"), "{error}");
    }

    #[test]
    fn a_text_of_four_kilobytes_is_sent_and_a_longer_one_is_not() {
        let list = |values: usize| {
            let lists = (0..values.div_ceil(90)).map(|list| {
                let values = list * 90..values.min(list * 90 + 90);
                Path::attribute("a").equals_any(values.map(number))
            });
            Condition::any_of(lists)
        };
        let longest = (500..900)
            .rev()
            .find(|values| rendered(&list(*values)).is_ok())
            .unwrap();
        let length = rendered(&list(longest)).unwrap().len();
        assert!((TEXT - 6..=TEXT).contains(&length), "{length}");
        let error = rendered(&list(longest + 1)).unwrap_err();
        assert!(
            error.contains("bytes long, and DynamoDB takes 4096"),
            "{error}"
        );
    }

    #[test]
    fn a_hundred_alternatives_are_sent_in_lists_that_the_service_takes() {
        let list = |values| Path::attribute("a").equals_any((0..values).map(number));
        assert_eq!(rendered(&list(99)).unwrap().matches("IN").count(), 1);
        let text = rendered(&list(100)).unwrap();
        assert!(text.ends_with(", :98) OR #0 IN (:99)"), "{text}");
        let repeated = Path::attribute("a").equals_any((0..1000).map(|i| number(i % 3)));
        assert_eq!(rendered(&repeated).unwrap(), "#0 IN (:0, :1, :2)");
        let error = rendered(&list(101)).unwrap_err();
        assert!(
            error.starts_with("`a` is compared with a list of more than 100 values"),
            "{error}"
        );
    }

    #[test]
    fn no_depth_of_conditions_ends_the_stack() {
        let one = || Path::attribute("a").exists();
        let deep = |levels| (0..levels).fold(one(), |inner, _| !((inner & one()) | one()));
        assert!(rendered(&deep(59)).is_ok(), "296 operators");
        assert!(rendered(&deep(100_000)).is_err());
    }

    #[test]
    fn values_are_measured_by_bytes_and_by_depth() {
        let nested =
            |levels| (0..levels).fold(number(1), |inner, _| AttributeValue::L(vec![inner]));
        let equals = |value| Path::attribute("a").equals(value);
        assert!(rendered(&equals(nested(31))).is_ok());
        let error = rendered(&equals(nested(32))).unwrap_err();
        assert!(
            error.contains("more than 31 lists and maps inside each other"),
            "{error}"
        );

        let text = |bytes| AttributeValue::S("x".repeat(bytes));
        assert!(
            rendered(&equals(text(SUBSTITUTIONS - 5))).is_ok(),
            "with `#0`, `a` and `:0`"
        );
        let error = rendered(&equals(text(SUBSTITUTIONS - 4))).unwrap_err();
        assert!(error.contains("are 2097153 bytes"), "{error}");
    }

    #[test]
    fn the_first_error_of_a_condition_is_kept_whatever_is_joined_to_it() {
        let failed = Path::attribute("a").equals_any((0..101).map(number));
        let decided = (failed & Condition::any_of([])) | Condition::all_of([]);
        assert!(rendered(&!decided).unwrap_err().starts_with("`a`"));
        let mut placeholders = Placeholders::new();
        let never = Condition::any_of([]) & Path::attribute("a").exists();
        assert_eq!(never.render(&mut placeholders).unwrap(), Clause::Never);
        assert!(placeholders.finish().unwrap().names().is_empty());
    }
}
