//! The names and values of one request, by placeholder.

use std::collections::HashMap;
use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::expression::error::ExpressionError;
use crate::expression::limits;

/// The placeholders of one request's expressions: `#0`, `#1`… for names, `:0`, `:1`… for values,
/// numbered as they are first used.
///
/// The key condition, the filter, the condition and the projection of a request share one table,
/// in which each name and each value stands once.
///
/// ```
/// use aws_sdk_dynamodb::types::AttributeValue;
/// use dynamodb_model::expression::Placeholders;
///
/// let mut placeholders = Placeholders::new();
/// assert_eq!(placeholders.name("status"), "#0");
/// assert_eq!(placeholders.name("value"), "#1");
/// assert_eq!(placeholders.name("status"), "#0");
/// assert_eq!(placeholders.value(&AttributeValue::N("90".into())), ":0");
///
/// let substitutions = placeholders.finish()?;
/// assert_eq!(substitutions.names(), [("#0".into(), "status".into()), ("#1".into(), "value".into())]);
/// assert_eq!(substitutions.values(), [(":0".into(), AttributeValue::N("90".into()))]);
/// # Ok::<(), dynamodb_model::expression::ExpressionError>(())
/// ```
#[derive(Clone, Default)]
pub struct Placeholders {
    // Searched from the start: an expression of 4 KB has a few hundred of them at most, and a
    // usual one has three.
    names: Vec<String>,
    values: Vec<AttributeValue>,
}

impl Placeholders {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The placeholder of a name.
    pub fn name(&mut self, name: &str) -> String {
        let known = self.names.iter().position(|known| known == name);
        let number = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        format!("#{number}")
    }

    /// The placeholder of a value.
    pub fn value(&mut self, value: &AttributeValue) -> String {
        let known = self.values.iter().position(|known| known == value);
        let number = known.unwrap_or_else(|| {
            self.values.push(value.clone());
            self.values.len() - 1
        });
        format!(":{number}")
    }

    /// All names and values, to be sent with the expressions.
    ///
    /// # Errors
    ///
    /// If they are larger than 2 MB together, or if a value is nested deeper than DynamoDB accepts.
    pub fn finish(self) -> Result<Substitutions, ExpressionError> {
        let mut bytes = 0;
        let mut substitutions = Substitutions::default();
        for (i, name) in self.names.into_iter().enumerate() {
            let placeholder = format!("#{i}");
            bytes += placeholder.len() + name.len();
            substitutions.names.push((placeholder, name));
        }
        for (i, value) in self.values.into_iter().enumerate() {
            let placeholder = format!(":{i}");
            bytes += placeholder.len() + limits::measure(&value)?;
            substitutions.values.push((placeholder, value));
        }
        if bytes > limits::SUBSTITUTIONS {
            return Err(ExpressionError::TooLarge { bytes });
        }
        Ok(substitutions)
    }
}

/// Names only: values may be personal data.
impl fmt::Debug for Placeholders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Placeholders");
        debug.field("names", &self.names).finish_non_exhaustive()
    }
}

/// What the placeholders of a request stand for, in the order of their numbers.
#[derive(Clone, Default, PartialEq)]
pub struct Substitutions {
    names: Vec<(String, String)>,
    values: Vec<(String, AttributeValue)>,
}

impl Substitutions {
    /// The names by placeholder.
    #[must_use]
    pub fn names(&self) -> &[(String, String)] {
        &self.names
    }

    /// The values by placeholder.
    #[must_use]
    pub fn values(&self) -> &[(String, AttributeValue)] {
        &self.values
    }

    /// The names and the values as a request takes them: none where there are none, since DynamoDB
    /// refuses empty ones.
    #[must_use]
    pub fn into_request(self) -> (Option<Named<String>>, Option<Named<AttributeValue>>) {
        (by_placeholder(self.names), by_placeholder(self.values))
    }
}

/// Names only: values may be personal data.
impl fmt::Debug for Substitutions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Substitutions");
        debug.field("names", &self.names).finish_non_exhaustive()
    }
}

type Named<T> = HashMap<String, T>;

fn by_placeholder<T>(entries: Vec<(String, T)>) -> Option<Named<T>> {
    (!entries.is_empty()).then(|| entries.into_iter().collect())
}
