//! A client's settings in one layer.
//!
//! The client's own layers cannot be had, only values out of them.

use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent};
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::config::{ConfigBag, Region, StalledStreamProtectionConfig};
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_types::SigningName;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::SigningRegion;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

/// The settings; nothing if the client is to tell of its requests what only it can.
pub(super) fn of(cfg: &ConfigBag) -> Option<Layer> {
    if cfg
        .load::<RequestedTelemetryAttributes>()
        .is_some_and(|requested| !requested.is_empty())
    {
        return None;
    }
    let mut layer = Layer::new("dynamodb-model");
    macro_rules! copy {
        ($($setting:ty)*) => {$(
            if let Some(set) = cfg.load::<$setting>() {
                layer.store_put(set.clone());
            }
        )*};
    }
    copy! {
        AccountIdEndpointMode
        ApiMetadata
        AppName
        AuthSchemeAndEndpointOrchestrationV2
        AuthSchemePreference
        AwsUserAgent
        DisableClockSkewCorrection
        EndpointUrl
        Region
        RetryConfig
        RetryPartition
        SharedInvocationIdGenerator
        SigningName
        SigningRegion
        StalledStreamProtectionConfig
        TimeoutConfig
        UseDualStack
        UseFips
    }
    // From the last to the first is how they are given.
    let metadata: Vec<&FrameworkMetadata> = cfg.load::<FrameworkMetadata>().collect();
    for each in metadata.into_iter().rev() {
        layer.store_append(each.clone());
    }
    Some(layer)
}
