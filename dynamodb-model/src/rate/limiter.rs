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

/// What was taken out for a request under way.
#[derive(Debug)]
pub(crate) struct Reservation {
    members: usize,
    units: Vec<(Resource, f64)>,
}

fn of_resource(consumed: &Consumed, resource: Option<&str>) -> f64 {
    let Some(index) = resource else {
        return consumed.table.unwrap_or(consumed.total);
    };
    let mut indexes = consumed.indexes.iter();
    let own = indexes.find(|(name, _)| name == index);
    own.map_or(0.0, |(_, units)| *units)
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

    /// The units a second that a reader of the table or of the index may consume; `None` if it has no target.
    pub(crate) fn rate_of(&self, resource: Option<&str>) -> Option<f64> {
        self.with(resource, Bucket::rate)
    }

    /// Takes out what a request of so many members will probably consume, so that those that are let go at the same time
    /// do not consume the same units.
    pub(crate) fn reserve(&self, members: usize, read: Option<Option<&str>>) -> Reservation {
        let now = Instant::now();
        let mut buckets = self.lock();
        let meant = buckets
            .iter_mut()
            .filter(|(resource, _)| read.is_none_or(|read| read == resource.as_deref()));
        Reservation {
            members,
            units: meant
                .map(|(resource, bucket)| (resource.clone(), bucket.reserve(members, now)))
                .collect(),
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
                    let actual = of_resource(consumed, resource.as_deref());
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
        for reason in reasons.iter().filter(|reason| !reason.is_hot_key()) {
            let index = reason.index();
            for (resource, bucket) in self.lock().iter_mut() {
                if resource.as_deref() == index {
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

    /// How long to wait until no bucket is empty. A read consumes of one, which is given; a write consumes of all.
    pub(crate) fn wait(&self, read: Option<Option<&str>>) -> Duration {
        let now = Instant::now();
        let mut buckets = self.lock();
        let meant = buckets
            .iter_mut()
            .filter(|(resource, _)| read.is_none_or(|read| read == resource.as_deref()));
        let waits = meant.map(|(_, bucket)| bucket.wait(now));
        waits.max().unwrap_or_default()
    }

    fn with<R>(&self, resource: Option<&str>, of: impl FnOnce(&Bucket) -> R) -> Option<R> {
        self.lock().get(&resource.map(str::to_owned)).map(of)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Resource, Bucket>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
