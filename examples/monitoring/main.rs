//! Monitoring: one table, four questions, and what DynamoDB does to answer them.
//!
//! ```text
//! cargo run --example monitoring
//! cargo run --example monitoring -- --help
//! ```
//!
//! The example samples the machine that it runs on for some seconds (processor, memory, load, disks, networks) and loads a
//! generated day of many other systems beside it. Then it answers the access patterns that [`model`] declares:
//!
//! |   | question                                | call                                               | reads  |
//! | - | --------------------------------------- | -------------------------------------------------- | ------ |
//! | 1 | the latest metric of a system           | `Metric::query(id).descending().first(&db)`        | table  |
//! | 2 | the metrics of a system in a time range | `Metric::query(id).at(t1..=t2).collect(&db)`       | table  |
//! | 3 | the systems with a status, by time      | `Metric::by_status(s).at(t1..).keys().stream(&db)` | `gsi1` |
//! | 4 | the system of a device                  | `System::by_device(id).first(&db)`                 | `gsi2` |
//!
//! For each it prints the call as it is written here, what DynamoDB was asked, what that cost, and the answer.
//!
//! Where to look first: `model.rs` is all that a service has to declare, `patterns.rs` all that it has to call.

mod answers;
#[path = "../common/call.rs"]
mod call;
mod chart;
#[path = "../common/exit.rs"]
mod exit;
mod history;
#[path = "../common/ledger.rs"]
mod ledger;
mod load;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod model;
#[path = "../common/moment.rs"]
mod moment;
mod patterns;
mod progress;
#[path = "../common/report.rs"]
mod report;
mod sample;
#[path = "../common/text.rs"]
mod text;
#[path = "../common/tone.rs"]
mod tone;

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use dynamodb_embedded::{Endpoint, Engine};
use dynamodb_model::{Db, ErrorKind};
use jiff::Timestamp;

use crate::exit::exit_code;
use crate::history::Fleet;
use crate::ledger::Ledger;
use crate::model::{Monitoring, System};
use crate::patterns::Subjects;
use crate::report::Report;
use crate::sample::Machine;

pub(crate) type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// How long to load history when nobody says how much: with the rest, that stays under a minute on two cores.
const LOAD_TIME: Duration = Duration::from_secs(25);

const MOST_SYSTEMS: u32 = 10_000;

/// Samples this machine, loads a generated history beside it, and asks DynamoDB about both.
#[derive(Debug, Parser)]
#[command(
    after_help = "With --endpoint, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are heeded."
)]
struct Options {
    /// The endpoint of another DynamoDB, instead of the engine inside this process
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,
    /// The name of the table, which is created
    #[arg(long, value_name = "NAME", default_value = "monitoring")]
    table: String,
    /// How many systems to generate [default: as many as load in 25 s]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_SYSTEMS)))]
    systems: Option<u32>,
    /// For how many seconds to sample this machine
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=3600))]
    seconds: u32,
    /// The seed of the generated history
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
    let mut report = Report::new(ledger.clone());
    let engine = engine(options).await?;
    let db = Monitoring::connect(&engine.sdk_config())
        .await
        .named(&options.table)
        .observed(ledger.clone());
    create_table(&db, &engine).await?;

    let midnight = yesterday()?;
    let mut fleet = Fleet {
        systems: options.systems.unwrap_or(MOST_SYSTEMS),
        seed: options.seed,
        midnight,
    };
    let mut machine = Machine::new();
    let parts = machine.systems();
    let time = Duration::from_secs(options.seconds.into());
    let limit = options.systems.is_none().then_some(LOAD_TIME);
    report.begun(db.table_name(), place(&engine), time)?;
    let loaded = load::load(&db, fleet, limit, &mut machine, time).await?;
    fleet.systems = loaded.systems;
    report.loaded(&loaded)?;
    ledger.open();

    let subjects = Subjects {
        cpu: machine.cpu_id(),
        sampled: (loaded.start, loaded.end),
        server: fleet.busy().system_id,
        midnight,
        device: device(&parts, fleet),
    };
    patterns::answer(&db, &subjects, &mut report).await?;
    let left = engine.is_outside().then(|| {
        format!(
            "The table stays; delete it with\n   {}",
            delete_table(&db, &engine)
        )
    });
    report.summary(start.elapsed(), left.as_deref())?;
    engine.shutdown().await?;
    Ok(())
}

/// The engine inside this process, or the endpoint that was asked for.
async fn engine(options: &Options) -> Result<Engine> {
    let Some(url) = &options.endpoint else {
        return Ok(Engine::memory().await?);
    };
    Ok(Engine::outside(Endpoint::at(url)?))
}

fn place(engine: &Engine) -> &str {
    if engine.is_outside() {
        engine.endpoint()
    } else {
        "an engine inside this process"
    }
}

/// Creates the table as it is declared.
async fn create_table(db: &Db<Monitoring>, engine: &Engine) -> Result<()> {
    let Err(error) = db.create_table().send().await else {
        return Ok(());
    };
    let (table, endpoint) = (db.table_name(), engine.endpoint());
    match error.kind() {
        ErrorKind::InUse => Err(format!(
            "table `{table}` exists already at {endpoint}, and this example writes only to a table of its own\n\
             choose another name with `--table`, or delete it with\n  {}",
            delete_table(db, engine)
        )
        .into()),
        ErrorKind::Connection => Err(format!("no DynamoDB answers at {endpoint}; is it running?").into()),
        _ => Err(error.into()),
    }
}

fn delete_table(db: &Db<Monitoring>, engine: &Engine) -> String {
    format!(
        "aws dynamodb delete-table --table-name {} --endpoint-url {}",
        db.table_name(),
        engine.endpoint()
    )
}

/// A device of this machine, or of a generated system where the machine shows none.
fn device(parts: &[System], fleet: Fleet) -> String {
    let generated = || fleet.system(0).device_id;
    parts
        .iter()
        .find_map(|part| part.device_id.clone())
        .or_else(generated)
        .unwrap_or_default()
}

/// Midnight at the start of the last whole day, in UTC.
fn yesterday() -> Result<Timestamp> {
    const DAY: i64 = 24 * 60 * 60;
    let today = Timestamp::now().as_second().div_euclid(DAY) * DAY;
    Ok(Timestamp::from_second(today - DAY)?)
}
