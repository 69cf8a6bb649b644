use std::fmt;
use std::time::SystemTime;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryPartition;
use aws_sdk_dynamodb::config::{
    ConfigBag, HttpClient, RuntimeComponents, RuntimeComponentsBuilder, SharedHttpClient,
};
use aws_sdk_dynamodb::error::{BoxError, ConnectorError};
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};

use super::time::TokioTime;

/// The client with another connector around each of its own.
///
/// Its retries draw on a bucket of tokens of its own, or what it meets would empty that of all clients of the process.
/// Its time goes by tokio's clock.
pub(super) fn around<F>(client: &Client, wrap: F) -> Client
where
    F: Fn(Inner<'_>) -> SharedHttpConnector + Send + Sync + 'static,
{
    let config = client.config();
    let now = config
        .time_source()
        .map_or_else(SystemTime::now, |time| time.now());
    let mut builder = config
        .to_builder()
        .time_source(TokioTime::starting_at(now))
        .http_client(Around {
            inner: config.http_client(),
            wrap,
        });
    if config.retry_partition().is_none() {
        let partition = RetryPartition::custom("dynamodb-model testing").build();
        builder = builder.retry_partition(partition);
    }
    Client::from_conf(builder.build())
}

/// What a connector is made from.
pub(super) struct Inner<'a> {
    /// `None` if the client has no HTTP client of its own.
    pub(super) connector: Option<SharedHttpConnector>,
    pub(super) settings: &'a HttpConnectorSettings,
    pub(super) components: &'a RuntimeComponents,
}

/// A test that asks for what cannot be: said as an error, which the SDK does not try again.
pub(super) fn misuse(said: &str) -> ConnectorError {
    ConnectorError::user(said.into())
}

pub(super) fn without_http_client() -> ConnectorError {
    misuse("the client has no HTTP client of its own; set one by `Config::http_client`")
}

struct Around<F> {
    inner: Option<SharedHttpClient>,
    wrap: F,
}

impl<F> HttpClient for Around<F>
where
    F: Fn(Inner<'_>) -> SharedHttpConnector + Send + Sync,
{
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.as_ref();
        (self.wrap)(Inner {
            connector: inner.map(|inner| inner.http_connector(settings, components)),
            settings,
            components,
        })
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        settings: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.inner.as_ref().map_or(Ok(()), |inner| {
            inner.validate_base_client_config(components, settings)
        })
    }

    fn validate_final_config(
        &self,
        components: &RuntimeComponents,
        settings: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.inner.as_ref().map_or(Ok(()), |inner| {
            inner.validate_final_config(components, settings)
        })
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.inner.as_ref()?.connector_metadata()
    }
}

impl<F> fmt::Debug for Around<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Around").finish_non_exhaustive()
    }
}
