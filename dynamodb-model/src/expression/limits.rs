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
