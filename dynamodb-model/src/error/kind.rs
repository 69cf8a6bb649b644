/// The kinds of [`Error`](crate::Error).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A key cannot be made of the given values: too long, empty, not a number, outside the years 0–9999.
    /// Nothing was sent.
    Key,
    /// A value cannot be stored as a DynamoDB attribute. Nothing was sent.
    Encode,
    /// An item in the table does not fit the entity's struct.
    Decode,
    /// An item is of none of a collection's variants.
    UnknownType,
    /// A filter or a condition exceeds a limit of DynamoDB's expressions. Nothing was sent.
    Expression,
    /// A cursor is malformed, was changed, or belongs to another query. Nothing was sent.
    Cursor,
    /// The write's condition does not hold; [`Error::current`](crate::Error::current) has the item as it is.
    ConditionFailed,
    /// Another item of the entity has the value of a unique field; [`Error::field`](crate::Error::field) says which.
    NotUnique,
    /// Another request is at work on the same item. Transactions are tried again for a while before this is told.
    Conflict,
    /// A transaction has more than 100 items, more than 4 MB, an item of more than 400 KB, or two operations on one item.
    /// Nothing was sent.
    Transaction,
    /// A bulk job ended before all was done: its time was up, or nothing was done for too long. What is left over can be
    /// sent again.
    Unfinished,
    /// DynamoDB is out of capacity for this request, after the SDK's retries; [`Error::throttling`](crate::Error::throttling) says which limit.
    Throttled,
    /// The table or the index does not exist (yet).
    NotFound,
    /// The table exists already, or is being changed.
    InUse,
    /// The credentials do not allow the request.
    AccessDenied,
    /// The request cannot be done as it is: DynamoDB refused it, or the library did before sending it (an upsert that
    /// would make half an item, capacity of 0).
    Refused,
    /// DynamoDB failed, after the SDK's retries.
    Service,
    /// The request did not reach DynamoDB or its reply did not arrive: a write may have happened.
    Connection,
    /// The SDK's client is not configured to send requests.
    Configuration,
}
