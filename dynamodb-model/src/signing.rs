//! Signatures of requests, with a key that is derived once a day.
//!
//! The SDK's signer is asked for everything that is not what DynamoDB's own operations are, and once a second for what is:
//! it tells how far the clock of this machine is off, which nothing else may read, and whether both still sign alike.

mod canonical;
mod hash;
mod key;
mod moment;
mod signature;
mod target;
mod terms;
#[cfg(test)]
mod tests;
mod watch;

use std::fmt;
use std::time::SystemTime;

use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4Signer};
use aws_sdk_dynamodb::config::{ConfigBag, Credentials, RuntimeComponents};
use aws_sdk_dynamodb::error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign,
};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;

use self::key::Keys;
use self::moment::Moment;
use self::signature::Signature;
use self::terms::Terms;
use self::watch::{Turn, Watch};

/// Signs requests by Signature Version 4, at less than half of what the SDK's signer costs, and to the same byte.
///
/// The SDK derives the signing key anew for each request, from the secret, the day, the region and the service; this keeps
/// it. [`Db::cached_signing`](crate::Db::cached_signing) has a handle sign so. A client of your own does when the scheme is
/// pushed to its configuration, where it takes the place of the SDK's:
///
/// ```
/// use aws_sdk_dynamodb::Client;
/// use dynamodb_embedded::Engine;
/// use dynamodb_model::CachedSigning;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let engine = Engine::memory().await?;
/// let config = aws_sdk_dynamodb::config::Builder::from(&engine.sdk_config())
///     .push_auth_scheme(CachedSigning::new())
///     .build();
/// let client = Client::from_conf(config);
/// assert!(client.list_tables().send().await?.table_names().is_empty());
/// # Ok(())
/// # }
/// ```
///
/// # What is left to the SDK's signer
///
/// - Bodies that are not in memory, presigned and unsigned requests, queries in the URI, and any setting of a request that
///   DynamoDB's operations do not have.
/// - One request in each second, and every one that is tried again. It tells how far this machine's clock is off: from a
///   minute on, the SDK signs them all, as only it may know the time. The two signatures of that request are compared; should
///   they ever differ, the SDK signs everything from then on.
///
/// # Secrets
///
/// The last key is kept, with the credentials that it is from. It is used for a request only when secret, day, region and
/// service are the same, all of them compared in full, so that a rotated secret has a key of its own. The key is wiped from
/// memory when another takes its place or the scheme is dropped, as the SDK does with credentials, which are shared and not
/// copied. `Debug` shows nothing.
///
/// A scheme is meant for one client. Clients that alternate between regions or secrets derive a key for each change, which
/// is what the SDK does for each request.
pub struct CachedSigning {
    keys: Keys,
    watch: Watch,
    sdk: SigV4Signer,
}

impl CachedSigning {
    /// A scheme without a key. The first request has it derived.
    #[must_use]
    pub fn new() -> Self {
        Self {
            keys: Keys::default(),
            watch: Watch::new(),
            sdk: SigV4Signer::new(),
        }
    }

    /// Signs by our own; says whether it could. A request that it could not sign is as it was.
    fn sign(
        &self,
        request: &mut HttpRequest,
        credentials: &Credentials,
        terms: &Terms<'_>,
        moment: Option<Moment>,
    ) -> bool {
        let signature = moment
            .and_then(|moment| Signature::of(request, credentials, terms, moment, &self.keys));
        signature.is_some_and(|signature| signature.put_into(request.headers_mut()))
    }
}

impl Default for CachedSigning {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for CachedSigning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedSigning").finish_non_exhaustive()
    }
}

impl AuthScheme for CachedSigning {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(
        &self,
        identity_resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        identity_resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for CachedSigning {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        bag: &ConfigBag,
    ) -> Result<(), BoxError> {
        let credentials = identity.data::<Credentials>();
        let terms = Terms::of(&endpoint, bag);
        let by_sdk = |request: &mut HttpRequest| {
            let sdk = &self.sdk;
            sdk.sign_http_request(request, identity, endpoint, components, bag)
        };
        let (Some(credentials), Some(terms)) = (credentials, terms) else {
            return by_sdk(request);
        };
        match self.watch.turn(bag) {
            Turn::Own => {
                let moment = Moment::at(now(components));
                match self.sign(request, credentials, &terms, moment) {
                    true => Ok(()),
                    false => by_sdk(request),
                }
            }
            Turn::Both => {
                let copy = request.try_clone();
                by_sdk(request)?;
                self.watch.see_time(request, now(components));
                let moment = Moment::of_signed(request);
                let copy = copy.and_then(|mut copy| {
                    let signed = self.sign(&mut copy, credentials, &terms, moment);
                    signed.then_some(copy)
                });
                if let Some(copy) = copy {
                    self.watch.compare(request, &copy);
                }
                Ok(())
            }
            Turn::Sdk => by_sdk(request),
        }
    }
}

fn now(components: &RuntimeComponents) -> SystemTime {
    components.time_source().unwrap_or_default().now()
}
