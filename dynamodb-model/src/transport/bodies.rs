//! Requests whose body we write ourselves.
//!
//! The SDK is given an input that names the tables, for its endpoint rules, and has nothing else. The orchestrator asks the
//! operation's configuration how an input is written, and an interceptor may put something else there: a writer that has
//! the body ready. Signing, retries and all else are the SDK's.
//!
//! Such an input must not be sent. Should an SDK come that does not ask for the writer, the request ends before it
//! is signed, and the caller sends it by its whole input.
//!
//! A client with interceptors of its user is given whole inputs, which they may want to see or to change.

use std::cell::RefCell;
use std::error::Error as StdError;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::config::ConfigBag;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};

tokio::task_local! {
    /// The body of the request that is made in this task, until the SDK has its HTTP request.
    static READY: RefCell<Option<Ready>>;
}

/// A body, and what became of it.
#[derive(Clone)]
pub(super) struct Ready(Arc<State>);

struct State {
    operation: &'static str,
    /// Taken by the writer. Retries share what it was made to.
    body: Mutex<Option<String>>,
    /// Whether the SDK has written an input by itself, which nobody may send.
    is_passed_over: AtomicBool,
}

impl Ready {
    pub(super) fn new(operation: &'static str, body: String) -> Self {
        Self(Arc::new(State {
            operation,
            body: Mutex::new(Some(body)),
            is_passed_over: AtomicBool::new(false),
        }))
    }

    /// Sends by the SDK, with this body in place of that of the input.
    pub(super) async fn sent_with<T>(&self, sending: impl Future<Output = T>) -> T {
        READY.scope(RefCell::new(Some(self.clone())), sending).await
    }

    /// Whether the SDK did not ask for the body. Nothing was sent then.
    pub(super) fn is_passed_over(&self) -> bool {
        self.0.is_passed_over.load(Ordering::Acquire)
    }

    fn take(&self) -> Option<String> {
        // Whoever panicked left a whole body or none.
        let mut body = self.0.body.lock().unwrap_or_else(PoisonError::into_inner);
        body.take()
    }
}

/// Has the request that has a body ready written by it.
pub(super) fn offer_writer(cfg: &mut ConfigBag) {
    if let Ok(Some(ready)) = READY.try_with(|ready| ready.borrow().clone()) {
        let writer = SharedRequestSerializer::new(ready);
        cfg.interceptor_state().store_put(writer);
    }
}

/// Ends the request if its input was written by the SDK, and not by the writer that it was offered.
pub(super) fn refuse_stub() -> Result<(), Box<dyn StdError + Send + Sync>> {
    // Taken, so that requests which are made while this one is under way (by an HTTP client, say) have none.
    let ready = READY.try_with(|ready| ready.borrow_mut().take());
    let Ok(Some(ready)) = ready else {
        return Ok(());
    };
    if ready.take().is_none() {
        return Ok(());
    }
    ready.0.is_passed_over.store(true, Ordering::Release);
    Err("the SDK did not ask for the request's body".into())
}

impl SerializeRequest for Ready {
    fn serialize_input(
        &self,
        _: Input,
        _: &mut ConfigBag,
    ) -> Result<HttpRequest, Box<dyn StdError + Send + Sync>> {
        let body = self.take().ok_or("the body of the request is taken")?;
        let length = body.len().to_string();
        let mut request = HttpRequest::new(body.into());
        request.set_method("POST")?;
        request.set_uri("/")?;
        let headers = request.headers_mut();
        headers.insert("content-type", "application/x-amz-json-1.0");
        headers.insert(
            "x-amz-target",
            format!("DynamoDB_20120810.{}", self.0.operation),
        );
        headers.insert("content-length", length);
        Ok(request)
    }
}

/// Nothing of the body: values may be personal data.
impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ready").field(&self.0.operation).finish()
    }
}

#[cfg(test)]
mod tests;
