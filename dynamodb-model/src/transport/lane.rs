//! The ways that a handle's requests go.

use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::{RetryConfig, RetryPartition};
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;

use super::carrier::{Carrier, Failed, Operation};
#[cfg(feature = "direct")]
use super::direct::Direct;
use super::reply_check;

/// Who waits for a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// A caller: the SDK tries again.
    Online,
    /// A bulk job, which tries again by itself: each request is one attempt, and takes nothing of the retries that are
    /// left to callers.
    Bulk,
}

impl Lane {
    /// Its own policy of retries; nothing if it is the client's.
    pub(super) fn retries(self) -> Option<(RetryConfig, RetryPartition)> {
        match self {
            Self::Online => None,
            Self::Bulk => Some((
                RetryConfig::disabled(),
                RetryPartition::new("dynamodb-model-bulk"),
            )),
        }
    }
}

/// A handle's clients.
#[derive(Clone, Debug)]
pub(super) struct Clients {
    online: Client,
    /// The same client for bulk jobs, made when the first one begins.
    bulk: Arc<OnceLock<Client>>,
}

impl Clients {
    /// This client, with our part in it.
    fn of(given: &Client, signing: Option<&SharedAuthScheme>) -> Self {
        let mut online = reply_check::checked(given.clone());
        if let Some(scheme) = signing {
            let config = online.config().to_builder();
            online = Client::from_conf(config.push_auth_scheme(scheme.clone()).build());
        }
        Self {
            online,
            bulk: Arc::default(),
        }
    }

    pub(super) fn of_lane(&self, lane: Lane) -> &Client {
        let Some((config, partition)) = lane.retries() else {
            return &self.online;
        };
        self.bulk.get_or_init(|| {
            let client = self.online.config().to_builder();
            let client = client.retry_config(config).retry_partition(partition);
            Client::from_conf(client.build())
        })
    }
}

/// What carries the requests of each lane.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    /// The user's client.
    given: Client,
    /// In place of the SDK's.
    signing: Option<SharedAuthScheme>,
    clients: Clients,
    /// For callers, and for bulk jobs.
    #[cfg(feature = "direct")]
    direct: Option<[Direct; 2]>,
}

impl Lanes {
    pub(super) fn of(given: Client, signing: Option<SharedAuthScheme>) -> Self {
        Self {
            clients: Clients::of(&given, signing.as_ref()),
            given,
            signing,
            #[cfg(feature = "direct")]
            direct: None,
        }
    }

    pub(super) fn signed_by(mut self, scheme: SharedAuthScheme) -> Self {
        self.signing = Some(scheme);
        self.through(self.given.clone())
    }

    /// The same lanes, by another client.
    pub(super) fn through(&self, given: Client) -> Self {
        let lanes = Self::of(given, self.signing.clone());
        #[cfg(feature = "direct")]
        if self.direct.is_some() {
            return lanes.directly();
        }
        lanes
    }

    #[cfg(feature = "direct")]
    pub(super) fn directly(mut self) -> Self {
        let direct = Direct::of(&self.given, &self.clients, self.signing.as_ref());
        self.direct = Some(direct);
        self
    }

    pub(super) fn client(&self) -> &Client {
        &self.clients.online
    }

    pub(super) fn carrier(&self, lane: Lane) -> Way<'_> {
        #[cfg(feature = "direct")]
        if let Some(direct) = self.direct_of(lane) {
            return Way::Direct(direct);
        }
        Way::Client(self.clients.of_lane(lane))
    }

    #[cfg(feature = "direct")]
    pub(super) fn direct_of(&self, lane: Lane) -> Option<&Direct> {
        let [online, bulk] = self.direct.as_ref()?;
        Some(match lane {
            Lane::Online => online,
            Lane::Bulk => bulk,
        })
    }
}

/// One of the carriers that there are.
pub(super) enum Way<'a> {
    Client(&'a Client),
    #[cfg(feature = "direct")]
    Direct(&'a Direct),
}

/// Boxed at once: what the SDK does takes some kilobytes, which everything around would hold as well.
impl Carrier for Way<'_> {
    fn carry<O: Operation>(
        &self,
        input: O,
    ) -> impl Future<Output = Result<O::Output, Failed<O>>> + Send {
        let carrying: Pin<Box<dyn Future<Output = _> + Send>> = match self {
            Self::Client(client) => Box::pin(client.carry(input)),
            #[cfg(feature = "direct")]
            Self::Direct(direct) => Box::pin(direct.carry(input)),
        };
        carrying
    }
}
