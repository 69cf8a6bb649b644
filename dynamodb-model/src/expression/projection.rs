//! Which attributes a read returns.

use crate::expression::error::ExpressionError;
use crate::expression::limits;
use crate::expression::placeholders::Placeholders;

/// The text of a projection: each attribute once, in the order given; none for no attributes,
/// where DynamoDB returns them all.
///
/// # Errors
///
/// If the text is longer than 4 KB, which some seven hundred attributes are.
///
/// ```
/// use dynamodb_model::expression::{Placeholders, projection};
///
/// let mut placeholders = Placeholders::new();
/// let text = projection(["at", "value", "at"], &mut placeholders)?;
/// assert_eq!(text.as_deref(), Some("#0, #1"));
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
pub fn projection<'n>(
    names: impl IntoIterator<Item = &'n str>,
    placeholders: &mut Placeholders,
) -> Result<Option<String>, ExpressionError> {
    // Named twice, an attribute would be refused as two overlapping paths.
    let mut distinct: Vec<&str> = Vec::new();
    let mut text = String::new();
    for name in names {
        if distinct.contains(&name) {
            continue;
        }
        if !distinct.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&placeholders.name(name));
        distinct.push(name);
    }
    if distinct.is_empty() {
        return Ok(None);
    }
    limits::text(text).map(Some)
}
