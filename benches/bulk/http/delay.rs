use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_sdk_dynamodb::config::{HttpClient, RuntimeComponents, SharedHttpClient};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};

use crate::Result;

/// What went through a client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traffic(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    requests: AtomicUsize,
    refused: AtomicUsize,
}

impl Traffic {
    pub(crate) fn requests(&self) -> usize {
        self.0.requests.load(Ordering::Relaxed)
    }

    /// Replies of status 400, all of which are throttles here.
    pub(crate) fn refused(&self) -> usize {
        self.0.refused.load(Ordering::Relaxed)
    }
}

/// The client, each of whose requests takes so much longer, by tokio's clock.
pub(crate) fn delayed(client: &Client, time: Duration) -> Result<(Client, Traffic)> {
    let inner = client.config().http_client().ok_or("no HTTP client")?;
    let traffic = Traffic::default();
    let config = client.config().to_builder().http_client(Delay {
        inner,
        time,
        traffic: traffic.clone(),
    });
    Ok((Client::from_conf(config.build()), traffic))
}

#[derive(Debug)]
struct Delay {
    inner: SharedHttpClient,
    time: Duration,
    traffic: Traffic,
}

impl HttpClient for Delay {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(Delaying {
            inner: self.inner.http_connector(settings, components),
            time: self.time,
            traffic: self.traffic.clone(),
        })
    }
}

#[derive(Debug)]
struct Delaying {
    inner: SharedHttpConnector,
    time: Duration,
    traffic: Traffic,
}

impl HttpConnector for Delaying {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (inner, time, traffic) = (self.inner.clone(), self.time, self.traffic.clone());
        HttpConnectorFuture::new(async move {
            traffic.0.requests.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(time).await;
            let reply = inner.call(request).await?;
            if reply.status().as_u16() == 400 {
                traffic.0.refused.fetch_add(1, Ordering::Relaxed);
            }
            Ok(reply)
        })
    }
}
