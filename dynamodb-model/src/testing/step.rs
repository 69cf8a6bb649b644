use std::fmt;
use std::pin::Pin;

use super::fault::Fault;

/// What becomes of one request of a script: a fault or none, and what happens elsewhere while it is under way.
///
/// A [`Fault`] by itself is a step too.
///
/// ```
/// use dynamodb_model::testing::{Fault, Faults, Step};
///
/// let faults = Faults::new();
/// faults
///     .next("PutItem", Step::pass())
///     .next("PutItem", Step::from(Fault::ReplyLost).before(|| async { /* another client writes here */ }));
/// ```
#[must_use = "it is given to `Faults::next`"]
pub struct Step {
    pub(super) before: Option<Meddling>,
    pub(super) fault: Option<Fault>,
    pub(super) after: Option<Meddling>,
}

/// What is done beside a request.
pub(super) type Meddling = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send>;

impl Step {
    /// A request that nothing happens to.
    pub const fn pass() -> Self {
        Self {
            before: None,
            fault: None,
            after: None,
        }
    }

    /// This is done, and waited for, before the request is sent: what another client does in between. Its own requests
    /// go through a handle without faults, or meet the script themselves.
    pub fn before<F>(mut self, meddle: impl FnOnce() -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.before = Some(boxed(meddle));
        self
    }

    /// This is done, and waited for, when the request was answered, before the caller has the answer.
    pub fn after<F>(mut self, meddle: impl FnOnce() -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.after = Some(boxed(meddle));
        self
    }
}

impl From<Fault> for Step {
    fn from(fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..Self::pass()
        }
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Step")
            .field("before", &self.before.is_some())
            .field("fault", &self.fault)
            .field("after", &self.after.is_some())
            .finish()
    }
}

fn boxed<F>(meddle: impl FnOnce() -> F + Send + 'static) -> Meddling
where
    F: Future<Output = ()> + Send + 'static,
{
    Box::new(move || Box::pin(meddle()))
}
