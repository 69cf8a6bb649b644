use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use dynamodb_model::Db;
use indicatif::MultiProgress;
use jiff::Timestamp;
use tokio::task::{JoinSet, block_in_place};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::Result;
use crate::history::Fleet;
use crate::model::{Metric, Monitoring};
use crate::progress::{Amount, Progress, Written};
use crate::sample::{Machine, PERIOD};

/// Puts under way at a time. One after the other, each would wait for the reply to the one before.
const WORKERS: usize = 8;

/// What was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loaded {
    pub(crate) systems: u32,
    pub(crate) history: Written,
    pub(crate) samples: Written,
    /// The first and the last look at the machine.
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
}

/// Samples the machine for some time, and writes the fleet's day meanwhile and after: all of it, or what fits into a time.
pub(crate) async fn load(
    db: &Db<Monitoring>,
    fleet: Fleet,
    limit: Option<Duration>,
    machine: &mut Machine,
    time: Duration,
) -> Result<Loaded> {
    let bars = MultiProgress::new();
    let samples = Progress::new(&bars, "machine", Amount::Time(time))?;
    let start = Timestamp::now();
    let history = async {
        // The first samples show the machine at rest.
        sleep(time / 4).await;
        let amount = limit.map_or_else(|| Amount::Items(fleet.items()), Amount::Time);
        let progress = Progress::new(&bars, "history", amount)?;
        let systems = write(db, fleet, &progress).await?;
        Ok((systems, progress.finish()))
    };
    let ((systems, history), samples) = tokio::try_join!(history, sample(db, machine, &samples))?;
    bars.clear()?;
    Ok(Loaded {
        systems,
        history,
        samples,
        start,
        end: start + samples.elapsed,
    })
}

/// Writes every item of the fleet by itself, many at a time, and counts the systems.
async fn write(db: &Db<Monitoring>, fleet: Fleet, progress: &Progress) -> Result<u32> {
    let next = Arc::new(AtomicU32::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        workers.spawn(work(db.clone(), fleet, Arc::clone(&next), progress.clone()));
    }
    let mut systems = 0;
    while let Some(ended) = workers.join_next().await {
        systems += ended??;
    }
    Ok(systems)
}

/// Writes one system after the other, until none is left or the time is over.
async fn work(
    db: Db<Monitoring>,
    fleet: Fleet,
    next: Arc<AtomicU32>,
    progress: Progress,
) -> dynamodb_model::Result<u32> {
    let mut systems = 0;
    while !progress.is_over() {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= fleet.systems {
            break;
        }
        // A profile may change, so it is put over the one before; a measurement is created once and for all.
        fleet.system(number).put().send(&db).await?;
        progress.wrote(None);
        for metric in fleet.day(number) {
            metric.create().send(&db).await?;
            progress.wrote(None);
        }
        systems += 1;
    }
    Ok(systems)
}

/// Writes what the machine is, and then how it does, until the time is over.
async fn sample(
    db: &Db<Monitoring>,
    machine: &mut Machine,
    progress: &Progress,
) -> Result<Written> {
    for system in machine.systems() {
        system.put().send(db).await?;
        progress.wrote(Some(system.system_id));
    }
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once, too early for a processor usage.
    ticks.tick().await;
    while !progress.is_over() {
        ticks.tick().await;
        // Disks and networks answer through the operating system, which may take its time.
        let metrics = block_in_place(|| machine.sample());
        for metric in &metrics {
            metric.create().send(db).await?;
            progress.wrote(Some(summary(&metrics)));
        }
    }
    Ok(progress.finish())
}

/// The processor, which every machine has and which comes first.
fn summary(metrics: &[Metric]) -> String {
    metrics.first().map_or_else(String::new, |cpu| {
        format!("{} at {:.0} %", cpu.system_id, cpu.value)
    })
}
