//! The SDK's client with the scheme and without.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Builder, Credentials, HttpClient, Region, RuntimeComponents,
};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::{Client, Config};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::{DateTime, Format};

use super::sample::headers;
use crate::CachedSigning;
use crate::item::Item;
use crate::request::{Action, Expressions, Request};
use crate::signing::moment::Moment;
use crate::transport::{Lane, Transport};

/// 2026-01-01.
const START: u64 = 1_767_225_600;

/// A DynamoDB that keeps what it is sent, and refuses what was signed for a time that is not its own.
#[derive(Clone, Debug)]
struct Service {
    sent: Arc<Mutex<Vec<HttpRequest>>>,
    /// The service's clock and the machine's, in seconds.
    clocks: Arc<Mutex<(u64, u64)>>,
}

impl Service {
    fn new() -> Self {
        Self {
            sent: Arc::default(),
            clocks: Arc::new(Mutex::new((START, START))),
        }
    }

    fn set_clocks(&self, service: u64, machine: u64) {
        *self.clocks.lock().unwrap() = (service, machine);
    }

    fn config(&self) -> Builder {
        Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new(
                "AKID",
                "secret",
                Some("token".into()),
                None,
                "test",
            ))
            .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
            .time_source(SharedTimeSource::new(self.clone()))
            .http_client(self.clone())
    }

    fn take(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut self.sent.lock().unwrap())
    }

    /// Says whether the request was signed for a time near the service's.
    fn answer(&self, request: &HttpRequest) -> (u16, &'static str) {
        let (service, _) = *self.clocks.lock().unwrap();
        let at = |seconds| {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            Moment::at(time).unwrap()
        };
        let said = Moment::of_signed(request).unwrap();
        match at(service - 300) <= said && said <= at(service + 300) {
            true => (200, "{}"),
            false => (
                400,
                r#"{"__type":"com.amazon.coral.service#InvalidSignatureException"}"#,
            ),
        }
    }
}

impl TimeSource for Service {
    fn now(&self) -> SystemTime {
        let (_, machine) = *self.clocks.lock().unwrap();
        SystemTime::UNIX_EPOCH + Duration::from_secs(machine)
    }
}

impl HttpClient for Service {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Service {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (status, body) = self.answer(&request);
        let (service, _) = *self.clocks.lock().unwrap();
        let date = DateTime::from_secs(i64::try_from(service).unwrap());
        let mut response = HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body));
        let headers = response.headers_mut();
        headers.insert("date", date.fmt(Format::HttpDate).unwrap());
        self.sent.lock().unwrap().push(request);
        HttpConnectorFuture::ready(Ok(response))
    }
}

async fn get(client: &Client) -> bool {
    let get = client.get_item().table_name("table");
    let get = get.key("pk", AttributeValue::S("key".to_owned()));
    get.send().await.is_ok()
}

/// A scheme that the test can look into.
#[derive(Clone, Debug)]
struct Shared(Arc<CachedSigning>);

impl AuthScheme for Shared {
    fn scheme_id(&self) -> AuthSchemeId {
        self.0.scheme_id()
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        self.0.identity_resolver(resolvers)
    }

    fn signer(&self) -> &dyn Sign {
        self.0.signer()
    }
}

/// All but the request's id, which is random and not signed.
fn fixed(request: &HttpRequest) -> Vec<(&str, &str)> {
    let mut headers = headers(request);
    headers.retain(|(name, _)| *name != "amz-sdk-invocation-id");
    headers
}

#[tokio::test]
async fn the_same_request_has_the_same_signature() {
    let service = Service::new();
    let shared = Shared(Arc::default());
    let plain = Client::from_conf(service.config().build());
    let config = service.config().push_auth_scheme(shared.clone());
    let ours = Client::from_conf(config.build());
    for _ in 0..3 {
        assert!(get(&plain).await);
        assert!(get(&ours).await);
        let sent = service.take();
        let [theirs, ours] = &sent[..] else {
            panic!("{sent:?}")
        };
        assert!(theirs.headers().get("authorization").is_some());
        assert_eq!(fixed(ours), fixed(theirs));
        assert_eq!(ours.body().bytes(), theirs.body().bytes());
    }
    assert!(shared.0.keys.is_derived() && !shared.0.watch.is_aside());
}

#[tokio::test]
async fn a_clock_that_is_off_is_corrected_as_the_sdk_does() {
    let service = Service::new();
    let client = Client::from_conf(
        service
            .config()
            .push_auth_scheme(CachedSigning::new())
            .build(),
    );
    assert!(get(&client).await && get(&client).await);
    // The machine's clock jumps an hour ahead; the SDK sees it in the refusal, and tries again.
    service.set_clocks(START + 10, START + 3610);
    service.take();
    assert!(get(&client).await);
    assert_eq!(service.take().len(), 2);
    for _ in 0..5 {
        assert!(get(&client).await);
        assert_eq!(service.take().len(), 1, "the SDK's clock is known");
    }
    // And back: the one whose reply tells so is refused, with the SDK's signer as well.
    service.set_clocks(START + 20, START + 20);
    assert!(!get(&client).await);
    for _ in 0..5 {
        assert!(get(&client).await);
    }
}

#[tokio::test]
async fn a_handle_signs_so_for_callers_and_for_bulk_jobs() {
    let service = Service::new();
    let plain = Transport::new(Client::from_conf(service.config().build()));
    let ours = plain.clone().cached_signing();
    let schemes: Vec<_> = ours.client().config().auth_schemes().collect();
    assert!(format!("{schemes:?}").contains("CachedSigning"));
    for lane in [Lane::Online, Lane::Bulk, Lane::Online, Lane::Bulk] {
        for transport in [&plain, &ours] {
            let get = Action::Get {
                key: Item::default(),
                consistent: true,
            };
            let request = Request {
                action: get,
                table: "table".to_owned(),
                expressions: Expressions::default(),
            };
            transport.send(request, lane).await.unwrap();
        }
        let sent = service.take();
        let [theirs, ours] = &sent[..] else {
            panic!("{sent:?}")
        };
        assert_eq!(fixed(ours), fixed(theirs));
    }
}
