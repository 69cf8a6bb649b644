//! Requests that go to DynamoDB by the SDK's orchestrator, and not by its client.
//!
//! Most of what a small request costs is what the client puts around it: a configuration of nine layers and the components of
//! a dozen plugins, which are put together for each request, and a list of eighteen interceptors that is gone through at
//! each of nineteen steps. Here they are put together once, out of what the client has. Credentials, connections, endpoints, signing, retries and timeouts are the
//! client's own, and so are its user's interceptors; [`route`] tells what is left out, and why nobody misses it.
//!
//! A client of which anything is not as expected sends by itself, as without this module.

mod agent;
mod operations;
mod probe;
mod route;
mod row;
mod settings;

use std::fmt;
use std::sync::{Arc, OnceLock};

use aws_sdk_dynamodb::Client;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use self::probe::Probe;
use super::carrier::{Carrier, Failed, Operation};
use super::lane::{Clients, Lane};

pub(super) use self::operations::Routed;

/// The operations that there are.
const OPERATIONS: usize = 10;

/// Sends what it can directly, and the rest by a client.
#[derive(Clone)]
pub(super) struct Direct(Arc<State>);

struct State {
    /// The user's own, whose parts are used.
    source: Client,
    /// The same, or one without the user's interceptors.
    probed: Client,
    /// Ours, for what does not go directly.
    clients: Clients,
    /// In place of the SDK's.
    signing: Option<SharedAuthScheme>,
    lane: Lane,
    /// How each operation goes; known when it is asked for first.
    routes: [OnceLock<Option<RuntimePlugins>>; OPERATIONS],
}

impl Direct {
    /// By the parts of a client, for callers and for bulk jobs.
    pub(super) fn of(
        source: &Client,
        clients: &Clients,
        signing: Option<&SharedAuthScheme>,
    ) -> [Self; 2] {
        let probed = probe::quiet(source);
        [Lane::Online, Lane::Bulk].map(|lane| {
            Self(Arc::new(State {
                source: source.clone(),
                probed: probed.clone(),
                clients: clients.clone(),
                signing: signing.cloned(),
                lane,
                routes: Default::default(),
            }))
        })
    }

    async fn route<O: Operation>(&self) -> Option<&RuntimePlugins> {
        if is_measured() {
            return None;
        }
        let known = self.0.routes.get(O::PLACE)?;
        if let Some(route) = known.get() {
            return route.as_ref();
        }
        let probe = Probe::default();
        // Boxed: it is once, and would make every request's future larger.
        Box::pin(O::probe(&self.0.probed, probe.clone())).await;
        let route = probe.found().and_then(|found| self.0.route::<O>(found));
        known.get_or_init(|| route).as_ref()
    }
}

/// Whether somebody has set a provider of the SDK's metrics, which its client alone can serve.
fn is_measured() -> bool {
    use aws_smithy_observability::global::get_telemetry_provider;
    match get_telemetry_provider() {
        Ok(provider) => provider.meter_provider().provider_name() != "noop",
        Err(_) => true,
    }
}

impl Carrier for Direct {
    async fn carry<O: Operation>(&self, input: O) -> Result<O::Output, Failed<O>> {
        match self.route::<O>().await {
            Some(route) => input.send_along(route).await,
            None => {
                let client = self.0.clients.of_lane(self.0.lane);
                Box::pin(input.send_by(client)).await
            }
        }
    }
}

impl fmt::Debug for Direct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Direct").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
