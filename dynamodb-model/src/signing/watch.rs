use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use aws_sdk_dynamodb::config::ConfigBag;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::retries::RequestAttempts;

use super::moment::Moment;

/// How often the SDK signs, so that its clock and its signature are seen.
const INTERVAL: u64 = 1_000;
/// DynamoDB takes times that are off by a few minutes. The SDK corrects its clock by what it saw of DynamoDB's, and lets
/// nobody ask; off by less than this, a request can be signed by the machine's clock.
const NEAR: Duration = Duration::from_secs(60);

/// Who signs a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Own,
    Both,
    Sdk,
}

/// What is known of the SDK's signer.
#[derive(Debug)]
pub(super) struct Watch {
    began: Instant,
    /// When it is to sign next, in milliseconds since then.
    due: AtomicU64,
    /// Its clock is another than the machine's.
    far: AtomicBool,
    /// It signs in another way.
    differs: AtomicBool,
}

impl Watch {
    pub(super) fn new() -> Self {
        Self {
            began: Instant::now(),
            due: AtomicU64::new(0),
            far: AtomicBool::new(false),
            differs: AtomicBool::new(false),
        }
    }

    pub(super) fn turn(&self, bag: &ConfigBag) -> Turn {
        if self.differs.load(Ordering::Relaxed) {
            return Turn::Sdk;
        }
        // A request is tried again, among others, when DynamoDB has refused its time.
        let attempt = bag.load::<RequestAttempts>();
        let again = attempt.is_some_and(|attempt| attempt.attempts() > 1);
        if again || self.far.load(Ordering::Relaxed) || self.is_due() {
            Turn::Both
        } else {
            Turn::Own
        }
    }

    /// For one of those who ask at the same time.
    fn is_due(&self) -> bool {
        let now = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let due = self.due.load(Ordering::Relaxed);
        let next = now.saturating_add(INTERVAL);
        let (order, otherwise) = (Ordering::Relaxed, Ordering::Relaxed);
        now >= due
            && self
                .due
                .compare_exchange(due, next, order, otherwise)
                .is_ok()
    }

    /// Takes note of the time that the SDK signed for.
    pub(super) fn see_time(&self, signed: &HttpRequest, now: SystemTime) {
        let bounds = (now.checked_sub(NEAR), now.checked_add(NEAR));
        let near = match (bounds, Moment::of_signed(signed)) {
            ((Some(least), Some(most)), Some(said)) => {
                let (least, most) = (Moment::at(least), Moment::at(most));
                least.is_some_and(|least| least <= said) && most.is_some_and(|most| said <= most)
            }
            _ => false,
        };
        self.far.store(!near, Ordering::Relaxed);
    }

    /// Takes note of whether both signed alike.
    pub(super) fn compare(&self, signed: &HttpRequest, own: &HttpRequest) {
        let alike = signed.uri() == own.uri()
            && signed.headers().len() == own.headers().len()
            && signed.headers().iter().eq(own.headers().iter());
        if !alike {
            self.differs.store(true, Ordering::Relaxed);
        }
    }

    #[cfg(test)]
    pub(super) fn is_aside(&self) -> bool {
        self.differs.load(Ordering::Relaxed)
    }
}
