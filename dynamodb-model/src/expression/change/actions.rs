use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::path::Path;

/// One action of an update expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// `SET`.
    Set(Path, NewValue),
    /// `REMOVE`.
    Remove(Path),
    /// `ADD` of members to a set.
    Insert(Path, AttributeValue),
    /// `DELETE` of members from a set.
    Discard(Path, AttributeValue),
}

/// What an attribute is set to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NewValue {
    Is(AttributeValue),
    /// The value, unless there is one already.
    IfAbsent(AttributeValue),
    /// The number that is there, or 0, plus this one.
    Plus(AttributeValue),
    /// The number that is there, or 0, less this one.
    Minus(AttributeValue),
    /// The list that is there, or an empty one, and these members after it.
    Append(AttributeValue),
    /// These members, and the list that is there after them.
    Prepend(AttributeValue),
}

impl Action {
    /// What the action leaves where nothing was.
    pub(crate) fn on_nothing(&self) -> Option<AttributeValue> {
        match self {
            Self::Set(_, NewValue::Minus(value)) => match value {
                AttributeValue::N(number) => Some(AttributeValue::N(negated(number))),
                other => Some(other.clone()),
            },
            Self::Set(
                _,
                NewValue::Is(value)
                | NewValue::IfAbsent(value)
                | NewValue::Plus(value)
                | NewValue::Append(value)
                | NewValue::Prepend(value),
            )
            | Self::Insert(_, value) => Some(value.clone()),
            Self::Remove(_) | Self::Discard(..) => None,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Set(path, _)
            | Self::Remove(path)
            | Self::Insert(path, _)
            | Self::Discard(path, _) => path,
        }
    }
}

fn negated(number: &str) -> String {
    match number.strip_prefix('-') {
        Some(positive) => positive.to_owned(),
        None if number == "0" => number.to_owned(),
        None => format!("-{number}"),
    }
}
