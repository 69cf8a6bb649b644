use std::fmt;
use std::future::pending;
use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_sdk_dynamodb::config::{AsyncSleep as _, SharedAsyncSleep};
use aws_sdk_dynamodb::error::ConnectorError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};

use super::batch;
use super::fault::{Fault, FaultKind, is_transaction};
use super::faults::Faults;
use super::reply::{Reply, reset};

/// A connector whose requests meet faults before they reach the one inside, or on the way back.
#[derive(Clone)]
pub(super) struct Faulty {
    pub(super) inner: Option<SharedHttpConnector>,
    pub(super) faults: Faults,
    pub(super) region: Option<String>,
    pub(super) read_timeout: Option<Duration>,
    pub(super) sleep: Option<SharedAsyncSleep>,
}

impl HttpConnector for Faulty {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let step = self.faults.draw(&operation);
        let faulty = self.clone();
        HttpConnectorFuture::new(async move {
            if let Some(before) = step.before {
                before().await;
            }
            let reply = match step.fault {
                None => faulty.forward(&operation, request).await,
                Some(fault) => faulty.strike(fault, &operation, request).await,
            };
            if let Some(after) = step.after {
                after().await;
            }
            reply.map(Reply::into_response)
        })
    }
}

impl fmt::Debug for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Faulty").finish_non_exhaustive()
    }
}

type Replied = Result<Reply, ConnectorError>;

impl Faulty {
    /// Sends the request on, and receives the whole reply, during which the clock of the client inside stands still if
    /// that client holds it.
    async fn forward(&self, operation: &str, request: HttpRequest) -> Replied {
        let Some(inner) = &self.inner else {
            return Err(misuse(
                "the client has no HTTP client of its own; set one by `Config::http_client`"
                    .to_owned(),
            ));
        };
        self.faults.count_received(operation);
        let response = inner.call(request).await?;
        Reply::receive(response).await
    }

    async fn strike(&self, fault: Fault, operation: &str, request: HttpRequest) -> Replied {
        if !fault.fits(operation) {
            return Err(misuse(format!("{fault:?} cannot happen to {operation}")));
        }
        match &fault {
            Fault::Partial => {
                let size = batch::size(&body(&request));
                let first = self.faults.below(size);
                self.part(first, operation, request).await
            }
            Fault::FirstOnly(first) => self.part(*first, operation, request).await,
            Fault::Throttled(_)
            | Fault::Conflict
            | Fault::Cancelled(_)
            | Fault::ServerError
            | Fault::Unavailable
            | Fault::Reset
            | Fault::Silence
            | Fault::Answered(_)
            | Fault::Refused(_) => {
                self.faults.count(fault.kind());
                self.keep_away(&fault, operation, &request).await
            }
            Fault::ReplyLost
            | Fault::BrokenOff
            | Fault::SlowFirstByte(_)
            | Fault::Truncated
            | Fault::Corrupt
            | Fault::Altered
            | Fault::Empty
            | Fault::WrongChecksum => {
                let reply = self.forward(operation, request).await?;
                self.spoil(&fault, reply).await
            }
        }
    }

    /// Sends a batch's first items or keys on, and adds the others to the reply as unprocessed.
    async fn part(&self, first: usize, operation: &str, mut request: HttpRequest) -> Replied {
        let mut batch = body(&request);
        let size = batch::size(&batch);
        let left = batch::split(&mut batch, first);
        if left.is_empty() {
            return self.forward(operation, request).await;
        }
        self.faults.count(FaultKind::Partial);
        let (member, nothing) = match operation {
            "BatchGetItem" => ("UnprocessedKeys", json!({ "Responses": {} })),
            _ => ("UnprocessedItems", json!({})),
        };
        let mut reply = if first.min(size) == 0 {
            Reply::json(200, &nothing)?
        } else {
            let text = batch.to_string();
            let length = text.len().to_string();
            request.headers_mut().insert("content-length", length);
            *request.body_mut() = SdkBody::from(text);
            self.forward(operation, request).await?
        };
        if reply.is_success() {
            let mut value = reply.value();
            batch::merge(&mut value, member, left);
            reply.rewrite(&value);
        }
        Ok(reply)
    }

    /// What a request meets that does not reach DynamoDB.
    async fn keep_away(&self, fault: &Fault, operation: &str, request: &HttpRequest) -> Replied {
        match fault {
            Fault::Throttled(throttle) => {
                let table = self.table_arn(&body(request));
                Reply::json(400, &throttle.error(operation, &table))
            }
            Fault::Conflict if is_transaction(operation) => {
                let size = body(request)
                    .get("TransactItems")
                    .and_then(Value::as_array)
                    .map_or(1, Vec::len);
                let others = std::iter::repeat_n("None", size.saturating_sub(1));
                let codes = std::iter::once("TransactionConflict").chain(others);
                Reply::json(400, &cancelled(codes))
            }
            Fault::Conflict => {
                let said = "Transaction is ongoing for the item";
                Reply::json(400, &exception("TransactionConflictException", said))
            }
            Fault::Cancelled(codes) => {
                Reply::json(400, &cancelled(codes.iter().map(String::as_str)))
            }
            Fault::Unavailable => Reply::page(503, PAGE),
            Fault::Answered(json) => Reply::json(200, json),
            Fault::Refused(json) => Reply::json(400, json),
            Fault::Silence => self.never().await,
            Fault::Reset => Err(lost()),
            _ => {
                let said = "The request could not be processed because of an internal error";
                Reply::json(500, &exception("InternalServerError", said))
            }
        }
    }

    /// What happens to the reply to a request that took effect.
    async fn spoil(&self, fault: &Fault, mut reply: Reply) -> Replied {
        match fault {
            Fault::BrokenOff => reply.break_off(),
            Fault::Truncated => reply.truncate(),
            Fault::Corrupt => reply.corrupt(),
            Fault::Empty => reply.empty(),
            Fault::WrongChecksum => reply.deny_checksum(),
            // Without a value there is nothing to alter.
            Fault::Altered if !reply.alter() => return Ok(reply),
            Fault::SlowFirstByte(time) => {
                self.faults.count(fault.kind());
                return self.late(*time, reply).await;
            }
            _ => {}
        }
        self.faults.count(fault.kind());
        if matches!(fault, Fault::ReplyLost) {
            return Err(lost());
        }
        Ok(reply)
    }

    async fn late(&self, time: Duration, reply: Reply) -> Replied {
        // The connector's own timeout, which the connector inside has no part in.
        match self.read_timeout {
            Some(timeout) if timeout < time => {
                self.wait(timeout).await?;
                Err(timed_out())
            }
            _ => {
                self.wait(time).await?;
                Ok(reply)
            }
        }
    }

    async fn never(&self) -> Replied {
        match self.read_timeout {
            Some(timeout) => {
                self.wait(timeout).await?;
                Err(timed_out())
            }
            None => pending().await,
        }
    }

    async fn wait(&self, time: Duration) -> Result<(), ConnectorError> {
        let Some(sleep) = &self.sleep else {
            return Err(misuse(
                "the client cannot wait; set a `Config::sleep_impl`".to_owned(),
            ));
        };
        sleep.sleep(time).await;
        Ok(())
    }

    /// The name by which DynamoDB calls the first table of a request.
    fn table_arn(&self, request: &Value) -> String {
        let region = self.region.as_deref().unwrap_or("us-east-1");
        let table = table(request).unwrap_or_default();
        format!("arn:aws:dynamodb:{region}:000000000000:table/{table}")
    }
}

fn body(request: &HttpRequest) -> Value {
    let bytes = request.body().bytes().unwrap_or_default();
    serde_json::from_slice(bytes).unwrap_or_default()
}

fn table(request: &Value) -> Option<&str> {
    if let Some(name) = request.get("TableName") {
        return name.as_str();
    }
    if let Some(tables) = request.get("RequestItems") {
        return tables.as_object()?.keys().next().map(String::as_str);
    }
    let first = request.get("TransactItems")?.as_array()?.first()?;
    let (_, write) = first.as_object()?.iter().next()?;
    write.get("TableName")?.as_str()
}

fn exception(name: &str, said: &str) -> Value {
    let name = format!("com.amazonaws.dynamodb.v20120810#{name}");
    json!({ "__type": name, "message": said })
}

fn cancelled<'a>(codes: impl Iterator<Item = &'a str>) -> Value {
    let codes: Vec<_> = codes.collect();
    let said = format!(
        "Transaction cancelled, please refer cancellation reasons for specific reasons [{}]",
        codes.join(", ")
    );
    let reasons = codes.iter().map(|code| match *code {
        "None" => json!({ "Code": code }),
        _ => json!({ "Code": code, "Message": message(code) }),
    });
    let mut error = exception("TransactionCanceledException", &said);
    if let Some(members) = error.as_object_mut() {
        members.insert("CancellationReasons".to_owned(), reasons.collect());
        // Of DynamoDB's exceptions, this one spells it so.
        if let Some(said) = members.remove("message") {
            members.insert("Message".to_owned(), said);
        }
    }
    error
}

fn message(code: &str) -> &'static str {
    match code {
        "ConditionalCheckFailed" => "The conditional request failed",
        "TransactionConflict" => "Transaction is ongoing for the item",
        "ThrottlingError" => {
            "Throughput exceeds the current throughput limit for your table or index"
        }
        "ProvisionedThroughputExceeded" => {
            "The level of configured provisioned throughput for one or more tables was exceeded"
        }
        _ => "The operation cannot be done",
    }
}

fn lost() -> ConnectorError {
    ConnectorError::io(Box::new(reset()))
}

fn timed_out() -> ConnectorError {
    ConnectorError::timeout("no first byte within the read timeout".into())
}

/// A test that asks for what cannot be: said as an error, which the SDK does not try again.
fn misuse(said: String) -> ConnectorError {
    ConnectorError::user(said.into())
}

const PAGE: &str = "<html><head><title>503 Service Temporarily Unavailable</title></head>\
    <body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>";
