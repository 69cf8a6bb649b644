//! What the requests of one operation go through.
//!
//! The client's components as they are, but of its interceptors
//!
//! - those that measure are left out: without a provider of metrics there is nothing to tell, and with one the client sends;
//! - so are those that have nothing to do for these operations: content length is enforced of `GET`, telemetry of the
//!   input is captured if it is asked for (the client sends then), and our transactions bring their token;
//! - the user agent is written by [`Agent`], which has the SDK write it once, with the client's features that it shows.

use aws_sdk_dynamodb::config::{Intercept as _, SharedInterceptor};
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};

use super::State;
use super::agent::{Agent, TRACKERS};
use super::probe::{Found, PROBE};
use super::row::Rows;
use crate::transport::carrier::Operation;
use crate::transport::interceptor::{Interceptor, OURS};
use crate::transport::reply_check::{self, ReplyCheck};

/// The SDK's interceptors that a direct request goes without.
pub(super) const LEFT_OUT: [&str; 4] = [
    "EnforceContentLength",
    "ObservabilityFeatureTrackerInterceptor",
    MEASURING,
    "TelemetryBytesInterceptor",
];
/// What a client's user gives it comes before.
const MEASURING: &str = "MetricsInterceptor";
/// Left out as well, where there is one; after the name of the operation.
pub(super) const INPUT_CAPTURE: &str = "TelemetryInputCaptureInterceptor";
/// Left out as well; write transactions have it.
pub(super) const TOKEN: &str = "IdempotencyTokenInterceptor";
const USER_AGENT: &str = "UserAgentInterceptor";

impl State {
    pub(super) fn route<O: Operation>(&self, found: Found) -> Option<RuntimePlugins> {
        let interceptors = self.interceptors::<O>(found.components.interceptors().collect())?;
        let mut components = found.components.to_builder();
        components.set_interceptors(interceptors.into_iter());
        if !reply_check::is_in(components.retry_classifiers()) {
            components.push_retry_classifier(ReplyCheck);
        }
        if let Some(scheme) = &self.signing {
            components.push_auth_scheme(scheme.clone());
        }
        let mut settings = found.settings?;
        if let Some((config, partition)) = self.lane.retries() {
            settings.store_put(config);
            settings.store_put(partition);
        }
        let client = StaticRuntimePlugin::new()
            .with_config(settings.freeze())
            .with_runtime_components(components);
        let operation = StaticRuntimePlugin::new().with_config(O::config()?);
        Some(
            RuntimePlugins::new()
                .with_client_plugin(client)
                .with_operation_plugin(operation),
        )
    }

    /// What is left of the client's interceptors, with its user's and ours; nothing if one that we know is not there.
    pub(super) fn interceptors<O: Operation>(
        &self,
        found: Vec<SharedInterceptor>,
    ) -> Option<Vec<SharedInterceptor>> {
        let users = self.source.config().interceptors();
        let users: Vec<SharedInterceptor> = users.filter(|one| one.name() != OURS).collect();
        let is_tracker = |one: &&SharedInterceptor| TRACKERS.contains(&one.name());
        let trackers: Vec<SharedInterceptor> = found.iter().filter(is_tracker).cloned().collect();
        let mut left_out = 0;
        let mut rows = Rows::new(O::NAME);
        for interceptor in found {
            match interceptor.name() {
                PROBE | TOKEN => {}
                name if name.strip_prefix(O::NAME) == Some(INPUT_CAPTURE) => {}
                name if LEFT_OUT.contains(&name) => {
                    left_out += 1;
                    if name == MEASURING {
                        rows.pass(&users);
                        rows.push(SharedInterceptor::permanent(Interceptor));
                    }
                }
                USER_AGENT if users.is_empty() => {
                    let agent = Agent::new(interceptor, trackers.clone());
                    rows.push(SharedInterceptor::permanent(agent));
                }
                name if users.is_empty() && TRACKERS.contains(&name) => {}
                _ => rows.push(interceptor),
            }
        }
        // In a client of another version we may not know who does what.
        (left_out == LEFT_OUT.len()).then(|| rows.finish())
    }
}
