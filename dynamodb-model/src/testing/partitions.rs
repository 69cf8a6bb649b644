mod bucket;
mod connector;
mod meters;
mod size;
mod write;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_smithy_runtime_api::client::http::SharedHttpConnector;

use self::connector::Limited;
use self::meters::Meters;
use super::client::around;
use crate::db::Db;
use crate::schema::IndexKind;
use crate::table::Table;

/// What one partition can take, as a limit under the SDK's HTTP client: writes to a partition key above 1000 write units
/// a second are throttled, in the table and in each index, as DynamoDB throttles a hot key.
///
/// Each partition key value has a bucket of one second's units, which fills at the limit's rate by tokio's clock. A
/// write takes a unit for each started KB of what it sends, twice that in a transaction. Above the limit it gets
/// `ProvisionedThroughputExceededException` with the reason `…WriteKeyRangeThroughputExceeded`, and the SDK tries again
/// as always. Of a batch, what does not fit comes back as unprocessed; the exception comes when nothing fits. A
/// transaction is cancelled.
///
/// This is a model for demonstrations and tests. It does not meter reads. It sees what is sent, and not what is in the
/// table: an update counts as large as its key and its values, a delete as large as its key, and an index counts items
/// that are put, by their whole size; other writes only if the index's partition key is in the table's key. DynamoDB
/// also splits partitions that stay hot, and knows bursts.
///
/// ```
/// # use serde::{Deserialize, Serialize};
/// # use dynamodb_model::{Entity, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", entities(Order))]
/// # struct Shop;
/// # #[derive(Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
/// # struct Order { id: u64 }
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dynamodb_embedded::Engine;
/// use dynamodb_model::testing::PartitionLimits;
///
/// let engine = Engine::memory().await?;
/// let limits = PartitionLimits::of::<Shop>().writes_per_second(10);
/// let db = engine.table::<Shop>().await?.with_partition_limits(&limits);
/// for _ in 0..25 {
///     Order { id: 1 }.put().send(&db).await?; // always the same partition
/// }
/// let timeline = limits.timeline();
/// assert!(timeline.iter().all(|second| second.accepted() <= 20));
/// assert!(timeline.iter().map(|second| second.throttled()).sum::<u64>() > 0);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PartitionLimits {
    keys: Vec<PartitionKey>,
    rate: u32,
    meters: Arc<Mutex<Meters>>,
}

/// The attributes that the partition key of a table or of an index is made of.
#[derive(Clone, Debug)]
struct PartitionKey {
    /// `None` for the table.
    index: Option<String>,
    attributes: Vec<String>,
}

/// What the table took, and did not, in one second of a timeline: see [`PartitionLimits::timeline`].
///
/// ```
/// use dynamodb_model::testing::PartitionSecond;
///
/// fn bar(second: &PartitionSecond) -> String {
///     format!("{:4} {}{}", second.second(), "█".repeat(second.accepted() as usize), "·".repeat(second.throttled() as usize))
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartitionSecond {
    second: u64,
    accepted: u64,
    throttled: u64,
}

/// What a partition takes in a second, in write units.
const WRITES_PER_SECOND: u32 = 1000;

impl PartitionLimits {
    /// Limits of a table with this partition key.
    ///
    /// ```
    /// use dynamodb_model::testing::PartitionLimits;
    ///
    /// let limits = PartitionLimits::new("pk").index("gsi1", ["gsi1pk"]);
    /// # let _ = limits;
    /// ```
    #[must_use]
    pub fn new(partition_key: &str) -> Self {
        Self {
            keys: vec![PartitionKey {
                index: None,
                attributes: vec![partition_key.to_owned()],
            }],
            rate: WRITES_PER_SECOND,
            meters: Arc::default(),
        }
    }

    /// Limits of a declared table and of all its global indexes.
    #[must_use]
    pub fn of<T: Table>() -> Self {
        let table = T::SCHEMA;
        let mut limits = Self::new(table.partition_key().name());
        for index in table.index_schemas() {
            // The partitions of a local index are the table's.
            if index.kind() == IndexKind::Global {
                let names = index.partition_keys().iter().map(|key| key.name());
                limits = limits.index(index.name(), names);
            }
        }
        limits
    }

    /// Limits this global index too, whose partition key is these attributes together.
    #[must_use]
    pub fn index<'a>(
        mut self,
        name: &str,
        partition_key: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        self.keys.push(PartitionKey {
            index: Some(name.to_owned()),
            attributes: partition_key.into_iter().map(str::to_owned).collect(),
        });
        self
    }

    /// The limit in write units a second, in place of DynamoDB's 1000. An item larger than that is taken when its
    /// partition had a whole second's rest.
    #[must_use]
    pub const fn writes_per_second(mut self, units: u32) -> Self {
        self.rate = units;
        self
    }

    /// What the table took and what it did not, second by second from its first write to its last, in write units.
    /// Retries are counted each time.
    #[must_use]
    pub fn timeline(&self) -> Vec<PartitionSecond> {
        self.meters().timeline()
    }

    /// The client, whose writes meet these limits. It must have an HTTP client of its own, as for
    /// [`Faults::client`](crate::testing::Faults::client), and both can be under one client.
    #[must_use]
    pub fn client(&self, client: &Client) -> Client {
        let limits = self.clone();
        let region = client.config().region().map(ToString::to_string);
        around(client, move |inner| {
            SharedHttpConnector::new(Limited {
                inner: inner.connector,
                limits: limits.clone(),
                region: region.clone(),
            })
        })
    }

    fn meters(&self) -> MutexGuard<'_, Meters> {
        self.meters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PartitionSecond {
    const fn new(second: u64, accepted: u64, throttled: u64) -> Self {
        Self {
            second,
            accepted,
            throttled,
        }
    }

    /// Which second, from 0.
    #[must_use]
    pub const fn second(&self) -> u64 {
        self.second
    }

    /// The write units that the table took.
    #[must_use]
    pub const fn accepted(&self) -> u64 {
        self.accepted
    }

    /// The write units of what was throttled, by the table or by an index.
    #[must_use]
    pub const fn throttled(&self) -> u64 {
        self.throttled
    }
}

impl<T: Table> Db<T> {
    /// The same handle, whose writes meet these limits: see [`PartitionLimits`].
    #[must_use]
    pub fn with_partition_limits(&self, limits: &PartitionLimits) -> Self {
        let client = limits.client(self.client());
        self.clone().through(&client)
    }
}
