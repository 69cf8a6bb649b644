//! Hot partition: one tenant with ten times the traffic of the others, without shards and with them.
//!
//! ```text
//! cargo run --example hot_partition
//! ```
//!
//! One partition takes 1000 write units a second, whatever the table has. Here six tenants write events for eight seconds to
//! a table that keeps to this ([`PartitionLimits`](dynamodb_model::testing::PartitionLimits), over an engine inside this
//! process), in batches that wait for a second at most. The clock is paused: the seconds are the model's, and nobody waits
//! for them.
//!
//! |   | step              | declared as                                          | what is to be seen                    |
//! | - | ----------------- | ---------------------------------------------------- | ------------------------------------- |
//! | 1 | without shards    | `key(pk = "TENANT#{tenant}", sk = "EVENT#{number}")` | the hot tenant is throttled, no other |
//! | 2 | with four shards  | `key(pk = .., sk = .., shards = 4)`                  | nobody is throttled                   |
//! | 3 | a query of both   | `Event::query(tenant).limit(3).collect(&db)`         | four requests in the place of one     |
//!
//! What it says behind a tick, it has checked: where it is not so, the example ends with an error.
//!
//! Where to look first: `model.rs` has both declarations, `traffic.rs` what the tenants do.

#[path = "../common/answer.rs"]
mod answer;
#[path = "../common/bars.rs"]
mod bars;
#[path = "../common/call.rs"]
mod call;
mod chart;
#[path = "../common/exit.rs"]
mod exit;
#[path = "../common/ledger.rs"]
mod ledger;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod model;
#[path = "../common/report.rs"]
mod report;
mod runs;
#[path = "../common/text.rs"]
mod text;
#[path = "../common/tone.rs"]
mod tone;
#[allow(
    unreachable_pub,
    reason = "written as in a library, where other crates reach it"
)]
mod traffic;

use std::error::Error;
use std::process::ExitCode;
use std::time::Instant;

use dynamodb_embedded::Engine;

use crate::exit::exit_code;
use crate::ledger::Ledger;
use crate::report::Report;
use crate::runs::runs;

pub(crate) type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> ExitCode {
    exit_code(run().await)
}

async fn run() -> Result<()> {
    let start = Instant::now();
    let ledger = Ledger::default();
    let mut report = Report::new(ledger.clone());
    let engine = Engine::memory().await?;
    runs(&engine, &ledger, &mut report).await?;
    report.summary(start.elapsed(), None)?;
    engine.shutdown().await?;
    Ok(())
}
