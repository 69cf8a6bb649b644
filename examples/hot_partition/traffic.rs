//! What the tenants write, whether or not the table keeps up.

use std::time::Duration;

use dynamodb_model::{BatchOperation, Db, Entity, Tally, Unfinished};
use tokio::task::JoinSet;
use tokio::time::interval;

use super::Result;

/// The tenant with ten times the traffic of each other.
pub const HOT: &str = "acme";

/// The others.
pub const OTHERS: [&str; 5] = ["birch", "cedar", "elm", "fir", "oak"];

/// How often each writes a batch in a second.
pub const BATCHES: u32 = 10;

/// The write units of an event, which is a little smaller than so many KB.
pub const UNITS: u32 = 4;
const TEXT: usize = 4000;

/// How long a tenant waits for a batch.
const PATIENCE: Duration = Duration::from_secs(1);

/// What became of the events of some tenants.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// They were written.
    pub written: usize,
    /// They were left over when their batch's time was up.
    pub given_up: usize,
    /// How often one came back as unprocessed, and was sent again.
    pub resent: usize,
    /// The longest time that a batch took.
    pub longest: Duration,
}

/// How many events a tenant writes in a batch.
#[must_use]
pub fn events_of(tenant: &str) -> u32 {
    if tenant == HOT { 50 } else { 5 }
}

/// Has all tenants write for so many seconds. Gives what became of the events of the hot one, and of the others.
pub async fn traffic<E>(
    db: &Db<E::Table>,
    seconds: u32,
    event: fn(&str, u32, String) -> E,
) -> Result<[Outcome; 2]>
where
    E: Entity + Send + Sync,
    for<'e> BatchOperation<E::Table>: From<&'e E>,
{
    let mut batches = JoinSet::new();
    let mut times = interval(Duration::from_secs(1) / BATCHES);
    for number in 0..seconds * BATCHES {
        // Nobody waits for another one, nor for the table.
        times.tick().await;
        for tenant in [HOT].into_iter().chain(OTHERS) {
            let count = events_of(tenant);
            let numbers = number * count..(number + 1) * count;
            let events = numbers.map(|number| event(tenant, number, "x".repeat(TEXT)));
            let (events, db): (Vec<E>, _) = (events.collect(), db.clone());
            batches.spawn(async move {
                let batch = db.batch_write().deadline(PATIENCE);
                (tenant, batch.send_iter(&events).await)
            });
        }
    }
    let (mut hot, mut others) = (Outcome::default(), Outcome::default());
    while let Some(ended) = batches.join_next().await {
        match ended? {
            (HOT, batch) => hot.add(batch),
            (_, batch) => others.add(batch),
        }
    }
    Ok([hot, others])
}

impl Outcome {
    fn add<B>(&mut self, batch: Result<Tally, Unfinished<B>>) {
        let (tally, left) = match batch {
            Ok(tally) => (tally, 0),
            Err(unfinished) => (unfinished.tally().clone(), unfinished.left().len()),
        };
        self.written += tally.done();
        self.given_up += left;
        self.resent += tally.resent();
        self.longest = self.longest.max(tally.elapsed());
    }
}
