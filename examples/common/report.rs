use std::fmt::Display;
use std::io::{Stdout, Write};
use std::time::Duration;

use crate::Result;
use crate::ledger::{Asked, Kind, Ledger, Totals};
use crate::text::{chain, counted, grouped, word_starts, wrap};
use crate::tone::{Style, Tone};

/// The widest line, in a terminal of 100 columns.
const WIDTH: usize = 96;

const INDENT: &str = "    ";

/// What fits into a line with an indentation and another one.
pub(crate) const FITTING: usize = WIDTH - 2 * INDENT.len();

/// On-demand prices in us-east-1 since November 2024, in dollars for one request unit.
const READ_PRICE: f64 = 0.125e-6;
const WRITE_PRICE: f64 = 0.625e-6;

/// Writes the questions and their answers to the standard output. How an answer looks is each example's own business.
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

    /// The heading of a question.
    pub(crate) fn title(&mut self, number: &str, title: &str) -> Result<()> {
        let taken = number.chars().count() + title.chars().count() + 4;
        let rule = self
            .style
            .paint(Tone::Quiet, &"─".repeat(WIDTH.saturating_sub(taken)));
        let title = self.style.paint(Tone::Title, title);
        writeln!(self.out, "\n {number}  {title} {rule}")?;
        Ok(())
    }

    /// The call as it is written, and what DynamoDB was asked since the last one. Gives the number of items that it read.
    pub(crate) fn asked(&mut self, code: &str) -> Result<usize> {
        self.blank()?;
        for line in chain(code, FITTING + INDENT.len()) {
            self.painted(Tone::Code, &line)?;
        }
        let requests = self.ledger.take();
        for asked in &requests {
            self.painted(Tone::Quiet, &asked.request)?;
            for text in &asked.details {
                for (number, line) in wrap(text, word_starts(text), FITTING)
                    .into_iter()
                    .enumerate()
                {
                    let deeper = if number == 0 { "" } else { "  " };
                    self.painted(Tone::Quiet, &format!("  {deeper}{line}"))?;
                }
            }
            let tone = if asked.refused {
                Tone::Warn
            } else {
                Tone::Quiet
            };
            self.painted(tone, &cost(asked))?;
        }
        self.blank()?;
        Ok(requests.iter().map(|asked| asked.scanned).sum())
    }

    /// A line of an answer.
    pub(crate) fn line(&mut self, text: impl Display) -> Result<()> {
        writeln!(self.out, "{INDENT}{text}")?;
        Ok(())
    }

    /// A line of an answer, in one colour.
    pub(crate) fn painted(&mut self, tone: Tone, text: &str) -> Result<()> {
        let text = self.style.paint(tone, text);
        self.line(text)
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) -> Result<()> {
        writeln!(self.out)?;
        Ok(())
    }

    /// A line before the first question.
    pub(crate) fn opening(&mut self, text: impl Display) -> Result<()> {
        writeln!(self.out, " {text}")?;
        Ok(())
    }

    pub(crate) fn style(&self) -> Style {
        self.style
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
            "\n {rule}\n {} requests in {:.1} s: {} WRU and {read_units} RRU, ${dollars:.6} on demand in us-east-1.",
            grouped(requests),
            elapsed.as_secs_f64(),
            grouped(write_units.round() as u64),
        )?;
        if let Some(left) = left {
            writeln!(self.out, " {left}")?;
        }
        self.blank()
    }
}

fn cost(asked: &Asked) -> String {
    let time = format!("{:.1} ms", asked.elapsed.as_secs_f64() * 1000.0);
    if asked.refused {
        return format!("refused, units not told, {time}");
    }
    let (items, units) = (counted(asked.scanned, "item"), asked.units);
    match asked.kind {
        Kind::Range => format!(
            "{}, {items} read, {} returned, {units} RCU, {time}",
            counted(asked.pages, "page"),
            asked.items,
        ),
        Kind::Get => format!("{items} read, {units} RCU, {time}"),
        Kind::Write => format!("{units} WCU, {time}"),
    }
}
