//! Those who do the work. The first is what the others are compared with.

mod by_hand;
#[cfg(feature = "peers")]
mod dynamo_table;
#[cfg(feature = "peers")]
mod facade;
#[cfg(feature = "peers")]
mod modyne;
mod ours;
mod sdk;
mod serde;

use std::collections::HashMap;

use tokio::runtime::Runtime;

use crate::Result;
use crate::http::Replies;
use crate::order::Order;
use crate::work::{Operation, Outcome, Work};

/// The name that stands for the comparison, in files too.
pub(crate) const BASELINE: &str = "SDK + `serde_dynamo`";
pub(crate) const OURS: &str = "`dynamodb-model`";
const OURS_SIGNING: &str = "`dynamodb-model`, cached signing";
const OURS_DIRECT: &str = "`dynamodb-model`, `direct`";
const OURS_LENT: &str = "`dynamodb-model`, `for_each`";

type Job = Box<dyn Fn(&Runtime, &[Order]) -> Result<Outcome>>;

/// One who does some operations through a client of its own.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    pub(crate) replies: Replies,
    jobs: HashMap<Operation, Job>,
}

/// The comparison and ours.
pub(crate) fn duel() -> Vec<Contender> {
    vec![serde::contender(), ours::contender()]
}

pub(crate) fn all() -> Result<Vec<Contender>> {
    let contenders = vec![
        serde::contender(),
        by_hand::contender(),
        ours::contender(),
        ours::signing(),
        ours::direct(),
        ours::lent(),
        #[cfg(feature = "peers")]
        modyne::contender(),
        #[cfg(feature = "peers")]
        facade::contender(),
        #[cfg(feature = "peers")]
        dynamo_table::contender()?,
    ];
    Ok(contenders)
}

impl Contender {
    fn new(name: &'static str, replies: Replies) -> Self {
        Self {
            name,
            replies,
            jobs: HashMap::new(),
        }
    }

    /// Does the operation by this job, which is given what it does it with and the orders that it is about.
    fn does<C, J>(mut self, operation: Operation, with: &C, job: J) -> Self
    where
        C: Clone + 'static,
        J: AsyncFn(&C, &[Order]) -> Result<Outcome> + 'static,
    {
        let with = with.clone();
        let job = move |runtime: &Runtime, orders: &[Order]| runtime.block_on(job(&with, orders));
        self.jobs.insert(operation, Box::new(job));
        self
    }

    /// Whether there is such an operation with it.
    pub(crate) fn can(&self, work: Work) -> bool {
        self.jobs.contains_key(&work.operation)
    }

    pub(crate) fn run(&self, work: Work, runtime: &Runtime, orders: &[Order]) -> Result<Outcome> {
        let job = self.jobs.get(&work.operation).ok_or("it cannot do this")?;
        job(runtime, orders)
    }

    /// Does it once, and compares what was done with what was asked for.
    pub(crate) fn check(&self, work: Work, runtime: &Runtime, orders: &[Order]) -> Result {
        self.replies.keep();
        let outcome = self.run(work, runtime, orders);
        let requests = self.replies.kept();
        outcome
            .and_then(|outcome| work.check(orders, outcome, &requests))
            .map_err(|error| format!("{}, {}: {error}", self.name, work.title).into())
    }
}
