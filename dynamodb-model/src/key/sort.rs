//! What a query asks of its sort key.

use super::value::KeyValue;

/// The condition on one sort key attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SortCondition {
    /// Every key.
    All,
    /// This key.
    Equal(KeyValue),
    /// Keys that begin so.
    Prefix(KeyValue),
    /// `>=`.
    AtLeast(KeyValue),
    /// `>`.
    GreaterThan(KeyValue),
    /// `<=`.
    AtMost(KeyValue),
    /// `<`.
    LessThan(KeyValue),
    /// From the first to the second, both included.
    Between(KeyValue, KeyValue),
    /// No key: nothing need be asked.
    Empty,
}
