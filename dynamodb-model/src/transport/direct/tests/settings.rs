//! Whatever a client can be told.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
use aws_sdk_dynamodb::config::interceptors::InterceptorContext;
use aws_sdk_dynamodb::config::retry::{
    ClassifyRetry, ReconnectMode, RetryAction, RetryConfig, RetryPartition, TokenBucket,
};
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{
    AppName, BehaviorVersion, Builder, Credentials, Region, StalledStreamProtectionConfig,
};
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemePreference};
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::both::{both, compared, either};
use super::operations::operations;
use super::service::{Answer, Service, failed, ok, refused};
use crate::transport::{Lane, Transport};

type Told = (&'static str, fn(Builder) -> Builder);

/// Endpoints by the rules of the SDK.
const ENDPOINTS: [Told; 8] = [
    ("a region of another partition", |told| {
        told.region(Region::new("cn-north-1"))
    }),
    ("a URL", |told| told.endpoint_url("http://localhost:8000")),
    ("a URL with a path", |told| {
        told.endpoint_url("https://proxy.example/dynamodb/")
    }),
    ("FIPS", |told| told.use_fips(true)),
    ("dual stack", |told| told.use_dual_stack(true)),
    ("an account", |told| told.credentials_provider(of_account())),
    ("an account, required", |told| {
        told.credentials_provider(of_account())
            .account_id_endpoint_mode(AccountIdEndpointMode::Required)
    }),
    ("an account, disabled", |told| {
        told.credentials_provider(of_account())
            .account_id_endpoint_mode(AccountIdEndpointMode::Disabled)
    }),
];

const OTHERS: [Told; 11] = [
    ("an older behaviour", |told| {
        #[expect(deprecated, reason = "an application may still have it")]
        told.behavior_version(BehaviorVersion::v2024_03_28())
    }),
    ("a name", |told| {
        told.app_name(AppName::new("shop").unwrap())
    }),
    ("frameworks", |mut told| {
        for version in ["1", "2", "1"] {
            let metadata = FrameworkMetadata::new("web", Some(version)).unwrap();
            told.push_framework_metadata(metadata);
        }
        told
    }),
    ("no session", |told| {
        told.credentials_provider(Credentials::new("key", "secret", None, None, "test"))
    }),
    ("no clock skew", |told| {
        told.disable_clock_skew_correction(true)
    }),
    ("no protection against stalled streams", |told| {
        told.stalled_stream_protection(StalledStreamProtectionConfig::disabled())
    }),
    ("an endpoint of its own", |told| {
        told.endpoint_resolver(Elsewhere)
    }),
    ("a classifier of its own", |told| {
        told.retry_classifier(Stubborn)
    }),
    ("no signature", |told| {
        let preference = AuthSchemePreference::from([AuthSchemeId::from("noAuth")]);
        told.allow_no_auth().auth_scheme_preference(preference)
    }),
    ("a default partition", |told| {
        told.retry_partition(RetryPartition::new("another"))
    }),
    ("all connections again", |told| {
        let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
        told.retry_config(retries.with_reconnect_mode(ReconnectMode::ReuseAllConnections))
    }),
];

fn of_account() -> Credentials {
    Credentials::builder()
        .access_key_id("key")
        .secret_access_key("secret")
        .account_id("123456789012")
        .provider_name("test")
        .build()
}

#[derive(Debug)]
struct Elsewhere;

impl ResolveEndpoint for Elsewhere {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let table = params.resource_arn().unwrap_or("many");
        let url = format!(
            "https://{table}.example/{}",
            params.region().unwrap_or_default()
        );
        let endpoint = Endpoint::builder().url(url).header("x-cell", "7");
        EndpointFuture::ready(Ok(endpoint.build()))
    }
}

/// Tries again what the service refuses.
#[derive(Debug)]
struct Stubborn;

impl ClassifyRetry for Stubborn {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context
            .response()
            .map(|response| response.status().as_u16())
        {
            Some(400) => RetryAction::client_error(),
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "stubborn"
    }
}

#[tokio::test(start_paused = true)]
async fn each_setting_tells_alike_both_ways() {
    for (_, tell) in ENDPOINTS.iter().chain(&OTHERS) {
        for (request, reply) in operations() {
            let script = [refused("ValidationException"), failed(500), ok(reply)];
            both(&script, |told, _| tell(told), &request, Lane::Online).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_address_is_of_the_table_that_is_named_by_its_arn() {
    for (_, tell) in ENDPOINTS {
        for (mut request, reply) in operations() {
            request.table = "arn:aws:dynamodb:eu-west-1:210987654321:table/orders".to_owned();
            both(&[ok(reply)], |told, _| tell(told), &request, Lane::Online).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retries_are_as_many_and_as_long_both_ways() {
    let quick = |config: RetryConfig| config.with_initial_backoff(Duration::from_millis(1));
    let configs = [
        RetryConfig::disabled(),
        quick(RetryConfig::standard().with_max_attempts(5)),
        quick(RetryConfig::adaptive()),
    ];
    for config in configs {
        for lane in [Lane::Online, Lane::Bulk] {
            let (request, reply) = operations().swap_remove(0);
            let told = |told: Builder, _: &_| told.retry_config(config.clone());
            let outcome = both(&[failed(500)], told, &request, lane).await;
            let attempts = match lane {
                Lane::Online => config.max_attempts(),
                Lane::Bulk => 1,
            };
            assert_eq!(outcome.asked.len(), attempts as usize);
            both(
                &[refused("ThrottlingException"), ok(reply)],
                told,
                &request,
                lane,
            )
            .await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn both_ways_take_from_one_bucket_of_retries() {
    let (request, _) = operations().swap_remove(0);
    let mut attempts = Vec::new();
    for ways in [[false; 6], [true, false, true, false, true, false]] {
        let bucket = TokenBucket::builder().capacity(40).build();
        let partition = RetryPartition::custom("small").token_bucket(bucket).build();
        let mut made = Vec::new();
        for is_direct in ways {
            let service = Service::new(&[failed(500)]);
            let config = service.config().retry_partition(partition.clone());
            let mut transport = Transport::new(Client::from_conf(config.build()));
            if is_direct {
                transport = transport.direct();
            }
            assert!(transport.send(request.clone(), Lane::Online).await.is_err());
            made.push(service.asked().len());
        }
        attempts.push(made);
    }
    let [ordinary, mixed] = &attempts[..] else {
        panic!("{attempts:?}")
    };
    assert_eq!(mixed, ordinary);
    // It is not for nothing that they are alike.
    assert!(mixed.first() > mixed.last(), "{mixed:?}");
}

#[tokio::test(start_paused = true)]
async fn what_the_client_cannot_build_fails_alike_both_ways() {
    let unusable: [Told; 4] = [
        ("no region", |mut told| {
            told.set_region(None);
            told
        }),
        ("no host", |told| told.region(Region::new("not a host"))),
        ("no account", |told| {
            told.account_id_endpoint_mode(AccountIdEndpointMode::Required)
        }),
        ("a URL of nothing", |told| told.endpoint_url("not a URL")),
    ];
    for (_, tell) in unusable {
        let (request, reply) = operations().swap_remove(0);
        let told = |told, _: &_| tell(told);
        let (outcome, _) = compared(&[ok(reply)], told, &request, Lane::Online).await;
        assert!(outcome.asked.is_empty() && outcome.ended.starts_with("Err"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_captures_inputs_sends_by_itself() {
    let (request, reply) = operations().swap_remove(0);
    let told = |told: Builder, _: &_| told.capture_input_attributes(["TableName"]);
    let outcome = either(&[ok(reply)], told, &request).await;
    assert_eq!(outcome.asked.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_timeout_ends_alike_both_ways() {
    let second = Duration::from_secs(1);
    let timeouts = [
        TimeoutConfig::builder().operation_timeout(second),
        TimeoutConfig::builder().operation_attempt_timeout(second),
        TimeoutConfig::builder()
            .read_timeout(second)
            .connect_timeout(second),
    ];
    for timeout in timeouts {
        let timeout = timeout.build();
        let script = [
            Answer::Hangs,
            Answer::Hangs,
            Answer::Reply(200, Vec::new(), "{}".into()),
        ];
        // Neither the read timeout nor that of a connection is the orchestrator's: the service shows that it was told.
        let script = match timeout.read_timeout() {
            Some(_) => &script[2..],
            None => &script[..],
        };
        let (request, _) = operations().swap_remove(2);
        let told = |told: Builder, _: &_| told.timeout_config(timeout.clone());
        both(script, told, &request, Lane::Online).await;
        both(script, told, &request, Lane::Bulk).await;
    }
}
