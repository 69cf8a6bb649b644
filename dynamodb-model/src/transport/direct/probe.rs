//! What a client has, as it shows to an interceptor of its own.

use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::interceptors::BeforeSerializationInterceptorContextMut;
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_types::config_bag::Layer;

use super::settings;
use crate::transport::interceptor::Hooked;

/// The probe's name among interceptors.
pub(super) const PROBE: &str = "probe of dynamodb-model";

/// The table that a probe asks for. Nothing is sent to it.
pub(super) const TABLE: &str = "dynamodb-model-probe";

/// An interceptor that looks at what a request of its client is made with, and ends it.
#[derive(Clone, Debug, Default)]
pub(in crate::transport) struct Probe(Arc<Mutex<Option<Found>>>);

/// What the requests of one operation are made with.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) components: RuntimeComponents,
    /// The client's settings; nothing if it has one that we cannot copy.
    pub(super) settings: Option<Layer>,
}

/// The client to be probed: the user's own, which shares its connections and credentials; or one of the same configuration
/// without its interceptors, which would take the probe for a request that fails.
pub(super) fn quiet(client: &Client) -> Client {
    let config = client.config();
    if config.interceptors().next().is_none() {
        return client.clone();
    }
    let mut config = config.to_builder();
    config.set_interceptors([]);
    Client::from_conf(config.build())
}

impl Probe {
    pub(super) fn found(&self) -> Option<Found> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.take()
    }
}

impl Intercept for Probe {
    fn name(&self) -> &'static str {
        PROBE
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Hooked {
        let found = Found {
            components: components.clone(),
            settings: settings::of(cfg),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        Err("the probe has seen what it wanted".into())
    }
}
