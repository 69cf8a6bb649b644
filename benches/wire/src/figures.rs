//! Figures of contenders at works, in memory and as lines of text from one binary to the next.

use std::fmt;
use std::str::FromStr;

use crate::Result;

/// The figures of one contender at one work.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) work: String,
    pub(crate) contender: String,
    pub(crate) values: Vec<f64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Figures {
    pub(crate) rows: Vec<Row>,
}

impl Figures {
    pub(crate) fn add(&mut self, work: &str, contender: &str, values: Vec<f64>) {
        self.rows.push(Row {
            work: work.to_owned(),
            contender: contender.to_owned(),
            values,
        });
    }

    /// None where the contender cannot do the work.
    pub(crate) fn of(&self, work: &str, contender: &str) -> Option<&[f64]> {
        let is_it = |row: &&Row| row.work == work && row.contender == contender;
        self.rows
            .iter()
            .find(is_it)
            .map(|row| row.values.as_slice())
    }

    /// The contenders, in the order in which they came.
    pub(crate) fn contenders(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !names.contains(&row.contender.as_str()) {
                names.push(&row.contender);
            }
        }
        names
    }

    /// The median of its figures, and what is around it.
    pub(crate) fn spread(&self, work: &str, contender: &str) -> Option<Spread> {
        Spread::of(self.of(work, contender)?.to_vec())
    }

    /// How many times less time the one took than the other, by rounds.
    pub(crate) fn ratio(&self, work: &str, contender: &str, other: &str) -> Option<Spread> {
        let taken = self.of(work, contender)?.iter();
        let ratios = self.of(work, other)?.iter().zip(taken);
        Spread::of(ratios.map(|(other, taken)| other / taken).collect())
    }
}

/// The median, and the quartiles around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    pub(crate) fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        let at = |quarter: usize| values.get((values.len().checked_sub(1)? * quarter + 2) / 4);
        Some(Self {
            low: *at(1)?,
            median: *at(2)?,
            high: *at(3)?,
        })
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            write!(f, "{}\t{}", row.work, row.contender)?;
            for value in &row.values {
                write!(f, "\t{value}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl FromStr for Figures {
    type Err = Box<dyn std::error::Error>;

    fn from_str(text: &str) -> Result<Self> {
        let mut figures = Self::default();
        for line in text.lines() {
            let mut cells = line.split('\t');
            let (Some(work), Some(contender)) = (cells.next(), cells.next()) else {
                return Err(format!("no figures: {line}").into());
            };
            let values = cells.map(str::parse).collect::<Result<_, _>>()?;
            figures.add(work, contender, values);
        }
        Ok(figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_were_written() {
        let mut figures = Figures::default();
        figures.add("page", "one of these", vec![3.0, 1.5, 0.1]);
        figures.add("page", "another", vec![1.0, 1.0, 1.0]);
        assert_eq!(figures.to_string().parse::<Figures>().unwrap(), figures);
        let ratio = figures.ratio("page", "another", "one of these").unwrap();
        assert_eq!(ratio.median, 1.5);
    }
}
