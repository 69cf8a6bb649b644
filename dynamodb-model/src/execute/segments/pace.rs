use crate::request::{Consumed, Read};

/// What one RCU reads, in bytes; half as much if consistent.
const EVENTUAL: f64 = 2.0 * 4096.0;
const CONSISTENT: f64 = 4096.0;
/// How much of the average a new page is.
const WEIGHT: f64 = 0.3;
/// What one request reads at most, in bytes.
const PAGE: f64 = 1024.0 * 1024.0;

/// How many rows to ask for at a time, so that a request does not consume the capacity of many seconds at once.
#[derive(Debug)]
pub(super) struct Pace {
    bytes_per_unit: f64,
    workers: f64,
    /// The average row, in bytes; unknown before the first page.
    row: Option<f64>,
}

impl Pace {
    #[allow(clippy::cast_precision_loss, reason = "workers are few")]
    pub(super) fn new(read: &Read, workers: usize) -> Self {
        Self {
            bytes_per_unit: if read.consistent {
                CONSISTENT
            } else {
                EVENTUAL
            },
            workers: workers as f64,
            row: None,
        }
    }

    /// Takes the rows of a page into the average.
    #[allow(clippy::cast_precision_loss, reason = "a page has few rows")]
    pub(super) fn learn(&mut self, consumed: Option<&Consumed>, scanned: usize) {
        let Some(consumed) = consumed.filter(|_| scanned > 0) else {
            return;
        };
        let row = consumed.total * self.bytes_per_unit / scanned as f64;
        self.row = Some(match self.row {
            Some(known) => known * (1.0 - WEIGHT) + row * WEIGHT,
            None => row,
        });
    }

    /// `Limit` for a share of this rate: what one worker may read in a second. `None` where a full page is less.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a float beyond an integer's range becomes its largest value"
    )]
    pub(super) fn limit(&self, units_per_second: f64) -> Option<i32> {
        let bytes = units_per_second * self.bytes_per_unit / self.workers;
        if bytes >= PAGE {
            return None;
        }
        // Before anything is known, a row is taken for as large as a unit reads.
        let rows = bytes / self.row.unwrap_or(self.bytes_per_unit).max(1.0);
        Some((rows as i32).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace() -> Pace {
        Pace::new(&Read::default(), 4)
    }

    fn consumed(total: f64) -> Consumed {
        Consumed {
            total,
            ..Consumed::default()
        }
    }

    #[test]
    fn a_request_reads_what_its_worker_may_consume_in_a_second() {
        let mut pace = pace();
        // Eight kilobytes a unit and 400 bytes a row.
        pace.learn(Some(&consumed(10.0)), 204);
        // Ten of forty units a second: 80 KB.
        let limit = pace.limit(40.0).unwrap();
        assert!((203..=205).contains(&limit), "{limit}");
    }

    #[test]
    fn large_rates_need_no_limit_and_small_ones_read_a_row_at_least() {
        let mut pace = pace();
        assert_eq!(pace.limit(1000.0), None);
        assert_eq!(pace.limit(0.1), Some(1));
        pace.learn(Some(&consumed(50.0)), 1);
        assert_eq!(pace.limit(1.0), Some(1));
    }

    #[test]
    fn rows_that_change_in_size_change_the_average() {
        let mut pace = pace();
        pace.learn(Some(&consumed(1.0)), 8);
        pace.learn(None, 8);
        pace.learn(Some(&consumed(1.0)), 0);
        assert_eq!(pace.row, Some(1024.0));
        pace.learn(Some(&consumed(2.0)), 8);
        assert!((pace.row.unwrap() - 1331.2).abs() < 1e-6);
    }
}
