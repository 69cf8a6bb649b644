//! The key values and sort conditions that the key codec gives.

/// A key attribute's value, as DynamoDB types it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyValue {
    /// Text.
    S(String),
    /// A number, in DynamoDB's spelling.
    N(String),
    /// Bytes.
    B(Vec<u8>),
}

/// What a query asks of one sort key attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SortCondition {
    /// Nothing.
    All,
    /// Equal to a value.
    Equal(KeyValue),
    /// Text or bytes that start with a value.
    Prefix(KeyValue),
    /// `>=`.
    AtLeast(KeyValue),
    /// `>`.
    GreaterThan(KeyValue),
    /// `<=`.
    AtMost(KeyValue),
    /// `<`.
    LessThan(KeyValue),
    /// From the first value to the second, both included.
    Between(KeyValue, KeyValue),
    /// A range that nothing is in.
    Empty,
}
