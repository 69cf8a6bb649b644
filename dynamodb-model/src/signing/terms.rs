use aws_runtime::auth::{
    PayloadSigningOverride, SigV4OperationSigningConfig, SigV4SessionTokenNameOverride,
    SigningOptions,
};
use aws_runtime::content_encoding::DeferredSignerSender;
use aws_sdk_dynamodb::config::ConfigBag;
use aws_smithy_runtime_api::client::auth::AuthSchemeEndpointConfig;
use aws_types::SigningName;
use aws_types::region::SigningRegion;

/// What a request is to be signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Terms<'a> {
    pub(super) region: &'a str,
    pub(super) service: &'a str,
    /// Whether the body's hash is a header too.
    pub(super) names_body: bool,
}

impl<'a> Terms<'a> {
    /// `None` when there is a setting that only the SDK's signer knows, or one is missing.
    pub(super) fn of(endpoint: &AuthSchemeEndpointConfig<'a>, bag: &'a ConfigBag) -> Option<Self> {
        let operation = bag.load::<SigV4OperationSigningConfig>()?;
        let options = &operation.signing_options;
        let names_body = options.content_sha256_header;
        let mut known = SigningOptions::default();
        known.content_sha256_header = names_body;
        let unknown = *options != known
            || bag.load::<PayloadSigningOverride>().is_some()
            || bag.load::<SigV4SessionTokenNameOverride>().is_some()
            || bag.load::<DeferredSignerSender>().is_some()
            || endpoint.get("disableDoubleEncoding").is_some()
            || endpoint.get("disableNormalizePath").is_some();
        if unknown {
            return None;
        }
        let region = match endpoint.get("signingRegion") {
            Some(region) => region.as_string()?,
            None => {
                let region = bag.load::<SigningRegion>().or(operation.region.as_ref());
                region?.as_ref()
            }
        };
        let service = match endpoint.get("signingName") {
            Some(name) => name.as_string()?,
            None => {
                let name = bag.load::<SigningName>().or(operation.name.as_ref());
                name?.as_ref()
            }
        };
        Some(Self {
            region,
            service,
            names_body,
        })
    }
}
