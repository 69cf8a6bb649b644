use std::fmt;
use std::time::Duration;

use super::throttle::Throttle;

/// What goes wrong with one request.
///
/// ```
/// use std::time::Duration;
/// use dynamodb_model::testing::{Fault, FaultKind, Throttle};
///
/// let faults = [
///     Fault::Throttled(Throttle::key_range()),
///     Fault::ReplyLost,
///     Fault::SlowFirstByte(Duration::from_secs(2)),
///     Fault::cancelled(["None", "TransactionConflict"]),
/// ];
/// assert_eq!(faults[1].kind(), FaultKind::ReplyLost);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// It is throttled.
    Throttled(Throttle),
    /// A `BatchWriteItem` or `BatchGetItem` of which a part is done, perhaps nothing, and the rest comes back as
    /// unprocessed. How much is drawn from the seed.
    Partial,
    /// A `BatchWriteItem` or `BatchGetItem` of which this many of the first items or keys are done, and the rest comes
    /// back as unprocessed. DynamoDB itself refuses a batch of which nothing could be done; `FirstOnly(0)` does not.
    FirstOnly(usize),
    /// Another transaction is at work on the item, the first one of a transaction: `TransactionConflictException`, or
    /// `TransactionCanceledException`.
    Conflict,
    /// A transaction is cancelled by these codes, one for each of its operations: see [`Fault::cancelled`].
    Cancelled(Vec<String>),
    /// Status 500, `InternalServerError`.
    ServerError,
    /// Status 503, with a load balancer's page instead of JSON.
    Unavailable,
    /// The connection is reset before the request is received: nothing happens at DynamoDB.
    Reset,
    /// The request takes effect, and the connection is reset before the reply.
    ReplyLost,
    /// The request takes effect, and the connection is reset in the middle of the reply.
    BrokenOff,
    /// The request is not received, and no answer ever comes: the client's timeouts apply, or else the SDK's protection
    /// against stalled streams, after some seconds. It has no end without any of them.
    Silence,
    /// The reply comes so much later. A timeout below that strikes after the request took effect.
    SlowFirstByte(Duration),
    /// The request takes effect; the body of the reply ends in its middle, as if that were all of it.
    Truncated,
    /// The request takes effect; a part of the reply's body is overwritten, and it is no JSON any more.
    Corrupt,
    /// The request takes effect; one character of a value is another one in the reply, which is sound JSON otherwise.
    /// Only its checksum tells. A reply without a value passes.
    Altered,
    /// The request takes effect; the reply has its status, and no body.
    Empty,
    /// The request takes effect; the reply is sound, and its `x-amz-crc32` is another one's.
    WrongChecksum,
    /// It is answered with this body and status 200, and does not reach DynamoDB: see [`Fault::answered`].
    Answered(String),
    /// It is answered with this body and status 400, and does not reach DynamoDB: see [`Fault::refused`].
    Refused(String),
}

/// The kinds of faults, for counting them.
///
/// ```
/// use dynamodb_model::testing::FaultKind;
///
/// assert_eq!(FaultKind::SlowFirstByte.to_string(), "slow first byte");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// [`Fault::Throttled`].
    Throttled,
    /// [`Fault::Partial`] and [`Fault::FirstOnly`].
    Partial,
    /// [`Fault::Conflict`].
    Conflict,
    /// [`Fault::Cancelled`].
    Cancelled,
    /// [`Fault::ServerError`].
    ServerError,
    /// [`Fault::Unavailable`].
    Unavailable,
    /// [`Fault::Reset`].
    Reset,
    /// [`Fault::ReplyLost`].
    ReplyLost,
    /// [`Fault::BrokenOff`].
    BrokenOff,
    /// [`Fault::Silence`].
    Silence,
    /// [`Fault::SlowFirstByte`].
    SlowFirstByte,
    /// [`Fault::Truncated`].
    Truncated,
    /// [`Fault::Corrupt`].
    Corrupt,
    /// [`Fault::Altered`].
    Altered,
    /// [`Fault::Empty`].
    Empty,
    /// [`Fault::WrongChecksum`].
    WrongChecksum,
    /// [`Fault::Answered`].
    Answered,
    /// [`Fault::Refused`].
    Refused,
}

impl Fault {
    /// A transaction that is cancelled by these codes, one for each of its operations: `"None"`,
    /// `"ConditionalCheckFailed"`, `"TransactionConflict"`, `"ThrottlingError"` and so on.
    ///
    /// ```
    /// use dynamodb_model::testing::Fault;
    ///
    /// let second_in_conflict = Fault::cancelled(["None", "TransactionConflict"]);
    /// # let _ = second_in_conflict;
    /// ```
    #[must_use]
    pub fn cancelled<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Cancelled(codes.into_iter().map(str::to_owned).collect())
    }

    /// A request that is answered with this JSON, given as text or as a value that displays as JSON.
    ///
    /// ```
    /// use dynamodb_model::testing::Fault;
    ///
    /// let no_item = Fault::answered("{}");
    /// # let _ = no_item;
    /// ```
    #[must_use]
    pub fn answered(json: impl fmt::Display) -> Self {
        Self::Answered(json.to_string())
    }

    /// A request that is refused with this JSON, given as text or as a value that displays as JSON. Its `__type` is the
    /// exception.
    ///
    /// ```
    /// use dynamodb_model::testing::Fault;
    ///
    /// let gone = Fault::refused(r#"{
    ///     "__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
    ///     "message": "Requested resource not found"
    /// }"#);
    /// # let _ = gone;
    /// ```
    #[must_use]
    pub fn refused(json: impl fmt::Display) -> Self {
        Self::Refused(json.to_string())
    }

    /// What it is counted as.
    #[must_use]
    pub const fn kind(&self) -> FaultKind {
        match self {
            Self::Throttled(_) => FaultKind::Throttled,
            Self::Partial | Self::FirstOnly(_) => FaultKind::Partial,
            Self::Conflict => FaultKind::Conflict,
            Self::Cancelled(_) => FaultKind::Cancelled,
            Self::ServerError => FaultKind::ServerError,
            Self::Unavailable => FaultKind::Unavailable,
            Self::Reset => FaultKind::Reset,
            Self::ReplyLost => FaultKind::ReplyLost,
            Self::BrokenOff => FaultKind::BrokenOff,
            Self::Silence => FaultKind::Silence,
            Self::SlowFirstByte(_) => FaultKind::SlowFirstByte,
            Self::Truncated => FaultKind::Truncated,
            Self::Corrupt => FaultKind::Corrupt,
            Self::Altered => FaultKind::Altered,
            Self::Empty => FaultKind::Empty,
            Self::WrongChecksum => FaultKind::WrongChecksum,
            Self::Answered(_) => FaultKind::Answered,
            Self::Refused(_) => FaultKind::Refused,
        }
    }

    /// Whether DynamoDB could do this to a request of the operation.
    pub(super) fn fits(&self, operation: &str) -> bool {
        match self {
            Self::Partial | Self::FirstOnly(_) => {
                matches!(operation, "BatchWriteItem" | "BatchGetItem")
            }
            Self::Cancelled(_) => is_transaction(operation),
            Self::Conflict => {
                is_transaction(operation)
                    || matches!(operation, "PutItem" | "UpdateItem" | "DeleteItem")
            }
            _ => true,
        }
    }
}

pub(super) fn is_transaction(operation: &str) -> bool {
    matches!(operation, "TransactWriteItems" | "TransactGetItems")
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Throttled => "throttled",
            Self::Partial => "partial batch",
            Self::Conflict => "conflict",
            Self::Cancelled => "transaction cancelled",
            Self::ServerError => "server error 500",
            Self::Unavailable => "unavailable 503",
            Self::Reset => "connection reset",
            Self::ReplyLost => "reply lost",
            Self::BrokenOff => "reply broken off",
            Self::Silence => "no answer",
            Self::SlowFirstByte => "slow first byte",
            Self::Truncated => "truncated body",
            Self::Corrupt => "corrupt body",
            Self::Altered => "altered value",
            Self::Empty => "empty body",
            Self::WrongChecksum => "wrong checksum",
            Self::Answered => "made-up answer",
            Self::Refused => "made-up refusal",
        })
    }
}
