use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{Stdout, Write};
use std::time::Duration;

use jiff::Timestamp;

use crate::Result;
use crate::chart::Chart;
use crate::ledger::{Ledger, Totals};
use crate::load::Loaded;
use crate::model::{Metric, Status, System};
use crate::progress::Written;
use crate::text::{counted, grouped, method_starts, moment, word_starts, wrap};
use crate::tone::{Style, Tone};

/// The widest line, in a terminal of 100 columns.
const WIDTH: usize = 96;

const INDENT: &str = "    ";

/// What fits into a line with an indentation and another one.
const FITTING: usize = WIDTH - 2 * INDENT.len();

/// On-demand prices in us-east-1 since November 2024, in dollars for one request unit.
const READ_PRICE: f64 = 0.125e-6;
const WRITE_PRICE: f64 = 0.625e-6;

/// Writes the questions and their answers to the standard output.
#[derive(Debug)]
pub(crate) struct Report {
    out: Stdout,
    style: Style,
    ledger: Ledger,
}

impl Report {
    pub(crate) fn new(ledger: Ledger) -> Self {
        Self {
            out: std::io::stdout(),
            style: Style::of_stdout(),
            ledger,
        }
    }

    /// What the example is about to do.
    pub(crate) fn opening(&mut self, table: &str, place: &str, time: Duration) -> Result<()> {
        let time = time.as_secs();
        writeln!(
            self.out,
            "\n Table {table} at {place}, created from its declaration."
        )?;
        writeln!(
            self.out,
            " Sampling this machine for {time} s, and loading a day of other systems …"
        )?;
        Ok(())
    }

    /// What was written, and how fast.
    pub(crate) fn loaded(&mut self, loaded: &Loaded) -> Result<()> {
        let Written { items, elapsed } = loaded.history;
        writeln!(
            self.out,
            " Wrote {} samples, and {} items of {} ({:.0} a second, each by a put of its own).",
            grouped(loaded.samples.items),
            grouped(items),
            counted(loaded.systems as usize, "system"),
            items as f64 / elapsed.as_secs_f64(),
        )?;
        Ok(())
    }

    /// The heading of a question.
    pub(crate) fn title(&mut self, number: &str, title: &str) -> Result<()> {
        let rule = "─".repeat(WIDTH.saturating_sub(title.chars().count() + 5));
        let (title, rule) = (
            self.style.paint(Tone::Title, title),
            self.style.paint(Tone::Quiet, &rule),
        );
        writeln!(self.out, "\n {number}  {title} {rule}")?;
        Ok(())
    }

    /// The call as it is written, and what DynamoDB was asked since the last one.
    pub(crate) fn asked(&mut self, code: &str) -> Result<()> {
        writeln!(self.out)?;
        // The compiler breaks the text of a long expression wherever it likes.
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        for (number, line) in wrap(&code, method_starts(&code), FITTING)
            .into_iter()
            .enumerate()
        {
            let indent = if number == 0 { "" } else { INDENT };
            let line = self.style.paint(Tone::Code, line);
            writeln!(self.out, "{INDENT}{indent}{line}")?;
        }
        let reads = self.ledger.take_reads();
        let mut lines = vec![reads.request];
        for text in reads.key_condition.iter().chain(&reads.details) {
            let wrapped = wrap(text, word_starts(text), FITTING);
            lines.extend(wrapped.into_iter().map(|line| format!("  {line}")));
        }
        lines.push(format!(
            "{}, {} read, {} returned, {} RCU, {:.1} ms",
            counted(reads.pages, "page"),
            counted(reads.scanned, "item"),
            reads.items,
            reads.units,
            reads.elapsed.as_secs_f64() * 1000.0
        ));
        for line in lines {
            writeln!(self.out, "{INDENT}{}", self.style.paint(Tone::Quiet, &line))?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    /// One line for each metric.
    pub(crate) fn metrics(&mut self, metrics: &[Metric]) -> Result<()> {
        if metrics.is_empty() {
            writeln!(self.out, "{INDENT}none")?;
        }
        for metric in metrics {
            let Metric {
                system_id,
                at,
                value,
                note,
                ..
            } = metric;
            let status = self.status(metric.status);
            let note = note.as_deref().unwrap_or_default();
            writeln!(
                self.out,
                "{INDENT}{}  {system_id}  {value:>5.1}  {status}  {note}",
                moment(*at)
            )?;
        }
        Ok(())
    }

    /// A chart of percentages.
    pub(crate) fn chart(
        &mut self,
        title: &str,
        start: Timestamp,
        end: Timestamp,
        points: &[(Timestamp, f64)],
    ) -> Result<()> {
        writeln!(self.out, "{INDENT}{title}")?;
        let chart = Chart {
            start,
            end,
            width: 80,
            height: 10,
        };
        for line in chart.lines(points, self.style) {
            writeln!(self.out, "{INDENT}{line}")?;
        }
        Ok(())
    }

    /// The first and the last of many errors, and who had most of them.
    pub(crate) fn errors(&mut self, errors: &[(Timestamp, String)]) -> Result<()> {
        const SHOWN: usize = 4;
        if errors.is_empty() {
            writeln!(self.out, "{INDENT}none")?;
            return Ok(());
        }
        let left_out = errors.len().saturating_sub(2 * SHOWN);
        for (number, (at, system)) in errors.iter().enumerate() {
            if number < SHOWN || number >= SHOWN + left_out {
                writeln!(self.out, "{INDENT}{}  {system}", moment(*at))?;
            } else if number == SHOWN {
                let rest = self.style.paint(Tone::Quiet, &format!("… {left_out} more"));
                writeln!(self.out, "{INDENT}{rest}")?;
            }
        }
        let mut by_system = BTreeMap::<&str, usize>::new();
        for (_, system) in errors {
            *by_system.entry(system).or_default() += 1;
        }
        let mut most: Vec<_> = by_system
            .iter()
            .map(|(system, count)| (*count, *system))
            .collect();
        most.sort_by_key(|(count, _)| Reverse(*count));
        most.truncate(SHOWN);
        let most: Vec<_> = most
            .iter()
            .map(|(count, system)| format!("{system} {count}"))
            .collect();
        writeln!(
            self.out,
            "\n{INDENT}{} of {}; most: {}",
            counted(errors.len(), "error"),
            counted(by_system.len(), "system"),
            most.join(", "),
        )?;
        Ok(())
    }

    /// The system that was looked up.
    pub(crate) fn system(&mut self, system: Option<&System>) -> Result<()> {
        let Some(System {
            system_id,
            device_id,
            hostname,
            region,
        }) = system
        else {
            writeln!(self.out, "{INDENT}none")?;
            return Ok(());
        };
        let device = device_id.as_deref().unwrap_or_default();
        let fields = [
            ("device", device),
            ("system", system_id),
            ("host", hostname),
            ("region", region),
        ];
        for (name, value) in fields {
            writeln!(
                self.out,
                "{INDENT}{}  {value}",
                self.style.paint(Tone::Quiet, &format!("{name:<6}"))
            )?;
        }
        Ok(())
    }

    /// What a page holds, and the cursor after it.
    pub(crate) fn page(&mut self, metrics: &[Metric], cursor: Option<&str>) -> Result<()> {
        if let (Some(first), Some(last)) = (metrics.first(), metrics.last()) {
            writeln!(
                self.out,
                "{INDENT}{}, {} to {}",
                counted(metrics.len(), "metric"),
                moment(first.at),
                moment(last.at)
            )?;
        }
        match cursor {
            Some(cursor) => {
                writeln!(self.out, "{INDENT}cursor")?;
                for line in wrap(cursor, (0..cursor.len()).collect(), FITTING) {
                    writeln!(
                        self.out,
                        "{INDENT}  {}",
                        self.style.paint(Tone::Quiet, line)
                    )?;
                }
            }
            None => writeln!(self.out, "{INDENT}no cursor: this was the last page")?,
        }
        Ok(())
    }

    /// What all requests came to, what they would have cost, and what is left behind.
    pub(crate) fn summary(&mut self, elapsed: Duration, left: Option<&str>) -> Result<()> {
        let Totals {
            requests,
            read_units,
            write_units,
        } = self.ledger.totals();
        let dollars = read_units * READ_PRICE + write_units * WRITE_PRICE;
        let rule = self.style.paint(Tone::Quiet, &"─".repeat(WIDTH - 1));
        writeln!(
            self.out,
            "\n {rule}\n {} requests in {:.0} s: {} WRU and {read_units} RRU, ${dollars:.4} on demand in us-east-1.",
            grouped(requests),
            elapsed.as_secs_f64(),
            grouped(write_units.round() as u64),
        )?;
        if let Some(left) = left {
            writeln!(self.out, " {left}")?;
        }
        writeln!(self.out)?;
        Ok(())
    }

    fn status(&self, status: Status) -> String {
        match status {
            Status::Ok => self.style.paint(Tone::Good, "ok   "),
            Status::Warn => self.style.paint(Tone::Warn, "warn "),
            Status::Error => self.style.paint(Tone::Error, "error"),
        }
    }
}
