use serde_json::{Value, json};

/// Why a request is throttled, and by which exception it is told.
///
/// The limits have the names that DynamoDB gives them, and each comes as the exception that it usually has. The reason
/// says `Read` or `Write` by the operation that is throttled.
///
/// ```
/// use dynamodb_model::testing::{Fault, Throttle, ThrottleCode};
///
/// let hot_key = Fault::Throttled(Throttle::key_range());
/// let busy_index = Fault::Throttled(Throttle::provisioned().of_index("gsi1"));
/// let without_a_word = Throttle::account().told_as(ThrottleCode::Throttling).unexplained();
/// # let _ = (hot_key, busy_index, without_a_word);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it is given to `Fault::Throttled`"]
pub struct Throttle {
    code: ThrottleCode,
    limit: Option<&'static str>,
    index: Option<String>,
}

/// The exceptions by which DynamoDB throttles.
///
/// ```
/// use dynamodb_model::testing::{Throttle, ThrottleCode};
///
/// let throttle = Throttle::key_range().told_as(ThrottleCode::Throttling);
/// # let _ = throttle;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ThrottleCode {
    /// `ProvisionedThroughputExceededException`.
    ProvisionedThroughputExceeded,
    /// `ThrottlingException`.
    Throttling,
    /// `RequestLimitExceeded`.
    RequestLimitExceeded,
}

impl Throttle {
    /// The capacity that the table, or its index, is provisioned with: `…ProvisionedThroughputExceeded`.
    pub const fn provisioned() -> Self {
        Self::of(
            ThrottleCode::ProvisionedThroughputExceeded,
            "ProvisionedThroughputExceeded",
        )
    }

    /// What one partition can serve, so a hot key: `…KeyRangeThroughputExceeded`.
    pub const fn key_range() -> Self {
        Self::of(
            ThrottleCode::ProvisionedThroughputExceeded,
            "KeyRangeThroughputExceeded",
        )
    }

    /// The most that an on-demand table is allowed: `…MaxOnDemandThroughputExceeded`.
    pub const fn on_demand() -> Self {
        Self::of(ThrottleCode::Throttling, "MaxOnDemandThroughputExceeded")
    }

    /// The account's quota in the region: `…AccountLimitExceeded`.
    pub const fn account() -> Self {
        Self::of(ThrottleCode::RequestLimitExceeded, "AccountLimitExceeded")
    }

    const fn of(code: ThrottleCode, limit: &'static str) -> Self {
        Self {
            code,
            limit: Some(limit),
            index: None,
        }
    }

    /// It is a limit of this index, and not of the table: `Index…`, with the index's ARN.
    pub fn of_index(mut self, index: impl Into<String>) -> Self {
        self.index = Some(index.into());
        self
    }

    /// It comes as this exception.
    pub const fn told_as(mut self, code: ThrottleCode) -> Self {
        self.code = code;
        self
    }

    /// It comes without reasons.
    pub const fn unexplained(mut self) -> Self {
        self.limit = None;
        self
    }

    /// The error, for an operation on the table of this ARN.
    pub(super) fn error(&self, operation: &str, table: &str) -> Value {
        let (code, message, member) = match self.code {
            ThrottleCode::ProvisionedThroughputExceeded => (
                "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
                "The level of configured provisioned throughput for the table was exceeded.",
                "ThrottlingReasons",
            ),
            // The one that is no exception of DynamoDB's own model, and whose member is in lower case.
            ThrottleCode::Throttling => (
                "com.amazon.coral.availability#ThrottlingException",
                "Request rate is too high. Reduce the rate of requests.",
                "throttlingReasons",
            ),
            ThrottleCode::RequestLimitExceeded => (
                "com.amazonaws.dynamodb.v20120810#RequestLimitExceeded",
                "Throughput exceeds the current throughput limit for your account.",
                "ThrottlingReasons",
            ),
        };
        let mut error = json!({ "__type": code, "message": message });
        if let (Some(limit), Some(members)) = (self.limit, error.as_object_mut()) {
            let access = if reads(operation) { "Read" } else { "Write" };
            let (of, resource) = match &self.index {
                Some(index) => ("Index", format!("{table}/index/{index}")),
                None => ("Table", table.to_owned()),
            };
            let reason = format!("{of}{access}{limit}");
            let reasons = json!([{ "reason": reason, "resource": resource }]);
            members.insert(member.to_owned(), reasons);
        }
        error
    }
}

fn reads(operation: &str) -> bool {
    matches!(
        operation,
        "GetItem" | "BatchGetItem" | "Query" | "Scan" | "TransactGetItems"
    )
}
