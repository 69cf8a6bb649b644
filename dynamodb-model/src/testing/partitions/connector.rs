use std::fmt;

use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};

use super::super::batch::Part;
use super::super::client::without_http_client;
use super::super::refusal::{cancelled, table_arn};
use super::super::reply::{Replied, Reply};
use super::super::request::Request;
use super::super::throttle::Throttle;
use super::PartitionLimits;
use super::meters::Shortage;
use super::write::Write;

/// A connector that lets writes pass as far as their partitions take them.
pub(super) struct Limited {
    pub(super) inner: Option<SharedHttpConnector>,
    pub(super) limits: PartitionLimits,
    pub(super) region: Option<String>,
}

impl HttpConnector for Limited {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Some(inner) = &self.inner else {
            return HttpConnectorFuture::ready(Err(without_http_client()));
        };
        let sent = Request::of(&request);
        match sent.operation() {
            "BatchWriteItem" => self.batch(inner, &sent, request),
            "TransactWriteItems" => match self.admit(&Write::in_transaction(&sent)) {
                Err(shortage) => refused(cancellation(&shortage)),
                Ok(()) => inner.call(request),
            },
            _ => match self.admit(Write::single(&sent).as_slice()) {
                Err(shortage) => refused(self.throttled(&sent, shortage)),
                Ok(()) => inner.call(request),
            },
        }
    }
}

impl Limited {
    fn admit(&self, writes: &[Write<'_>]) -> Result<(), Shortage> {
        if writes.is_empty() {
            return Ok(());
        }
        let limits = &self.limits;
        limits.meters().admit(writes, &limits.keys, limits.rate)
    }

    fn batch(
        &self,
        inner: &SharedHttpConnector,
        sent: &Request,
        mut request: HttpRequest,
    ) -> HttpConnectorFuture {
        let mut first = None;
        let part = Part::of(sent, |table, write| {
            let admitted = self.admit(Write::in_batch(table, write).as_slice());
            admitted
                .map_err(|shortage| first.get_or_insert(shortage))
                .is_ok()
        });
        match first {
            None => inner.call(request),
            Some(shortage) if part.is_nothing() => refused(self.throttled(sent, shortage)),
            Some(_) => {
                part.put_into(&mut request);
                let response = inner.call(request);
                HttpConnectorFuture::new(async move {
                    let reply = Reply::receive(response.await?).await?;
                    Ok(part.complete(reply).into_response())
                })
            }
        }
    }

    fn throttled(&self, sent: &Request, shortage: Shortage) -> Replied {
        let throttle = Throttle::key_range();
        let throttle = match shortage.index {
            Some(index) => throttle.of_index(index),
            None => throttle,
        };
        let arn = table_arn(self.region.as_deref(), &shortage.table);
        Reply::json(400, &throttle.error(sent.operation(), &arn))
    }
}

fn cancellation(shortage: &Shortage) -> Replied {
    let codes = shortage.hit.iter().map(|is_hit| match is_hit {
        true => "ProvisionedThroughputExceeded",
        false => "None",
    });
    Reply::json(400, &cancelled(codes))
}

fn refused(reply: Replied) -> HttpConnectorFuture {
    HttpConnectorFuture::ready(reply.map(Reply::into_response))
}

impl fmt::Debug for Limited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limited").finish_non_exhaustive()
    }
}
