pub(crate) mod hold;

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, SharedCredentialsProvider};
use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::SdkConfig;
use aws_types::region::Region;

use hold::{HeldBody, Hold};

/// Where requests go, and how they are signed.
pub(crate) struct Target<'a> {
    pub(crate) url: &'a str,
    pub(crate) region: &'a str,
    pub(crate) credentials: Credentials,
}

pub(crate) fn sdk_config(target: Target<'_>) -> SdkConfig {
    SdkConfig::builder()
        // The latest when this was written, by name: `latest()` would change behaviour with the SDK's version.
        .behavior_version(BehaviorVersion::v2026_01_12())
        .endpoint_url(target.url)
        .region(Region::new(target.region.to_owned()))
        .credentials_provider(SharedCredentialsProvider::new(target.credentials))
        .http_client(HoldingClient {
            inner: http_client(target.url),
        })
        .build()
}

/// Plain HTTP needs no TLS, and so neither its build time nor the system's trust store.
#[cfg(not(feature = "https"))]
fn http_client(_url: &str) -> SharedHttpClient {
    Builder::new().build_http()
}

#[cfg(feature = "https")]
fn http_client(url: &str) -> SharedHttpClient {
    use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

    if !url.starts_with("https://") {
        return Builder::new().build_http();
    }
    let provider = Provider::Rustls(CryptoMode::AwsLc);
    Builder::new().tls_provider(provider).build_https()
}

/// An HTTP client that holds a paused tokio clock for as long as an exchange takes.
#[derive(Debug)]
struct HoldingClient {
    inner: SharedHttpClient,
}

impl HttpClient for HoldingClient {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(HoldingConnector { inner })
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        settings: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.inner.validate_base_client_config(components, settings)
    }

    fn validate_final_config(
        &self,
        components: &RuntimeComponents,
        settings: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.inner.validate_final_config(components, settings)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.inner.connector_metadata()
    }
}

#[derive(Debug)]
struct HoldingConnector {
    inner: SharedHttpConnector,
}

impl HttpConnector for HoldingConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Some(hold) = Hold::if_paused() else {
            return self.inner.call(request);
        };
        let exchange = self.inner.call(request);
        HttpConnectorFuture::new(async move {
            let mut response = exchange.await?;
            let body = response.take_body();
            *response.body_mut() = HeldBody::new(body, hold).into();
            Ok(response)
        })
    }
}
