//! Answers in columns, and claims that are told only if they hold.

use crate::Result;
use crate::report::Report;
use crate::tone::Tone;

impl Report {
    /// A line for each row, in columns below their heads.
    pub(crate) fn table<const N: usize>(
        &mut self,
        heads: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Result<()> {
        let heads = heads.map(str::to_owned);
        let rows: Vec<_> = rows.into_iter().collect();
        if rows.is_empty() {
            return self.line("none");
        }
        let mut columns = heads.clone().map(|head| Column {
            width: head.chars().count(),
            of_amounts: true,
        });
        for row in &rows {
            for (column, cell) in columns.iter_mut().zip(row) {
                column.widen(cell);
            }
        }
        self.painted(Tone::Quiet, &line_of(&columns, &heads))?;
        for row in &rows {
            self.line(line_of(&columns, row))?;
        }
        Ok(())
    }

    /// Tells what is true of an answer, or fails where it is not.
    pub(crate) fn claim(&mut self, holds: bool, text: &str) -> Result<()> {
        if !holds {
            return Err(format!("this should be so, and is not: {text}").into());
        }
        let mark = self.style().paint(Tone::Good, "✓");
        self.line(format_args!("{mark} {text}"))
    }
}

#[derive(Clone, Copy, Debug)]
struct Column {
    width: usize,
    /// Amounts stand to the right, so that their digits are one below the other.
    of_amounts: bool,
}

impl Column {
    fn widen(&mut self, cell: &str) {
        self.width = self.width.max(cell.chars().count());
        self.of_amounts &= cell.chars().all(|c| c.is_ascii_digit() || c == '.');
    }
}

fn line_of(columns: &[Column], cells: &[String]) -> String {
    let cells = columns.iter().zip(cells).map(|(column, cell)| {
        let width = column.width;
        if column.of_amounts {
            format!("{cell:>width$}")
        } else {
            format!("{cell:<width$}")
        }
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
