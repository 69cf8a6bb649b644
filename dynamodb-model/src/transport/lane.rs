//! The ways that a handle's requests go.

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
    fn of(online: Client) -> Self {
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
    clients: Clients,
    #[cfg(feature = "direct")]
    direct: Directly,
}

/// What there is to know for requests that go directly.
#[cfg(feature = "direct")]
#[derive(Clone, Debug)]
struct Directly {
    /// The user's client as it was given.
    given: Client,
    /// In place of the SDK's.
    signing: Option<SharedAuthScheme>,
    online: Option<Direct>,
    bulk: Option<Direct>,
}

impl Lanes {
    pub(super) fn of(client: Client) -> Self {
        Self {
            clients: Clients::of(reply_check::checked(client.clone())),
            #[cfg(feature = "direct")]
            direct: Directly {
                given: client,
                signing: None,
                online: None,
                bulk: None,
            },
        }
    }

    pub(super) fn signed_by(mut self, scheme: SharedAuthScheme) -> Self {
        let config = self.client().config().to_builder();
        let config = config.push_auth_scheme(scheme.clone());
        self.clients = Clients::of(Client::from_conf(config.build()));
        #[cfg(feature = "direct")]
        {
            self.direct.signing = Some(scheme);
            if self.direct.online.is_some() {
                self = self.directly();
            }
        }
        self
    }

    #[cfg(feature = "direct")]
    pub(super) fn directly(mut self) -> Self {
        let direct = |lane| {
            Direct::new(
                self.direct.given.clone(),
                self.clients.clone(),
                self.direct.signing.clone(),
                lane,
            )
        };
        let (online, bulk) = (direct(Lane::Online), direct(Lane::Bulk));
        self.direct.online = Some(online);
        self.direct.bulk = Some(bulk);
        self
    }

    /// The same lanes, by another client.
    #[cfg(feature = "testing")]
    pub(super) fn through(&self, client: Client) -> Self {
        let lanes = Self::of(client);
        #[cfg(feature = "direct")]
        if self.direct.online.is_some() {
            return lanes.directly();
        }
        lanes
    }

    pub(super) fn client(&self) -> &Client {
        &self.clients.online
    }

    #[cfg(feature = "direct")]
    pub(super) fn direct_of(&self, lane: Lane) -> Option<&Direct> {
        match lane {
            Lane::Online => self.direct.online.as_ref(),
            Lane::Bulk => self.direct.bulk.as_ref(),
        }
    }

    pub(super) fn carrier(&self, lane: Lane) -> Way<'_> {
        #[cfg(feature = "direct")]
        if let Some(direct) = self.direct_of(lane) {
            return Way::Direct(direct);
        }
        Way::Client(self.clients.of_lane(lane))
    }
}

/// One of the carriers that there are.
pub(super) enum Way<'a> {
    Client(&'a Client),
    #[cfg(feature = "direct")]
    Direct(&'a Direct),
}

impl Carrier for Way<'_> {
    async fn carry<O: Operation>(&self, input: O) -> Result<O::Output, Failed<O>> {
        match self {
            Self::Client(client) => client.carry(input).await,
            #[cfg(feature = "direct")]
            Self::Direct(direct) => direct.carry(input).await,
        }
    }
}
