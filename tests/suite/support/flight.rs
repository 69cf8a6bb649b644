//! How many requests are under way at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use dynamodb_model::{Db, Table};

/// Longer than it takes to start all requests of a query.
const AIRBORNE: Duration = Duration::from_millis(30);

/// The same handle, whose requests take a while and are counted.
pub(crate) fn gauged<T: Table>(db: &Db<T>) -> (Db<T>, Gauge) {
    let gauge = Gauge::default();
    let config = db.client().config();
    let client = config.http_client().expect("the engine's client has one");
    let counted = gauge.clone();
    let gauged = http_client_fn(move |settings, components| {
        SharedHttpConnector::new(Gauged {
            inner: client.http_connector(settings, components),
            gauge: counted.clone(),
        })
    });
    let config = config.to_builder().http_client(gauged).build();
    let db = Db::new(Client::from_conf(config)).named(db.table_name());
    (db, gauge)
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Gauge {
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Gauge {
    /// The most that there were at once.
    pub(crate) fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

#[derive(Debug)]
struct Gauged {
    inner: SharedHttpConnector,
    gauge: Gauge,
}

impl HttpConnector for Gauged {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (inner, gauge) = (self.inner.clone(), self.gauge.clone());
        HttpConnectorFuture::new(async move {
            let now = gauge.now.fetch_add(1, Ordering::SeqCst) + 1;
            gauge.most.fetch_max(now, Ordering::SeqCst);
            tokio::time::sleep(AIRBORNE).await;
            let reply = inner.call(request).await;
            gauge.now.fetch_sub(1, Ordering::SeqCst);
            reply
        })
    }
}
