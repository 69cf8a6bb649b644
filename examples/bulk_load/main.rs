//! Bulk load: many items at a chosen rate, on a bad day, killed in the middle and resumed, and nothing is lost.
//!
//! ```text
//! cargo run --example bulk_load
//! cargo run --example bulk_load -- --help
//! ```
//!
//! The example loads generated readings of electricity meters into a table of an engine inside this process, and then
//! compares the table with them, item by item. One request of twenty meets a fault: it is throttled, done in part, reset,
//! answered late or with a broken body, or its reply is lost.
//!
//! |   | step                                  | call                                                        | goes on from                 |
//! | - | ------------------------------------- | ----------------------------------------------------------- | ---------------------------- |
//! | 1 | the first fifth, at 400 WCU a second  | `db.batch_write().rate(&rate).watch(..).send_iter(puts)`    | the beginning                |
//! | 2 | ten times as fast, killed in the half | the same                                                    | the first fifth              |
//! | 3 | the rest                              | the same                                                    | `tally.position()`, stored   |
//! | 4 | the comparison, killed in the half    | `Reading::scan().parallel(32).pages(&db)`                   | the beginning                |
//! |   | … and its rest                        | `Reading::scan().parallel(32).resume(checkpoint).pages(..)` | `pages.checkpoint()`, stored |
//! | 5 | what was survived                     | `faults.injected()`                                         |                              |
//!
//! What it says behind a tick, it has checked: where it is not so, the example ends with an error.
//!
//! Where to look first: `load.rs` is all that a load needs, and `read_back.rs` a scan.

#[path = "../common/answer.rs"]
mod answer;
#[path = "../common/bars.rs"]
mod bars;
#[path = "../common/call.rs"]
mod call;
mod comparison;
#[path = "../common/exit.rs"]
mod exit;
mod input;
#[path = "../common/ledger.rs"]
mod ledger;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod load;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod model;
#[path = "../common/moment.rs"]
mod moment;
mod progress;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod read_back;
#[path = "../common/report.rs"]
mod report;
#[path = "../common/source.rs"]
mod source;
mod steps;
#[path = "../common/text.rs"]
mod text;
#[path = "../common/tone.rs"]
mod tone;
mod trouble;

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use dynamodb_embedded::Engine;
use dynamodb_model::testing::Faults;

use crate::exit::exit_code;
use crate::input::Input;
use crate::ledger::Ledger;
use crate::model::Archive;
use crate::report::Report;
use crate::steps::Steps;
use crate::trouble::bad_day;

pub(crate) type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// Loads generated items at a chosen rate while requests fail, is killed and goes on, and compares what is there.
#[derive(Debug, Parser)]
struct Options {
    /// How many items to load
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(5000..=1_000_000))]
    items: u32,
    /// The rate of the first fifth, in WCU a second; the rest is loaded ten times as fast
    #[arg(long, value_name = "WCU", default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=40_000))]
    rate: u32,
    /// Have no request fail
    #[arg(long)]
    calm: bool,
    /// The seed of the items and of the faults
    #[arg(long, value_name = "N", default_value_t = 7)]
    seed: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    exit_code(run(&Options::parse()).await)
}

async fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let ledger = Ledger::default();
    let faults = if options.calm {
        Faults::new()
    } else {
        bad_day(options.seed)
    };
    let engine = Engine::memory().await?;
    let db = engine.table::<Archive>().await?.observed(ledger.clone());
    let mut steps = Steps {
        faulty: db.with_faults(&faults),
        db,
        faults,
        input: Input {
            items: options.items.try_into()?,
            seed: options.seed,
        },
        rate: f64::from(options.rate),
        report: Report::new(ledger.clone()),
        ledger,
    };
    steps.take().await?;
    steps.report.summary(start.elapsed(), None)?;
    engine.shutdown().await?;
    Ok(())
}
