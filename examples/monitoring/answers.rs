//! How the answers look.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;

use crate::Result;
use crate::chart::Chart;
use crate::load::Loaded;
use crate::model::{Metric, Status, System};
use crate::moment::moment;
use crate::progress::Written;
use crate::report::{FITTING, Report};
use crate::text::{counted, grouped, wrap};
use crate::tone::Tone;

impl Report {
    /// What the example is about to do.
    pub(crate) fn begun(&mut self, table: &str, place: &str, time: Duration) -> Result<()> {
        let time = time.as_secs();
        self.blank()?;
        self.opening(format_args!(
            "Table {table} at {place}, created from its declaration."
        ))?;
        self.opening(format_args!(
            "Sampling this machine for {time} s, and loading a day of other systems …"
        ))
    }

    /// What was written, and how fast.
    pub(crate) fn loaded(&mut self, loaded: &Loaded) -> Result<()> {
        let Written { items, elapsed } = loaded.history;
        self.opening(format_args!(
            "Wrote {} samples, and {} items of {} ({:.0} a second, each by a put of its own).",
            grouped(loaded.samples.items),
            grouped(items),
            counted(loaded.systems as usize, "system"),
            items as f64 / elapsed.as_secs_f64(),
        ))
    }

    /// One line for each metric.
    pub(crate) fn metrics(&mut self, metrics: &[Metric]) -> Result<()> {
        if metrics.is_empty() {
            self.line("none")?;
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
            self.line(format_args!(
                "{}  {system_id}  {value:>5.1}  {status}  {note}",
                moment(*at)
            ))?;
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
        self.line(title)?;
        let chart = Chart {
            start,
            end,
            width: 80,
            height: 10,
        };
        for line in chart.lines(points, self.style()) {
            self.line(line)?;
        }
        Ok(())
    }

    /// The first and the last of many errors, and who had most of them.
    pub(crate) fn errors(&mut self, errors: &[(Timestamp, String)]) -> Result<()> {
        const SHOWN: usize = 4;
        if errors.is_empty() {
            return self.line("none");
        }
        let left_out = errors.len().saturating_sub(2 * SHOWN);
        for (number, (at, system)) in errors.iter().enumerate() {
            if number < SHOWN || number >= SHOWN + left_out {
                self.line(format_args!("{}  {system}", moment(*at)))?;
            } else if number == SHOWN {
                self.painted(Tone::Quiet, &format!("… {left_out} more"))?;
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
        self.blank()?;
        self.line(format_args!(
            "{} of {}; most: {}",
            counted(errors.len(), "error"),
            counted(by_system.len(), "system"),
            most.join(", "),
        ))
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
            return self.line("none");
        };
        let device = device_id.as_deref().unwrap_or_default();
        let fields = [
            ("device", device),
            ("system", system_id),
            ("host", hostname),
            ("region", region),
        ];
        for (name, value) in fields {
            let name = self.style().paint(Tone::Quiet, &format!("{name:<6}"));
            self.line(format_args!("{name}  {value}"))?;
        }
        Ok(())
    }

    /// What a page holds, and the cursor after it.
    pub(crate) fn page(&mut self, metrics: &[Metric], cursor: Option<&str>) -> Result<()> {
        if let (Some(first), Some(last)) = (metrics.first(), metrics.last()) {
            self.line(format_args!(
                "{}, {} to {}",
                counted(metrics.len(), "metric"),
                moment(first.at),
                moment(last.at)
            ))?;
        }
        let Some(cursor) = cursor else {
            return self.line("no cursor: this was the last page");
        };
        self.line("cursor")?;
        for line in wrap(cursor, (0..cursor.len()).collect(), FITTING) {
            self.painted(Tone::Quiet, &format!("  {line}"))?;
        }
        Ok(())
    }

    fn status(&self, status: Status) -> String {
        match status {
            Status::Ok => self.style().paint(Tone::Good, "ok   "),
            Status::Warn => self.style().paint(Tone::Warn, "warn "),
            Status::Error => self.style().paint(Tone::Error, "error"),
        }
    }
}
