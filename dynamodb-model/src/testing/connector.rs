use std::fmt;
use std::future::pending;
use std::time::Duration;

use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_sdk_dynamodb::config::{AsyncSleep as _, SharedAsyncSleep};
use aws_sdk_dynamodb::error::ConnectorError;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};

use super::batch::{self, Part};
use super::client::{misuse, without_http_client};
use super::fault::{Fault, FaultKind, is_transaction};
use super::faults::Faults;
use super::refusal::{cancelled, exception, table_arn};
use super::reply::{Replied, Reply, reset};
use super::request::{Request, operation};

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
        let operation = operation(&request).to_owned();
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

impl Faulty {
    /// Sends the request on, and receives the whole reply, during which the clock of the client inside stands still if
    /// that client holds it.
    async fn forward(&self, operation: &str, request: HttpRequest) -> Replied {
        let Some(inner) = &self.inner else {
            return Err(without_http_client());
        };
        self.faults.count_received(operation);
        let response = inner.call(request).await?;
        Reply::receive(response).await
    }

    async fn strike(&self, fault: Fault, operation: &str, request: HttpRequest) -> Replied {
        if !fault.fits(operation) {
            return Err(misuse(&format!("{fault:?} cannot happen to {operation}")));
        }
        match &fault {
            Fault::Partial => {
                let size = batch::size(Request::of(&request).body());
                self.part(self.faults.below(size), request).await
            }
            Fault::FirstOnly(first) => self.part(*first, request).await,
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
                self.keep_away(&fault, &Request::of(&request)).await
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
    async fn part(&self, first: usize, mut request: HttpRequest) -> Replied {
        let whole = Request::of(&request);
        let mut taken = 0;
        let part = Part::of(&whole, |_, _| {
            taken += 1;
            taken <= first
        });
        if part.is_whole() {
            return self.forward(whole.operation(), request).await;
        }
        self.faults.count(FaultKind::Partial);
        if part.is_nothing() {
            return part.answer();
        }
        part.put_into(&mut request);
        let reply = self.forward(whole.operation(), request).await?;
        Ok(part.complete(reply))
    }

    /// What a request meets that does not reach DynamoDB.
    async fn keep_away(&self, fault: &Fault, request: &Request) -> Replied {
        match fault {
            Fault::Throttled(throttle) => {
                let table = request.table().unwrap_or_default();
                let arn = table_arn(self.region.as_deref(), table);
                Reply::json(400, &throttle.error(request.operation(), &arn))
            }
            Fault::Conflict if is_transaction(request.operation()) => {
                let others = request.transaction().iter().skip(1).map(|_| "None");
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
                "the client cannot wait; set one by `Config::sleep_impl`",
            ));
        };
        sleep.sleep(time).await;
        Ok(())
    }
}

fn lost() -> ConnectorError {
    ConnectorError::io(Box::new(reset()))
}

fn timed_out() -> ConnectorError {
    ConnectorError::timeout("no first byte within the read timeout".into())
}

const PAGE: &str = "<html><head><title>503 Service Temporarily Unavailable</title></head>\
    <body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>";
