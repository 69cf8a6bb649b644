use std::fmt;

use aws_sdk_dynamodb::config::{
    ConfigBag, HttpClient, RuntimeComponents, RuntimeComponentsBuilder, SharedHttpClient,
};
use aws_sdk_dynamodb::error::BoxError;
use aws_smithy_async::rt::sleep::default_async_sleep;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};

use super::connector::Faulty;
use super::faults::Faults;

/// An HTTP client whose requests meet faults before they reach the one inside.
pub(super) struct FaultyClient {
    inner: Option<SharedHttpClient>,
    faults: Faults,
    region: Option<String>,
}

impl FaultyClient {
    pub(super) const fn new(
        inner: Option<SharedHttpClient>,
        faults: Faults,
        region: Option<String>,
    ) -> Self {
        Self {
            inner,
            faults,
            region,
        }
    }
}

impl HttpClient for FaultyClient {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.as_ref();
        SharedHttpConnector::new(Faulty {
            inner: inner.map(|inner| inner.http_connector(settings, components)),
            faults: self.faults.clone(),
            region: self.region.clone(),
            read_timeout: settings.read_timeout(),
            sleep: components.sleep_impl().or_else(default_async_sleep),
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

impl fmt::Debug for FaultyClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FaultyClient").finish_non_exhaustive()
    }
}
