//! That a client still is as it is taken to be. What fails here after an update of the SDK is to be looked at: until it is
//! mended, requests go by the client, or without something that is new.

use std::collections::BTreeSet;
use std::error::Error as StdError;
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::interceptors::BeforeSerializationInterceptorContextMut;
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{
    AppName, Builder, ConfigBag, Intercept, RuntimeComponents, SharedInterceptor,
    StalledStreamProtectionConfig,
};
use aws_sdk_dynamodb::operation::batch_get_item::builders::BatchGetItemInputBuilder;
use aws_sdk_dynamodb::operation::batch_write_item::builders::BatchWriteItemInputBuilder;
use aws_sdk_dynamodb::operation::delete_item::builders::DeleteItemInputBuilder;
use aws_sdk_dynamodb::operation::get_item::builders::GetItemInputBuilder;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemInputBuilder;
use aws_sdk_dynamodb::operation::query::builders::QueryInputBuilder;
use aws_sdk_dynamodb::operation::scan::builders::ScanInputBuilder;
use aws_sdk_dynamodb::operation::transact_get_items::builders::TransactGetItemsInputBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsInputBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemInputBuilder;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_runtime_api::client::interceptors::OverriddenHooks as Hooks;
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::service::{Service, ok};
use crate::transport::direct::OPERATIONS;
use crate::transport::direct::operations::Routed;
use crate::transport::direct::probe::{Found, PROBE, Probe};
use crate::transport::direct::route::{INPUT_CAPTURE, LEFT_OUT as NOT_ASKED, TOKEN};
use crate::transport::direct::row::{Step, steps};
use crate::transport::interceptor::OURS;
use crate::transport::{Lane, Transport};

const HOOKS: [(Hooks, Option<Step>); 19] = [
    (
        Hooks::READ_BEFORE_EXECUTION,
        Some(Step::ReadBeforeExecution),
    ),
    (
        Hooks::MODIFY_BEFORE_SERIALIZATION,
        Some(Step::ModifyBeforeSerialization),
    ),
    (
        Hooks::READ_BEFORE_SERIALIZATION,
        Some(Step::ReadBeforeSerialization),
    ),
    (
        Hooks::READ_AFTER_SERIALIZATION,
        Some(Step::ReadAfterSerialization),
    ),
    (
        Hooks::MODIFY_BEFORE_RETRY_LOOP,
        Some(Step::ModifyBeforeRetryLoop),
    ),
    (Hooks::READ_BEFORE_ATTEMPT, None),
    (
        Hooks::MODIFY_BEFORE_SIGNING,
        Some(Step::ModifyBeforeSigning),
    ),
    (Hooks::READ_BEFORE_SIGNING, None),
    (Hooks::READ_AFTER_SIGNING, None),
    (
        Hooks::MODIFY_BEFORE_TRANSMIT,
        Some(Step::ModifyBeforeTransmit),
    ),
    (Hooks::READ_BEFORE_TRANSMIT, Some(Step::ReadBeforeTransmit)),
    (Hooks::READ_AFTER_TRANSMIT, None),
    (
        Hooks::MODIFY_BEFORE_DESERIALIZATION,
        Some(Step::ModifyBeforeDeserialization),
    ),
    (Hooks::READ_BEFORE_DESERIALIZATION, None),
    (
        Hooks::READ_AFTER_DESERIALIZATION,
        Some(Step::ReadAfterDeserialization),
    ),
    (Hooks::MODIFY_BEFORE_ATTEMPT_COMPLETION, None),
    (Hooks::READ_AFTER_ATTEMPT, Some(Step::ReadAfterAttempt)),
    (Hooks::MODIFY_BEFORE_COMPLETION, None),
    (Hooks::READ_AFTER_EXECUTION, None),
];

/// What each operation of this client is made with.
async fn found(client: &Client) -> Vec<(&'static str, Found)> {
    let mut all = Vec::new();
    macro_rules! find {
        ($($builder:ident)*) => {$(
            let probe = Probe::default();
            $builder::probe(client, probe.clone()).await;
            all.push(($builder::NAME, probe.found().expect("the probe is asked")));
        )*};
    }
    find! {
        GetItemInputBuilder PutItemInputBuilder UpdateItemInputBuilder DeleteItemInputBuilder QueryInputBuilder
        ScanInputBuilder BatchGetItemInputBuilder BatchWriteItemInputBuilder TransactGetItemsInputBuilder
        TransactWriteItemsInputBuilder
    }
    assert_eq!(all.len(), OPERATIONS);
    all
}

fn acts_at(interceptor: &SharedInterceptor) -> Vec<Step> {
    let hooks = interceptor.overridden_hooks();
    let acts = HOOKS.iter().filter(|(hook, _)| hooks.contains(*hook));
    acts.map(|(_, step)| step.expect("a step that a row knows"))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn every_interceptor_acts_where_a_row_asks_it() {
    let client = Client::from_conf(Service::new(&[ok("{}")]).config().build());
    for (operation, found) in found(&client).await {
        let mut in_rows = 0;
        for interceptor in found.components.interceptors() {
            let name = interceptor.name();
            let Some(steps) = steps(name, operation) else {
                assert!(is_left_out(name, operation), "{operation}: {name} is new");
                continue;
            };
            assert_eq!(acts_at(&interceptor), steps, "{operation}: {name}");
            in_rows += 1;
        }
        assert_eq!(in_rows, 12, "{operation}");
    }
}

/// One that no version of the SDK had so far.
#[derive(Debug)]
struct New;

impl Intercept for New {
    fn name(&self) -> &'static str {
        "new"
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_of_another_version_sends_by_itself_or_with_what_is_new() {
    let client = Client::from_conf(Service::new(&[ok("{}")]).config().build());
    let transport = Transport::new(client.clone()).direct();
    let direct = transport.lanes.direct_of(Lane::Online).unwrap();
    let probe = Probe::default();
    GetItemInputBuilder::probe(&client, probe.clone()).await;
    let found: Vec<_> = probe.found().unwrap().components.interceptors().collect();
    let sending = |found| direct.0.interceptors::<GetItemInputBuilder>(found);

    for missing in NOT_ASKED {
        let others = found.iter().filter(|one| one.name() != missing);
        assert!(sending(others.cloned().collect()).is_none(), "{missing}");
    }
    let mut with_new = found.clone();
    with_new.insert(5, SharedInterceptor::new(New));
    let names = |found| {
        sending(found)
            .unwrap()
            .iter()
            .map(|one| one.name())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(found), [OURS]);
    assert_eq!(names(with_new), [OURS, "new", OURS]);
}

fn is_left_out(name: &str, operation: &str) -> bool {
    name == PROBE
        || name == TOKEN
        || NOT_ASKED.contains(&name)
        || name.strip_prefix(operation) == Some(INPUT_CAPTURE)
}

/// By [`settings`](crate::transport::direct::settings).
const COPIED: &[&str] = &[
    "ApiMetadata",
    "AppName",
    "AuthSchemeAndEndpointOrchestrationV2",
    "AuthSchemePreference",
    "DisableClockSkewCorrection",
    "EndpointUrl",
    "FrameworkMetadata",
    // As `AccountIdEndpointMode` shows itself.
    "Preferred",
    "Region",
    "RetryConfig",
    "RetryPartition",
    "SharedInvocationIdGenerator",
    "SigningName",
    "SigningRegion",
    "StalledStreamProtectionConfig",
    "TimeoutConfig",
    "UseDualStack",
    "UseFips",
];
/// Our transactions bring their token; a client that is measured or captures inputs sends by itself.
const LEFT_OUT: &[&str] = &[
    "IdempotencyTokenProvider",
    "OperationTelemetry",
    "RequestedTelemetryAttributes",
];
/// In the configuration that each operation has.
const OF_OPERATIONS: &[&str] = &[
    "AuthSchemeOptionResolverParams",
    "Metadata",
    "SharedRequestSerializer",
    "SharedResponseDeserializer",
    "SigV4OperationSigningConfig",
];
/// Made anew for each request, by the interceptors.
const OF_REQUESTS: &[&str] = &[
    "AccountIdModePreferred",
    "CapturedTelemetryAttributes",
    "EndpointResolverParams",
    "MeasurementsContainer",
];

/// Tells what is in the bag of a request that goes by the client.
#[derive(Clone, Debug, Default)]
struct Telling(Arc<Mutex<String>>);

impl Intercept for Telling {
    fn name(&self) -> &'static str {
        "telling"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        *self.0.lock().unwrap() = format!("{cfg:?}");
        Err("told".into())
    }
}

/// The types of what is in a bag, of which each is shown after such a mark: `TypeErasedBox[Clone]:Set(Region("..`.
fn types(bag: &str) -> BTreeSet<&str> {
    let items = bag.split("TypeErasedBox[").skip(1);
    let shown = items.filter_map(|item| item.split_once("]:Set(").map(|(_, shown)| shown));
    let names = shown.map(|shown| shown.trim_start_matches('['));
    let is_in_name = |c: char| c.is_alphanumeric() || c == '_';
    names
        .map(|name| name.split(|c| !is_in_name(c)).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn every_setting_is_copied_or_left_out_for_a_reason() {
    let told = Telling::default();
    let config = everything(Service::new(&[ok("{}")]).config());
    let client = Client::from_conf(config.build());
    let asked = client.get_item().table_name("table");
    let asked = asked.customize().interceptor(told.clone()).send().await;
    assert!(asked.is_err());
    let bag = told.0.lock().unwrap().clone();
    let known = [COPIED, LEFT_OUT, OF_OPERATIONS, OF_REQUESTS].concat();
    assert_eq!(types(&bag), BTreeSet::from_iter(known));
}

/// Every setting of the client that is put in a layer.
fn everything(config: Builder) -> Builder {
    let mut config = config
        .app_name(AppName::new("shop").unwrap())
        .account_id_endpoint_mode(AccountIdEndpointMode::Preferred)
        .auth_scheme_preference(AuthSchemePreference::default())
        .disable_clock_skew_correction(false)
        .endpoint_url("http://localhost")
        .idempotency_token_provider("token")
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .use_dual_stack(false)
        .use_fips(false)
        .capture_input_attributes(["TableName"]);
    config.push_framework_metadata(FrameworkMetadata::new("web", None::<String>).unwrap());
    config
}
