use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use dynamodb_model::Db;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use jiff::Timestamp;
use tokio::task::{JoinSet, block_in_place};
use tokio::time::{MissedTickBehavior, interval, sleep};

use crate::Result;
use crate::history::Fleet;
use crate::model::{Metric, Monitoring};
use crate::sample::{Machine, PERIOD};

/// Puts under way at a time. One after the other, each would wait for the reply to the one before.
const WORKERS: usize = 8;

/// What was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loaded {
    pub(crate) history: Written,
    pub(crate) samples: Written,
    /// The first and the last look at the machine.
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
}

/// A number of items, and how long they took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) items: u64,
    pub(crate) elapsed: Duration,
}

/// Samples the machine for some time, and writes the fleet's day meanwhile and after.
pub(crate) async fn load(
    db: &Db<Monitoring>,
    fleet: Fleet,
    machine: &mut Machine,
    time: Duration,
) -> Result<Loaded> {
    let bars = MultiProgress::new();
    let after = "{human_pos} of {human_len} items, {eta} left";
    let history = bars.add(bar("history", fleet.items(), after)?);
    let samples = bars.add(bar("machine", millis(time), "{msg}")?);
    let start = Timestamp::now();
    let written = async {
        // The first samples show the machine at rest.
        sleep(time / 4).await;
        write(db, fleet, &history).await
    };
    let (history, samples) = tokio::try_join!(written, sample(db, machine, time, &samples))?;
    bars.clear()?;
    Ok(Loaded {
        history,
        samples,
        start,
        end: start + samples.elapsed,
    })
}

/// Writes every item of the fleet by itself, many at a time.
async fn write(db: &Db<Monitoring>, fleet: Fleet, bar: &ProgressBar) -> Result<Written> {
    bar.reset();
    let start = Instant::now();
    let next = Arc::new(AtomicU32::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        workers.spawn(work(db.clone(), fleet, Arc::clone(&next), bar.clone()));
    }
    while let Some(ended) = workers.join_next().await {
        ended??;
    }
    bar.finish();
    Ok(Written {
        items: fleet.items(),
        elapsed: start.elapsed(),
    })
}

/// Writes one system after the other, until none is left.
async fn work(
    db: Db<Monitoring>,
    fleet: Fleet,
    next: Arc<AtomicU32>,
    bar: ProgressBar,
) -> dynamodb_model::Result<()> {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= fleet.systems {
            return Ok(());
        }
        // A profile may change, so it is put over the one before; a measurement is created once and for all.
        fleet.system(number).put().send(&db).await?;
        bar.inc(1);
        for metric in fleet.day(number) {
            metric.create().send(&db).await?;
            bar.inc(1);
        }
    }
}

/// Writes what the machine is, and then how it does, until the time is over.
async fn sample(
    db: &Db<Monitoring>,
    machine: &mut Machine,
    time: Duration,
    bar: &ProgressBar,
) -> Result<Written> {
    let start = Instant::now();
    let mut items = 0;
    for system in machine.systems() {
        system.put().send(db).await?;
        items += 1;
    }
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick comes at once, too early for a processor usage.
    ticks.tick().await;
    while start.elapsed() < time {
        ticks.tick().await;
        // Disks and networks answer through the operating system, which may take its time.
        let metrics = block_in_place(|| machine.sample());
        for metric in &metrics {
            metric.create().send(db).await?;
            items += 1;
        }
        bar.set_position(millis(start.elapsed()));
        bar.set_message(summary(&metrics));
    }
    bar.finish_with_message("sampled");
    Ok(Written {
        items,
        elapsed: start.elapsed(),
    })
}

/// The processor, which every machine has and which comes first.
fn summary(metrics: &[Metric]) -> String {
    metrics.first().map_or_else(String::new, |cpu| {
        format!("{} at {:.0} %", cpu.system_id, cpu.value)
    })
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// A bar on the standard error output, which is drawn only in a terminal.
fn bar(name: &'static str, length: u64, after: &str) -> Result<ProgressBar> {
    let template = format!(" {{prefix}}  {{bar:40.cyan/dim}}  {after}");
    let style = ProgressStyle::with_template(&template)?.progress_chars("━╸─");
    Ok(ProgressBar::new(length).with_prefix(name).with_style(style))
}
