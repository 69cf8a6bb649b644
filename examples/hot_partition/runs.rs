//! The two runs and the question, and what is told of them.

use dynamodb_embedded::Engine;
use dynamodb_model::testing::{PartitionLimits, PartitionSecond};
use dynamodb_model::{BatchOperation, Db, Entity};

use crate::Result;
use crate::call::call;
use crate::ledger::Ledger;
use crate::model::{plain, spread};
use crate::report::Report;
use crate::text::grouped;
use crate::traffic::{BATCHES, HOT, OTHERS, Outcome, UNITS, events_of, traffic};

/// For how many seconds the tenants write.
const SECONDS: u32 = 8;

/// What one partition takes in a second, in write units.
const PARTITION: u64 = 1000;

/// One run after the other, and then the question.
pub(crate) async fn runs(engine: &Engine, ledger: &Ledger, report: &mut Report) -> Result<()> {
    report.blank()?;
    report.opening(format_args!(
        "{HOT} writes {} WCU a second, {} others {} each. A partition takes {PARTITION}.",
        demand(HOT),
        OTHERS.len(),
        OTHERS.map(demand).into_iter().max().unwrap_or_default(),
    ))?;
    let plain = engine.table().await?.observed(ledger.clone());
    without_shards(&plain, report).await?;
    let spread = engine.table().await?.observed(ledger.clone());
    with_shards(&spread, report).await?;
    ledger.open();
    question(&plain, &spread, report).await
}

async fn without_shards(db: &Db<plain::Events>, report: &mut Report) -> Result<()> {
    report.title("1", "Without shards")?;
    let event = |tenant: &str, number, text| plain::Event {
        tenant: tenant.to_owned(),
        number,
        text,
    };
    let (seconds, [hot, others]) = run(db, event).await?;
    report.seconds(&seconds)?;
    outcomes(report, hot, others)?;
    // One second's units are saved up while a partition is idle, and the last batches wait for a second longer.
    let most = PARTITION * (u64::from(SECONDS) + 2);
    let given_up = grouped(hot.given_up as u64);
    report.claim(
        throttled(&seconds) > 0 && hot.given_up > 0 && units(hot) <= most,
        &format!("{HOT} got what one partition takes, and gave up {given_up} of its events"),
    )?;
    report.claim(
        all_written(others) && others.resent == 0,
        "no event of another tenant was sent twice: each has a partition of its own",
    )?;
    report.claim(
        accepted(&seconds) == units(hot) + units(others),
        "what the table accepted is what the tenants were told",
    )
}

async fn with_shards(db: &Db<spread::Events>, report: &mut Report) -> Result<()> {
    report.title("2", "With `shards = 4`, and nothing else changed")?;
    let event = |tenant: &str, number, text| spread::Event {
        tenant: tenant.to_owned(),
        number,
        text,
    };
    let (seconds, [hot, others]) = run(db, event).await?;
    report.seconds(&seconds)?;
    outcomes(report, hot, others)?;
    report.claim(
        throttled(&seconds) == 0 && all_written(hot) && all_written(others),
        "nothing was throttled, and all of it was written",
    )
}

/// The same question to both: one partition is one request, four are four.
async fn question(
    plain: &Db<plain::Events>,
    spread: &Db<spread::Events>,
    report: &mut Report,
) -> Result<()> {
    use {plain::Event, spread::Event as Spread};
    report.title(
        "3",
        "What it costs: a query asks every shard, and merges what they have",
    )?;
    let (one, code) = call!(Event::query(HOT).limit(3).collect(plain).await?);
    report.asked(code)?;
    let one: Vec<_> = one.iter().map(|event| event.number).collect();
    report.line(format_args!("events {one:?}"))?;

    let (four, code) = call!(Spread::query(HOT).limit(3).collect(spread).await?);
    report.asked(code)?;
    let four: Vec<_> = four.iter().map(|event| event.number).collect();
    report.line(format_args!("events {four:?}"))?;
    report.claim(
        one == four && four == [0, 1, 2],
        "the first three of all shards, in their order",
    )
}

/// Has the tenants write under limits of their own. Gives what the table took in each second.
async fn run<E>(
    db: &Db<E::Table>,
    event: fn(&str, u32, String) -> E,
) -> Result<(Vec<PartitionSecond>, [Outcome; 2])>
where
    E: Entity + Send + Sync,
    for<'e> BatchOperation<E::Table>: From<&'e E>,
{
    let limits = PartitionLimits::of::<E::Table>();
    let outcomes = traffic(&db.with_partition_limits(&limits), SECONDS, event).await?;
    Ok((limits.timeline(), outcomes))
}

fn outcomes(report: &mut Report, hot: Outcome, others: Outcome) -> Result<()> {
    let row = |name: &str, outcome: Outcome| {
        [
            name.to_owned(),
            outcome.written.to_string(),
            outcome.resent.to_string(),
            outcome.given_up.to_string(),
            outcome.longest.as_millis().to_string(),
        ]
    };
    report.table(
        [
            "tenant",
            "written",
            "sent again",
            "given up",
            "longest wait, ms",
        ],
        [row(HOT, hot), row("others", others)],
    )?;
    report.blank()
}

/// The WCU that a tenant asks for in a second.
fn demand(tenant: &str) -> u64 {
    u64::from(events_of(tenant) * BATCHES * UNITS)
}

/// The WCU of what was written.
fn units(outcome: Outcome) -> u64 {
    outcome.written as u64 * u64::from(UNITS)
}

fn all_written(outcome: Outcome) -> bool {
    outcome.written > 0 && outcome.given_up == 0
}

fn accepted(seconds: &[PartitionSecond]) -> u64 {
    seconds.iter().map(PartitionSecond::accepted).sum()
}

fn throttled(seconds: &[PartitionSecond]) -> u64 {
    seconds.iter().map(PartitionSecond::throttled).sum()
}
