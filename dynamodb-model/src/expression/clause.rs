//! What an expression comes to.

use crate::expression::error::ExpressionError;
use crate::expression::path::Path;
use crate::expression::placeholders::Placeholders;

/// What an expression comes to once it is rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Clause {
    /// True of every item: nothing is sent.
    Always,
    /// True of no item (an empty list of alternatives, a reversed range): a read is answered
    /// without a request.
    Never,
    /// The text to send, with its names and values in the [`Placeholders`].
    Text(String),
}

impl Clause {
    /// The condition of a write, which has to be sent even when nothing can fulfil it, so that it
    /// fails like any other: `key` is the table's partition key.
    ///
    /// # Errors
    ///
    /// If the request's expressions are too large.
    ///
    /// ```
    /// use dynamodb_model::expression::{Clause, Condition, Placeholders};
    ///
    /// let mut placeholders = Placeholders::new();
    /// let never = Condition::any_of([]).render(&mut placeholders)?;
    /// assert_eq!(
    ///     never.for_write("pk", &mut placeholders)?.as_deref(),
    ///     Some("attribute_exists(#0) AND attribute_not_exists(#0)"),
    /// );
    /// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
    /// ```
    pub fn for_write(
        self,
        key: &str,
        placeholders: &mut Placeholders,
    ) -> Result<Option<String>, ExpressionError> {
        if self != Self::Never {
            return Ok(self.into_text());
        }
        let key = Path::attribute(key.to_owned());
        let contradiction = key.clone().exists() & key.missing();
        Ok(contradiction.render(placeholders)?.into_text())
    }

    /// The text, if there is one to send.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Always | Self::Never => None,
        }
    }
}
