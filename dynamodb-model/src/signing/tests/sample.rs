//! A request with all that it is signed by, and the ways to sign it.

use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, SystemTime};

use aws_runtime::auth::{SigV4OperationSigningConfig, SigningOptions};
use aws_sdk_dynamodb::config::interceptors::BeforeSerializationInterceptorContextRef;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Intercept, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;
use aws_sdk_dynamodb::{Client, Config};
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_runtime_api::client::auth::{AuthSchemeEndpointConfig, Sign as _};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

use crate::CachedSigning;
use crate::signing::key::Keys;
use crate::signing::moment::Moment;
use crate::signing::signature::Signature;
use crate::signing::terms::Terms;

pub(super) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
    pub(super) access_key: String,
    pub(super) secret: String,
    pub(super) token: Option<String>,
    pub(super) region: String,
    pub(super) service: String,
    pub(super) seconds: u64,
    pub(super) options: SigningOptions,
}

impl Default for Sample {
    /// As `GetItem` is sent.
    fn default() -> Self {
        let headers = [
            ("content-type", "application/x-amz-json-1.0"),
            ("x-amz-target", "DynamoDB_20120810.GetItem"),
            ("content-length", "2"),
            (
                "user-agent",
                "aws-sdk-rust/1.3.18 os/linux lang/rust/1.95.0",
            ),
            (
                "x-amz-user-agent",
                "aws-sdk-rust/1.3.18 ua/2.1 api/dynamodb/1.136.0",
            ),
            (
                "amz-sdk-invocation-id",
                "5ab1e2cd-4bd5-4f2c-8a5e-6d9d4a1d1d1d",
            ),
            ("amz-sdk-request", "attempt=1; max=3"),
        ];
        Self {
            method: "POST".to_owned(),
            uri: "https://dynamodb.eu-west-1.amazonaws.com/".to_owned(),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            body: "{}".to_owned(),
            access_key: "AKIDEXAMPLE".to_owned(),
            secret: SECRET.to_owned(),
            token: None,
            region: "eu-west-1".to_owned(),
            service: "dynamodb".to_owned(),
            seconds: 1_440_938_160,
            options: SigningOptions::default(),
        }
    }
}

impl Sample {
    pub(super) fn request(&self) -> HttpRequest {
        let mut request = HttpRequest::new(SdkBody::from(self.body.as_str()));
        request.set_method(&self.method).unwrap();
        request.set_uri(self.uri.as_str()).unwrap();
        for (name, value) in &self.headers {
            let headers = request.headers_mut();
            headers.append(name.to_lowercase(), value.clone());
        }
        request
    }

    pub(super) fn credentials(&self) -> Credentials {
        let (access_key, secret) = (self.access_key.as_str(), self.secret.as_str());
        Credentials::new(access_key, secret, self.token.clone(), None, "test")
    }

    pub(super) fn time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.seconds)
    }

    pub(super) fn terms(&self) -> Terms<'_> {
        Terms {
            region: &self.region,
            service: &self.service,
            names_body: self.options.content_sha256_header,
        }
    }

    /// As an operation of the SDK has it.
    pub(super) fn bag(&self) -> ConfigBag {
        let mut layer = Layer::new("operation");
        layer.store_put(SigV4OperationSigningConfig {
            signing_options: self.options.clone(),
            ..SigV4OperationSigningConfig::default()
        });
        layer.store_put(SigningRegion::from(Region::new(self.region.clone())));
        layer.store_put(SigningName::from(self.service.clone()));
        ConfigBag::of_layers(vec![layer])
    }

    pub(super) fn components(&self) -> RuntimeComponents {
        let time = StaticTimeSource::new(self.time());
        let builder = COMPONENTS.to_builder().with_time_source(Some(time));
        builder.build().unwrap()
    }

    /// By `aws-sigv4`, which the SDK's signer calls.
    pub(super) fn signed_by_sigv4(&self) -> HttpRequest {
        let mut settings = SigningSettings::default();
        if self.options.content_sha256_header {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        let identity = Identity::from(self.credentials());
        let params = SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name(&self.service)
            .time(self.time())
            .settings(settings)
            .build()
            .unwrap()
            .into();
        let mut request = self.request();
        let body = SignableBody::Bytes(self.body.as_bytes());
        let (method, uri) = (request.method(), request.uri());
        let signable = SignableRequest::new(method, uri, request.headers().iter(), body);
        let (instructions, _) = sign(signable.unwrap(), &params).unwrap().into_parts();
        for header in instructions.into_parts().0 {
            let headers = request.headers_mut();
            headers.insert(header.name(), header.value().to_owned());
        }
        request
    }

    /// By our own signer alone, with these keys.
    pub(super) fn signed_by_us(&self, keys: &Keys) -> Option<HttpRequest> {
        let mut request = self.request();
        let moment = Moment::at(self.time())?;
        let credentials = self.credentials();
        let signature = Signature::of(&request, &credentials, &self.terms(), moment, keys)?;
        assert!(signature.put_into(request.headers_mut()));
        Some(request)
    }

    /// By the scheme, as the SDK has it sign.
    pub(super) fn signed_by_scheme(&self, scheme: &CachedSigning) -> HttpRequest {
        self.signed_with(scheme, &self.bag())
    }

    pub(super) fn signed_with(&self, scheme: &CachedSigning, bag: &ConfigBag) -> HttpRequest {
        let mut request = self.request();
        let identity = Identity::from(self.credentials());
        let endpoint = AuthSchemeEndpointConfig::empty();
        let components = self.components();
        scheme
            .sign_http_request(&mut request, &identity, endpoint, &components, bag)
            .unwrap();
        request
    }
}

/// Header by header, in their order.
pub(super) fn headers(request: &HttpRequest) -> Vec<(&str, &str)> {
    request.headers().iter().collect()
}

pub(super) fn authorization(request: &HttpRequest) -> &str {
    request.headers().get("authorization").unwrap()
}

/// Those of a client: of a request that is not sent.
static COMPONENTS: LazyLock<RuntimeComponents> = LazyLock::new(|| {
    let seen = Seen::default();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-west-1"))
        .interceptor(seen.clone())
        .build();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let client = Client::from_conf(config);
    let sent = runtime.unwrap().block_on(client.list_tables().send());
    assert!(sent.is_err());
    seen.0.get().unwrap().clone()
});

#[derive(Clone, Debug, Default)]
struct Seen(Arc<OnceLock<RuntimeComponents>>);

impl Intercept for Seen {
    fn name(&self) -> &'static str {
        "Seen"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.get_or_init(|| components.clone());
        Err("seen".into())
    }
}
