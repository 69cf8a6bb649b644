use std::fmt;

use crate::error::{ErrorKind, ThrottlingReason};

/// One attempt of a request that failed. The SDK makes others after it, and its caller hears of the last one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct FailedAttempt {
    kind: ErrorKind,
    throttling: Vec<ThrottlingReason>,
}

impl FailedAttempt {
    pub(crate) fn new(kind: ErrorKind, throttling: Vec<ThrottlingReason>) -> Self {
        Self { kind, throttling }
    }

    /// What kind of failure it was.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Which limits throttled it, as far as DynamoDB said.
    #[must_use]
    pub fn throttling(&self) -> &[ThrottlingReason] {
        &self.throttling
    }
}

impl fmt::Display for FailedAttempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.throttling.first() {
            Some(first) => write!(f, "throttled by {} of {}", first.reason, first.resource),
            None => write!(f, "{:?}", self.kind),
        }
    }
}
