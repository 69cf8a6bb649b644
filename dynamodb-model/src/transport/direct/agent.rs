//! The user agent, which the SDK puts together for each request out of the environment, its features and its metrics.

use std::error::Error as StdError;
use std::sync::{Arc, PoisonError, RwLock};

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::AwsUserAgent;
use aws_sdk_dynamodb::config::interceptors::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, InterceptorContext,
};
use aws_sdk_dynamodb::config::{ConfigBag, Intercept, RuntimeComponents, SharedInterceptor};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use crate::transport::interceptor::Hooked;

/// Its name among interceptors.
pub(super) const AGENT: &str = "user agent of dynamodb-model";

const HEADERS: [&str; 2] = ["user-agent", "x-amz-user-agent"];

/// Those that add features of the client to the bag, which the user agent shows: the same ones for each of its requests.
pub(super) const TRACKERS: [&str; 3] = [
    "RetryModeFeatureTrackerInterceptor",
    "AccountIdEndpointFeatureTrackerInterceptor",
    "EndpointOverrideFeatureTrackerInterceptor",
];

/// Writes what the SDK's interceptor wrote for the last request that used the same features.
///
/// For a client with interceptors of its user it is not taken: one of them may have a word in it.
#[derive(Debug)]
pub(super) struct Agent {
    sdk: SharedInterceptor,
    trackers: Vec<SharedInterceptor>,
    last: RwLock<Option<Arc<Written>>>,
}

#[derive(Debug)]
struct Written {
    features: Features,
    headers: [String; 2],
}

/// What else a request uses, such as the source of its credentials: all that differs from request to request.
#[derive(Debug)]
struct Features {
    smithy: Vec<SmithySdkFeature>,
    aws: Vec<AwsSdkFeature>,
    credentials: Vec<AwsCredentialFeature>,
}

impl Agent {
    pub(super) fn new(sdk: SharedInterceptor, trackers: Vec<SharedInterceptor>) -> Self {
        Self {
            sdk,
            trackers,
            last: RwLock::default(),
        }
    }

    fn written(
        &self,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<Arc<Written>, Box<dyn StdError + Send + Sync>> {
        let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(written) = last.as_ref()
            && written.features.are_of(cfg)
        {
            return Ok(written.clone());
        }
        drop(last);
        let written = Arc::new(self.write(components, cfg)?);
        let mut last = self.last.write().unwrap_or_else(PoisonError::into_inner);
        *last = Some(written.clone());
        Ok(written)
    }

    /// Has the SDK write the headers of a request that has no others.
    fn write(
        &self,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<Written, Box<dyn StdError + Send + Sync>> {
        let features = Features::of(cfg);
        let mut context = InterceptorContext::new(Input::erase(()));
        let begun = BeforeSerializationInterceptorContextRef::from(&context);
        for tracker in &self.trackers {
            tracker.read_before_execution(&begun, cfg)?;
            tracker.read_before_serialization(&begun, components, cfg)?;
        }
        context.enter_serialization_phase();
        let _ = context.take_input();
        context.set_request(HttpRequest::empty());
        context.enter_before_transmit_phase();
        let read = BeforeTransmitInterceptorContextRef::from(&context);
        self.sdk.read_after_serialization(&read, components, cfg)?;
        let mut modified = BeforeTransmitInterceptorContextMut::from(&mut context);
        self.sdk
            .modify_before_signing(&mut modified, components, cfg)?;
        let headers = modified.request().headers();
        Ok(Written {
            features,
            headers: HEADERS.map(|name| headers.get(name).unwrap_or_default().to_owned()),
        })
    }
}

impl Intercept for Agent {
    fn name(&self) -> &'static str {
        AGENT
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Hooked {
        if cfg.load::<AwsUserAgent>().is_some() {
            return self.sdk.modify_before_signing(context, components, cfg);
        }
        let written = self.written(components, cfg)?;
        let headers = context.request_mut().headers_mut();
        for (name, value) in HEADERS.into_iter().zip(&written.headers) {
            headers.append(name, value.clone());
        }
        Ok(())
    }
}

impl Features {
    fn of(cfg: &ConfigBag) -> Self {
        Self {
            smithy: cfg.load::<SmithySdkFeature>().cloned().collect(),
            aws: cfg.load::<AwsSdkFeature>().cloned().collect(),
            credentials: cfg.load::<AwsCredentialFeature>().cloned().collect(),
        }
    }

    fn are_of(&self, cfg: &ConfigBag) -> bool {
        cfg.load::<SmithySdkFeature>().eq(&self.smithy)
            && cfg.load::<AwsSdkFeature>().eq(&self.aws)
            && cfg.load::<AwsCredentialFeature>().eq(&self.credentials)
    }
}
