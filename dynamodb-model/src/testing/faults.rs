use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_dynamodb::Client;
use aws_smithy_async::rt::sleep::default_async_sleep;
use aws_smithy_runtime_api::client::http::SharedHttpConnector;
use fastrand::Rng;

use super::client::around;
use super::connector::Faulty;
use super::fault::{Fault, FaultKind};
use super::step::Step;
use crate::db::Db;
use crate::table::Table;

/// The faults that requests are to meet, by script or by chance, and a count of those that they met.
///
/// Clones are the same faults: one is given to a handle, and another asked for the count.
///
/// A request takes the next step of its operation's script, if there is one. Otherwise the chances are drawn, in the
/// order in which they were given, and the first that comes up is what it meets. A retry by the SDK is a request like
/// any other.
///
/// With one seed, the same requests in the same order meet the same faults. Where tasks send at the same time, the
/// order is that of the runtime; on a single-threaded one with a paused clock it is the same each time, as far as the
/// program does not draw waiting times itself, which the SDK's retries do.
///
/// ```
/// # use serde::{Deserialize, Serialize};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dynamodb_embedded::Engine;
/// use dynamodb_model::testing::{Fault, FaultKind, Faults};
/// # use dynamodb_model::{Entity, Table};
/// # #[derive(Table)]
/// # #[table(name = "shop", pk = "pk", entities(Order))]
/// # struct Shop;
/// # #[derive(Serialize, Deserialize, Entity)]
/// # #[entity(table = Shop, key(pk = "ORDER#{id}"))]
/// # struct Order { id: u64 }
///
/// let engine = Engine::memory().await?;
/// let db = engine.table::<Shop>().await?;
/// let faults = Faults::new();
/// faults.next("PutItem", Fault::ReplyLost);
///
/// Order { id: 1 }.put().send(&db.with_faults(&faults)).await?; // the SDK sends it again
/// assert_eq!(faults.requests("PutItem"), 2);
/// assert_eq!(faults.injected()[&FaultKind::ReplyLost], 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Faults {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    rng: Rng,
    chances: Vec<Chance>,
    scripts: BTreeMap<String, VecDeque<Step>>,
    injected: BTreeMap<FaultKind, u64>,
    traffic: BTreeMap<String, Traffic>,
}

#[derive(Debug)]
struct Chance {
    probability: f64,
    /// `None` for all that the fault can happen to.
    operations: Option<Vec<String>>,
    fault: Fault,
}

#[derive(Debug, Default)]
struct Traffic {
    requests: u64,
    received: u64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            rng: Rng::with_seed(0),
            chances: Vec::new(),
            scripts: BTreeMap::new(),
            injected: BTreeMap::new(),
            traffic: BTreeMap::new(),
        }
    }
}

impl Faults {
    /// No faults yet: for scripts.
    ///
    /// ```
    /// use dynamodb_model::testing::Faults;
    ///
    /// assert!(Faults::new().injected().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No faults yet, and chances drawn from this seed.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults, Throttle};
    ///
    /// let faults = Faults::seeded(7)
    ///     .chance(0.02, Fault::ReplyLost)
    ///     .chance(0.05, Fault::Throttled(Throttle::key_range()));
    /// # let _ = faults;
    /// ```
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let faults = Self::new();
        faults.state().rng = Rng::with_seed(seed);
        faults
    }

    /// From now on, every request meets this fault with this probability: never at 0, always at 1. A fault that cannot
    /// happen to a request's operation, such as part of a batch, leaves it alone.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults};
    ///
    /// let faults = Faults::seeded(1).chance(0.3, Fault::Partial); // of batches
    /// # let _ = faults;
    /// ```
    #[must_use]
    pub fn chance(self, probability: f64, fault: Fault) -> Self {
        self.add(probability, None, fault);
        self
    }

    /// From now on, every request of these operations meets this fault with this probability.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults};
    ///
    /// let writes_fail = Faults::new().chance_of(["PutItem", "UpdateItem"], 1.0, Fault::Unavailable);
    /// # let _ = writes_fail;
    /// ```
    #[must_use]
    pub fn chance_of<'a>(
        self,
        operations: impl IntoIterator<Item = &'a str>,
        probability: f64,
        fault: Fault,
    ) -> Self {
        let operations = operations.into_iter().map(str::to_owned).collect();
        self.add(probability, Some(operations), fault);
        self
    }

    fn add(&self, probability: f64, operations: Option<Vec<String>>, fault: Fault) {
        self.state().chances.push(Chance {
            probability,
            operations,
            fault,
        });
    }

    /// Appends a step to the script of an operation, such as `"PutItem"`: its next request takes the first one.
    ///
    /// A fault that cannot happen to the operation fails the request, with an error that says so.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults, Step};
    ///
    /// let faults = Faults::new();
    /// faults.next("BatchWriteItem", Fault::FirstOnly(15)).next("BatchWriteItem", Fault::FirstOnly(0));
    /// assert_eq!(faults.pending(), 2);
    /// ```
    pub fn next(&self, operation: &str, step: impl Into<Step>) -> &Self {
        let mut state = self.state();
        let script = state.scripts.entry(operation.to_owned()).or_default();
        script.push_back(step.into());
        drop(state);
        self
    }

    /// Appends the same fault to the script of an operation, so many times.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults};
    ///
    /// let faults = Faults::new();
    /// faults.next_times(3, "TransactWriteItems", &Fault::Conflict);
    /// assert_eq!(faults.pending(), 3);
    /// ```
    #[expect(
        clippy::must_use_candidate,
        reason = "what it returns is for going on with the script"
    )]
    pub fn next_times(&self, times: usize, operation: &str, fault: &Fault) -> &Self {
        for _ in 0..times {
            self.next(operation, fault.clone());
        }
        self
    }

    /// Ends all trouble: no chances and no scripts any more. The counts stay.
    ///
    /// ```
    /// use dynamodb_model::testing::{Fault, Faults};
    ///
    /// let outage = Faults::new().chance(1.0, Fault::Unavailable);
    /// outage.clear(); // it is over
    /// ```
    pub fn clear(&self) {
        let mut state = self.state();
        state.chances.clear();
        state.scripts.clear();
    }

    /// How many steps of scripts were not taken yet. It is 0 at the end of a test whose script was to its point; a
    /// misspelt operation is seen here.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.state().scripts.values().map(VecDeque::len).sum()
    }

    /// How many faults of each kind requests met so far.
    #[must_use]
    pub fn injected(&self) -> BTreeMap<FaultKind, u64> {
        self.state().injected.clone()
    }

    /// How many requests of this operation were sent so far, the SDK's retries among them.
    #[must_use]
    pub fn requests(&self, operation: &str) -> u64 {
        self.of(operation, |traffic| traffic.requests)
    }

    /// How many of them reached DynamoDB, whatever became of the replies.
    #[must_use]
    pub fn received(&self, operation: &str) -> u64 {
        self.of(operation, |traffic| traffic.received)
    }

    fn of(&self, operation: &str, count: impl Fn(&Traffic) -> u64) -> u64 {
        self.state().traffic.get(operation).map_or(0, count)
    }

    /// The client, whose requests meet these faults; its other settings are the same.
    ///
    /// The client must have an HTTP client of its own, as those of `dynamodb-embedded` do: what the SDK would choose by
    /// itself is not to be had here, and requests fail with an error that says so. Unless it has a retry partition, it
    /// gets one, with a token bucket that no other client's faults drain. Its time goes by tokio's clock, from what it is
    /// now.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dynamodb_embedded::Engine;
    /// use dynamodb_model::testing::{Fault, Faults};
    ///
    /// let engine = Engine::memory().await?;
    /// let faults = Faults::new().chance(1.0, Fault::Unavailable);
    /// let client = faults.client(&engine.client());
    /// assert!(client.list_tables().send().await.is_err());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn client(&self, client: &Client) -> Client {
        let faults = self.clone();
        let region = client.config().region().map(ToString::to_string);
        around(client, move |inner| {
            SharedHttpConnector::new(Faulty {
                read_timeout: inner.settings.read_timeout(),
                sleep: inner.components.sleep_impl().or_else(default_async_sleep),
                inner: inner.connector,
                faults: faults.clone(),
                region: region.clone(),
            })
        })
    }

    /// What a request of this operation meets.
    pub(super) fn draw(&self, operation: &str) -> Step {
        let mut state = self.state();
        let State {
            rng,
            chances,
            scripts,
            traffic,
            ..
        } = &mut *state;
        traffic.entry(operation.to_owned()).or_default().requests += 1;
        if let Some(step) = scripts.get_mut(operation).and_then(VecDeque::pop_front) {
            return step;
        }
        let drawn = chances
            .iter()
            .find(|chance| chance.is_about(operation) && rng.f64() < chance.probability);
        drawn.map_or_else(Step::pass, |chance| chance.fault.clone().into())
    }

    /// A drawn number below this one.
    pub(super) fn below(&self, end: usize) -> usize {
        self.state().rng.usize(..end.max(1))
    }

    pub(super) fn count(&self, kind: FaultKind) {
        *self.state().injected.entry(kind).or_default() += 1;
    }

    pub(super) fn count_received(&self, operation: &str) {
        let mut state = self.state();
        let traffic = state.traffic.entry(operation.to_owned()).or_default();
        traffic.received += 1;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Chance {
    fn is_about(&self, operation: &str) -> bool {
        let meant = self.operations.as_ref();
        let meant = meant.is_none_or(|meant| meant.iter().any(|each| each == operation));
        meant && self.fault.fits(operation)
    }
}

impl<T: Table> Db<T> {
    /// The same handle, whose requests meet these faults: see [`Faults`] and [`Faults::client`].
    #[must_use]
    pub fn with_faults(&self, faults: &Faults) -> Self {
        let client = faults.client(self.client());
        self.clone().through(&client)
    }
}
