//! What is done one after the other, and what is told of it.

use std::time::Duration;

use dynamodb_model::testing::Faults;
use dynamodb_model::{Db, ScanCheckpoint, WriteRate};
use tokio::time::sleep;

use crate::Result;
use crate::bars::bar;
use crate::call::call;
use crate::comparison::Comparison;
use crate::input::Input;
use crate::ledger::Ledger;
use crate::load::{LOAD, load, store};
use crate::model::{Archive, Checkpoint};
use crate::moment::moment;
use crate::progress::{Progress, Second};
use crate::read_back::{SCAN, read_back};
use crate::report::Report;
use crate::text::grouped;
use crate::tone::Tone;

/// Requests that a job has under way unless it is told otherwise, and what each may write.
const UNDER_WAY: f64 = 8.0 * 25.0;

/// What the steps have in common.
#[derive(Debug)]
pub(crate) struct Steps {
    /// The table, whose requests all reach it.
    pub(crate) db: Db<Archive>,
    /// The same table on a bad day.
    pub(crate) faulty: Db<Archive>,
    pub(crate) faults: Faults,
    pub(crate) input: Input,
    /// Of the first tenth, in WCU a second.
    pub(crate) rate: f64,
    pub(crate) report: Report,
    pub(crate) ledger: Ledger,
}

impl Steps {
    /// One step after the other.
    pub(crate) async fn take(&mut self) -> Result<()> {
        self.begin()?;
        let fifth = self.input.items / 5;
        self.at_a_rate(fifth).await?;
        let written = fifth + self.killed(fifth, self.input.items / 2).await?;
        self.resumed(written).await?;
        self.read_back().await?;
        self.survived()
    }

    fn begin(&mut self) -> Result<()> {
        let (first, last) = self.input.hours();
        self.report.blank()?;
        self.report.opening(format_args!(
            "Table {} on an engine inside this process, and {} readings for it,",
            self.db.table_name(),
            grouped(self.input.items as u64),
        ))?;
        self.report.opening(format_args!(
            "of the hours from {} to {}.",
            moment(first),
            moment(last)
        ))
    }

    async fn at_a_rate(&mut self, end: usize) -> Result<()> {
        let target = self.rate;
        let title = format!("The first fifth, at {target} WCU a second");
        self.report.title("1", &title)?;
        self.report.function(include_str!("load.rs"), "load")?;
        self.report.blank()?;
        let rate = WriteRate::units(target)?;
        let progress = Progress::new("at a rate", 0, self.input.items)?;
        let written = load(&self.faulty, &rate, self.input, 0..end, &progress).await?;
        progress.clear();
        store(&self.db, written.position()).await?;
        self.drawn(&progress)?;
        self.report.line(format_args!("{written}"))?;
        let (units, seconds) = (
            written.capacity_units().unwrap_or_default(),
            written.elapsed().as_secs_f64(),
        );
        self.report.claim(
            written.done() == end && written.position() == end,
            "all of it is written: the position stands at its end",
        )?;
        self.report.claim(
            units <= target * seconds + UNDER_WAY,
            "no more was consumed than the rate allows, and what was under way",
        )
    }

    /// Loads on, until so many are written, and is killed. Gives the number of those that it wrote.
    async fn killed(&mut self, start: usize, end: usize) -> Result<usize> {
        let target = 10.0 * self.rate;
        let title = format!("As fast as it goes, {target} WCU a second at most, and killed");
        self.report.title("2", &title)?;
        self.report.blank()?;
        let rate = WriteRate::units(target)?;
        let progress = Progress::new("killed", start, self.input.items)?;
        let job = load(
            &self.faulty,
            &rate,
            self.input,
            start..self.input.items,
            &progress,
        );
        let ended = tokio::select! {
            ended = job => Some(ended?),
            () = reached(end - start, &progress) => None,
        };
        progress.clear();
        self.drawn(&progress)?;
        self.report
            .painted(Tone::Error, &format!("{} – killed", progress.tally()))?;
        self.report.claim(
            ended.is_none(),
            "the job was dropped with its requests under way",
        )?;
        Ok(progress.tally().done())
    }

    /// Goes on where the stored position is. That is somewhat before what was written.
    async fn resumed(&mut self, written: usize) -> Result<()> {
        self.report
            .title("3", "The rest, from the position that was stored")?;
        let db = &self.db;
        self.ledger.open();
        let (stored, code) = call!(Checkpoint::get(LOAD).consistent().send(db).await?);
        self.report.asked(code)?;
        let position: usize = stored.ok_or("there is no position")?.at.parse()?;
        let rate = WriteRate::units(10.0 * self.rate)?;
        let progress = Progress::new("resumed", position, self.input.items)?;
        let numbers = position..self.input.items;
        let rest = load(&self.faulty, &rate, self.input, numbers, &progress).await?;
        progress.clear();
        self.ledger.take();
        self.drawn(&progress)?;
        self.report.line(format_args!("{rest}"))?;
        let twice = (written + rest.done()).checked_sub(self.input.items);
        let text = format!(
            "nothing was left out; {} readings were written twice, which a put of the same item may be",
            twice.unwrap_or_default()
        );
        let is_whole = position + rest.position() == self.input.items;
        self.report.claim(twice.is_some() && is_whole, &text)
    }

    async fn read_back(&mut self) -> Result<()> {
        self.report.title(
            "4",
            "What is in the table, by a parallel scan that is killed, too",
        )?;
        self.report
            .function(include_str!("read_back.rs"), "read_back")?;
        let (half, mut comparison) = (self.input.items / 2, Comparison::with(self.input));
        read_back(&self.faulty, None, &mut comparison, half).await?;
        let before = comparison.compared();
        self.ledger.take();

        let db = &self.db;
        let (stored, code) = call!(Checkpoint::get(SCAN).consistent().send(db).await?);
        self.report.asked(code)?;
        let text = stored.ok_or("there is no checkpoint")?.at;
        let checkpoint: ScanCheckpoint = text.parse()?;
        let ((read, segments), start) = (checkpoint.progress(), beginning(&text));
        self.report.line(format_args!(
            "killed after {} readings, with {read} of {segments} segments read: {start}",
            grouped(before as u64)
        ))?;
        read_back(&self.faulty, Some(checkpoint), &mut comparison, usize::MAX).await?;
        self.ledger.take();
        self.report.line(format_args!(
            "resumed, and read the other {}",
            grouped((comparison.compared() - before) as u64)
        ))?;
        let is_whole = comparison.missing() == 0 && comparison.compared() == self.input.items;
        self.report.claim(
            is_whole,
            "every reading of the input is there as it was given, none was read twice, and there is no other",
        )
    }

    fn survived(&mut self) -> Result<()> {
        self.report.title("5", "What was survived")?;
        self.report.blank()?;
        self.report.survived(&self.faults)?;
        let met: u64 = self.faults.injected().values().sum();
        let sent =
            ["BatchWriteItem", "Scan", "PutItem"].map(|operation| self.faults.requests(operation));
        self.report.line(format_args!(
            "{} of {} requests met a fault",
            grouped(met),
            grouped(sent.iter().sum())
        ))
    }

    /// The WCU of each second, beside what the rate allowed at its end.
    fn drawn(&mut self, progress: &Progress) -> Result<()> {
        const WIDTH: usize = 40;
        let seconds = progress.seconds();
        let most = seconds
            .iter()
            .map(|second| second.consumed)
            .fold(0.0, f64::max);
        self.report.painted(Tone::Quiet, "second    WCU  allowed")?;
        for (number, Second { consumed, allowed }) in seconds.iter().enumerate() {
            let bar = bar(*consumed, most, WIDTH);
            let bar = self.report.style().paint(Tone::Good, &bar);
            self.report.line(format_args!(
                "{number:>6} {consumed:>6.0} {allowed:>8.0} {bar}"
            ))?;
        }
        self.report.blank()
    }
}

/// Waits until a load has written so many readings.
async fn reached(written: usize, progress: &Progress) {
    while progress.tally().done() < written {
        sleep(Duration::from_millis(5)).await;
    }
}

/// The text, cut where it becomes long.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 34;
    let shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        return format!("{shown}… ({} bytes)", text.len());
    }
    shown
}
