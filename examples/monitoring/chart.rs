use jiff::Timestamp;

use crate::tone::{Style, Tone};

/// A line chart of percentages over time, drawn in braille characters of two by four dots each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chart {
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
    /// In characters, without the axes.
    pub(crate) width: usize,
    /// In characters; each of ten is 10 %.
    pub(crate) height: usize,
}

/// The bits of a braille character: the dots of its left column from the top, then those of its right.
const DOTS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

impl Chart {
    /// The chart's lines, axes included. The points are in order of time.
    pub(crate) fn lines(&self, points: &[(Timestamp, f64)], style: Style) -> Vec<String> {
        let mut lines: Vec<_> = self
            .cells(points)
            .iter()
            .enumerate()
            .map(|(row, cells)| {
                let percent = 100 * (self.height - row) / self.height;
                let (label, axis) = if percent.is_multiple_of(50) {
                    (percent.to_string(), '┤')
                } else {
                    (String::new(), '│')
                };
                let line: String = cells
                    .iter()
                    .map(|&dots| char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '))
                    .collect();
                let tone = match percent {
                    91.. => Tone::Error,
                    81.. => Tone::Warn,
                    _ => Tone::Good,
                };
                format!(
                    "{} {}",
                    style.paint(Tone::Quiet, &format!("{label:>3} {axis}")),
                    style.paint(tone, line.trim_end_matches('\u{2800}'))
                )
            })
            .collect();
        lines.push(style.paint(Tone::Quiet, &format!("  0 └{}", "─".repeat(self.width + 1))));
        lines.push(style.paint(Tone::Quiet, &self.times()));
        lines
    }

    /// The dots of each character, row by row from the top.
    fn cells(&self, points: &[(Timestamp, f64)]) -> Vec<Vec<u8>> {
        let mut cells = vec![vec![0; self.width]; self.height];
        let mut before = None;
        for x in 0..self.width * 2 {
            let Some(y) = self.value_at(x, points).map(|value| self.dot_of(value)) else {
                continue;
            };
            // A jump is drawn as a vertical line, so that the curve hangs together.
            let from = before.replace(y).unwrap_or(y);
            for y in from.min(y)..=from.max(y) {
                let cell = cells.get_mut(y / 4).and_then(|row| row.get_mut(x / 2));
                let dot = DOTS.get(x % 2).and_then(|column| column.get(y % 4));
                if let (Some(cell), Some(dot)) = (cell, dot) {
                    *cell |= dot;
                }
            }
        }
        cells
    }

    /// The value in a column of dots, on the straight line between the points beside it.
    fn value_at(&self, column: usize, points: &[(Timestamp, f64)]) -> Option<f64> {
        let span = self.end.duration_since(self.start).as_secs_f64();
        let seconds = |at: Timestamp| at.duration_since(self.start).as_secs_f64();
        let at = span * column as f64 / (self.width * 2 - 1) as f64;
        let next = points.partition_point(|(time, _)| seconds(*time) < at);
        let right = points.get(next)?;
        let left = next
            .checked_sub(1)
            .and_then(|left| points.get(left))
            .unwrap_or(right);
        let (from, to) = (seconds(left.0), seconds(right.0));
        if to <= from {
            return (next > 0 || to - at < span / self.width as f64).then_some(right.1);
        }
        Some(left.1 + (right.1 - left.1) * (at - from) / (to - from))
    }

    /// The row of dots of a value, from the top.
    fn dot_of(&self, percent: f64) -> usize {
        let dots = (self.height * 4) as f64;
        // A float becomes the nearest integer that there is, so a value out of range stays at the edge.
        ((1.0 - percent / 100.0) * dots).clamp(0.0, dots - 1.0) as usize
    }

    /// The times of the start, the middle and the end, below the axis.
    fn times(&self) -> String {
        let span = self.end.duration_since(self.start);
        let format = if span.as_secs() < 3600 {
            "%H:%M:%S"
        } else {
            "%H:%M"
        };
        let [start, middle, end] =
            [self.start, self.start + span / 2, self.end].map(|at| at.strftime(format).to_string());
        let wide = self.width + 1;
        format!(
            "     {start}{middle:^between$}{end}",
            between = wide.saturating_sub(start.len() + end.len())
        )
    }
}
