use aws_sdk_dynamodb::types::AttributeValue;

use super::{Action, NewValue};
use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::placeholders::Placeholders;

/// The update expression of these actions; `None` when there are none.
///
/// # Errors
///
/// If two of them are about the same attribute, or the text is longer than DynamoDB accepts.
pub(crate) fn update(
    actions: &[Action],
    placeholders: &mut Placeholders,
) -> Result<Option<String>, ExpressionError> {
    refuse_overlap(actions)?;
    let mut clauses = [
        ("SET", Vec::new()),
        ("REMOVE", Vec::new()),
        ("ADD", Vec::new()),
        ("DELETE", Vec::new()),
    ];
    for action in actions {
        let (clause, text) = render(action, placeholders);
        if let Some((_, of_clause)) = clauses.iter_mut().find(|(name, _)| *name == clause) {
            of_clause.push(text);
        }
    }
    let texts: Vec<String> = clauses
        .iter()
        .filter(|(_, actions)| !actions.is_empty())
        .map(|(clause, actions)| format!("{clause} {}", actions.join(", ")))
        .collect();
    if texts.is_empty() {
        return Ok(None);
    }
    limits::text(texts.join(" ")).map(Some)
}

fn render(action: &Action, placeholders: &mut Placeholders) -> (&'static str, String) {
    let path = action.path().render(placeholders);
    match action {
        Action::Set(_, value) => (
            "SET",
            format!("{path} = {}", operand(&path, value, placeholders)),
        ),
        Action::Remove(_) => ("REMOVE", path),
        Action::Insert(_, members) => ("ADD", format!("{path} {}", placeholders.value(members))),
        Action::Discard(_, members) => {
            ("DELETE", format!("{path} {}", placeholders.value(members)))
        }
    }
}

/// The right side of `SET`. What is not there counts as nothing: 0, or an empty list.
fn operand(path: &str, value: &NewValue, placeholders: &mut Placeholders) -> String {
    let given = match value {
        NewValue::Is(given)
        | NewValue::IfAbsent(given)
        | NewValue::Plus(given)
        | NewValue::Minus(given)
        | NewValue::Append(given)
        | NewValue::Prepend(given) => placeholders.value(given),
    };
    let mut known_or = |nothing: AttributeValue| {
        format!("if_not_exists({path}, {})", placeholders.value(&nothing))
    };
    let zero = || AttributeValue::N("0".into());
    let empty = || AttributeValue::L(Vec::new());
    match value {
        NewValue::Is(_) => given,
        NewValue::IfAbsent(_) => format!("if_not_exists({path}, {given})"),
        NewValue::Plus(_) => format!("{} + {given}", known_or(zero())),
        NewValue::Minus(_) => format!("{} - {given}", known_or(zero())),
        NewValue::Append(_) => format!("list_append({}, {given})", known_or(empty())),
        NewValue::Prepend(_) => format!("list_append({given}, {})", known_or(empty())),
    }
}

/// DynamoDB refuses two actions of which one's path is the other's or leads into it.
fn refuse_overlap(actions: &[Action]) -> Result<(), ExpressionError> {
    for (number, action) in actions.iter().enumerate() {
        let mut before = actions.iter().take(number);
        if before.any(|other| other.path().overlaps(action.path())) {
            let attribute = action.path().clone().into_text();
            return Err(ExpressionError::ChangedTwice { attribute });
        }
    }
    Ok(())
}
