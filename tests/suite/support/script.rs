//! Replies that no engine gives, and what happens elsewhere while a request is under way.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::Client;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use dynamodb_model::{Db, Table};
use serde_json::Value;

/// What becomes of one request.
pub(crate) enum Step {
    /// It is answered with this error, and does not reach the engine.
    Refuse(Value),
    /// It is answered with this, and does not reach the engine.
    Answer(Value),
    /// This happens before it reaches the engine.
    Meddle(Meddling),
}

type Meddling = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send>;

impl Step {
    /// A transaction that is cancelled by these codes, one for each of its operations.
    pub(crate) fn cancel(codes: &[&str]) -> Self {
        let reasons = codes.iter().map(|code| serde_json::json!({ "Code": code }));
        Self::Refuse(serde_json::json!({
            "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
            "Message": "Transaction cancelled",
            "CancellationReasons": reasons.collect::<Vec<_>>(),
        }))
    }

    pub(crate) fn meddle<F>(meddle: impl FnOnce() -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Self::Meddle(Box::new(move || Box::pin(meddle())))
    }
}

/// The same handle, whose requests of this operation meet the steps one after the other.
pub(crate) fn scripted<T: Table>(
    db: &Db<T>,
    operation: &'static str,
    steps: impl IntoIterator<Item = Step>,
) -> Db<T> {
    let config = db.client().config();
    let client = config.http_client().expect("the engine's client has one");
    let steps = Arc::new(Mutex::new(steps.into_iter().collect::<VecDeque<_>>()));
    let scripted = http_client_fn(move |settings, components| {
        SharedHttpConnector::new(Script {
            inner: client.http_connector(settings, components),
            operation,
            steps: Arc::clone(&steps),
        })
    });
    let config = config.to_builder().http_client(scripted).build();
    Db::new(Client::from_conf(config)).named(db.table_name())
}

struct Script {
    inner: SharedHttpConnector,
    operation: &'static str,
    steps: Arc<Mutex<VecDeque<Step>>>,
}

impl HttpConnector for Script {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let is_meant = target.rsplit('.').next() == Some(self.operation);
        let step = is_meant.then(|| self.steps.lock().unwrap().pop_front());
        match step.flatten() {
            None => self.inner.call(request),
            Some(Step::Refuse(error)) => HttpConnectorFuture::ready(Ok(reply(400, &error))),
            Some(Step::Answer(answer)) => HttpConnectorFuture::ready(Ok(reply(200, &answer))),
            Some(Step::Meddle(meddle)) => {
                let inner = self.inner.clone();
                HttpConnectorFuture::new(async move {
                    meddle().await;
                    inner.call(request).await
                })
            }
        }
    }
}

fn reply(status: u16, body: &Value) -> HttpResponse {
    HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body.to_string()))
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Script").finish_non_exhaustive()
    }
}
