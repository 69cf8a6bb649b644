use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dynamodb_model::Tally;
use indicatif::{ProgressBar, ProgressStyle};

use super::Result;

/// How far a load is: a bar on the standard error output, which is drawn only in a terminal, and what it came to in each
/// second. Clones are of the same load.
#[derive(Clone, Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    told: Arc<Mutex<Told>>,
}

#[derive(Debug, Default)]
struct Told {
    position: usize,
    tally: Tally,
    seconds: Vec<Second>,
}

/// What a load came to in one second, in WCU.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Second {
    pub(crate) consumed: f64,
    /// The rate at its end: the target, or less since DynamoDB throttled.
    pub(crate) allowed: f64,
}

impl Progress {
    pub(crate) fn new(name: &'static str, position: usize, items: usize) -> Result<Self> {
        let style =
            ProgressStyle::with_template(" {prefix:8}  {bar:32.cyan/dim}  {pos:>6}/{len}  {msg}")?
                .progress_chars("━╸─");
        let told = Told {
            position,
            ..Told::default()
        };
        Ok(Self {
            bar: ProgressBar::new(items as u64)
                .with_prefix(name)
                .with_style(style),
            told: Arc::new(Mutex::new(told)),
        })
    }

    /// Takes note of what a job says of itself.
    pub(crate) fn tell(&self, position: usize, tally: &Tally) {
        let mut told = self.told();
        let before = told.tally.capacity_units().unwrap_or_default();
        let units = tally.capacity_units().unwrap_or_default() - before;
        let second = usize::try_from(tally.elapsed().as_secs()).unwrap_or_default();
        if told.seconds.len() <= second {
            told.seconds.resize(second + 1, Second::default());
        }
        if let Some(second) = told.seconds.last_mut() {
            second.consumed += units;
            second.allowed = tally.effective_rate().unwrap_or_default();
        }
        told.position = position;
        told.tally = tally.clone();
        self.bar.set_position(position as u64);
        self.bar.set_message(format!(
            "{:.0} WCU/s of {:.0}, {} sent again",
            tally.units_per_second().unwrap_or_default(),
            tally.effective_rate().unwrap_or_default(),
            tally.resent(),
        ));
    }

    /// So many readings from the first on are written.
    pub(crate) fn position(&self) -> usize {
        self.told().position
    }

    /// What the job said last.
    pub(crate) fn tally(&self) -> Tally {
        self.told().tally.clone()
    }

    /// What it came to, second by second.
    pub(crate) fn seconds(&self) -> Vec<Second> {
        self.told().seconds.clone()
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
