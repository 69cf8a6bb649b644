use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::bucket::Bucket;
use crate::error::Error;
use crate::request::Consumed;

/// The buckets of a table and of its indexes, shared by all that are to keep to them.
#[derive(Clone, Debug)]
pub(crate) struct Limiter {
    buckets: Arc<Mutex<BTreeMap<Resource, Bucket>>>,
}

/// The table (`None`), or one of its global indexes.
type Resource = Option<String>;

/// What a request is to consume of: a write of the table and all of its indexes, a read of one of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Demand<'a> {
    Write,
    Read(Option<&'a str>),
}

/// What was taken out for a request under way.
#[derive(Debug)]
pub(crate) struct Reservation {
    members: usize,
    is_read: bool,
    units: Vec<(Resource, f64)>,
}

impl Reservation {
    /// What the request has consumed of the resource. A read consumes of nothing else.
    fn part(&self, consumed: &Consumed, resource: Option<&str>) -> f64 {
        let Some(index) = resource.filter(|_| !self.is_read) else {
            let own = consumed.table.filter(|_| !self.is_read);
            return own.unwrap_or(consumed.total);
        };
        let mut indexes = consumed.indexes.iter();
        let own = indexes.find(|(name, _)| name == index);
        own.map_or(0.0, |(_, units)| *units)
    }
}

impl Limiter {
    pub(super) fn new(target: f64) -> Self {
        let limiter = Self {
            buckets: Arc::default(),
        };
        limiter.set(None, target);
        limiter
    }

    /// A share of each of these capacities.
    pub(super) fn of_shares(share: f64, capacities: &[(Resource, f64)]) -> Self {
        let limiter = Self {
            buckets: Arc::default(),
        };
        for (resource, capacity) in capacities {
            limiter.set(resource.as_deref(), capacity * share);
        }
        limiter
    }

    pub(super) fn set(&self, resource: Option<&str>, target: f64) {
        let bucket = Bucket::new(target, Instant::now());
        self.lock().insert(resource.map(str::to_owned), bucket);
    }

    pub(super) fn has(&self, resource: Option<&str>) -> bool {
        self.with(resource, |_| ()).is_some()
    }

    pub(crate) fn effective(&self, resource: Option<&str>) -> f64 {
        self.with(resource, Bucket::rate).unwrap_or_default()
    }

    pub(super) fn target(&self) -> f64 {
        self.with(None, Bucket::target).unwrap_or_default()
    }

    /// The units a second that such requests may consume.
    pub(crate) fn rate_of(&self, demand: Demand<'_>) -> f64 {
        let buckets = self.lock();
        let meant = meant(&buckets, demand);
        let rates = meant.iter().filter_map(|resource| buckets.get(resource));
        rates.map(Bucket::rate).fold(f64::INFINITY, f64::min)
    }

    /// How long to wait until no bucket is empty that the request is to consume of.
    pub(crate) fn wait(&self, demand: Demand<'_>) -> Duration {
        let now = Instant::now();
        let mut buckets = self.lock();
        let mut longest = Duration::ZERO;
        for resource in meant(&buckets, demand) {
            if let Some(bucket) = buckets.get_mut(&resource) {
                longest = longest.max(bucket.wait(now));
            }
        }
        longest
    }

    /// Takes out what a request of so many members will probably consume, so that those that are let go at the same time
    /// do not consume the same units.
    pub(crate) fn reserve(&self, members: usize, demand: Demand<'_>) -> Reservation {
        let now = Instant::now();
        let mut buckets = self.lock();
        let mut units = Vec::new();
        for resource in meant(&buckets, demand) {
            if let Some(bucket) = buckets.get_mut(&resource) {
                let reserved = bucket.reserve(members, now);
                units.push((resource, reserved));
            }
        }
        Reservation {
            members,
            is_read: matches!(demand, Demand::Read(_)),
            units,
        }
    }

    /// Takes out what the request has consumed, in the place of what was reserved for it; nothing if it failed.
    pub(crate) fn settle(&self, reserved: &Reservation, consumed: Option<&Consumed>) {
        let now = Instant::now();
        let mut buckets = self.lock();
        for (resource, units) in &reserved.units {
            let Some(bucket) = buckets.get_mut(resource) else {
                continue;
            };
            match consumed {
                Some(consumed) => {
                    let actual = reserved.part(consumed, resource.as_deref());
                    bucket.settle(*units, actual, reserved.members, now);
                }
                None => bucket.give_back(*units),
            }
        }
    }

    /// Slows the buckets down that an error says are empty; none for a hot key, which is its own stream's affair.
    pub(crate) fn throttled(&self, error: &Error) {
        let reasons = error.throttling();
        if reasons.is_empty() {
            return self.slow(1.0);
        }
        let now = Instant::now();
        let mut buckets = self.lock();
        for reason in reasons.iter().filter(|reason| !reason.is_hot_key()) {
            for resource in meant(&buckets, Demand::Read(reason.index())) {
                if let Some(bucket) = buckets.get_mut(&resource) {
                    bucket.slow(1.0, now);
                }
            }
        }
    }

    /// Slows all buckets down, by the part of a request that was not processed: DynamoDB does not say why.
    pub(crate) fn slow_by_part(&self, throttled: usize, sent: usize) {
        #[allow(
            clippy::cast_precision_loss,
            reason = "a request has no more than 100 members"
        )]
        let part = throttled as f64 / sent.max(1) as f64;
        self.slow(part);
    }

    fn slow(&self, part: f64) {
        let now = Instant::now();
        let mut buckets = self.lock();
        buckets
            .values_mut()
            .for_each(|bucket| bucket.slow(part, now));
    }

    fn with<R>(&self, resource: Option<&str>, of: impl FnOnce(&Bucket) -> R) -> Option<R> {
        self.lock().get(&resource.map(str::to_owned)).map(of)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Resource, Bucket>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The buckets that a request consumes of. What has none of its own is the table's affair.
fn meant(buckets: &BTreeMap<Resource, Bucket>, demand: Demand<'_>) -> Vec<Resource> {
    match demand {
        Demand::Write => buckets.keys().cloned().collect(),
        Demand::Read(resource) => {
            let own = resource.map(str::to_owned);
            vec![own.filter(|own| buckets.contains_key(&Some(own.clone())))]
        }
    }
}
