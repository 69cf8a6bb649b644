use std::time::Duration;

/// The ceiling of the first wait, which doubles with each: DynamoDB settles a conflict within milliseconds, and gives a
/// throttled partition new units every second.
const FIRST: Duration = Duration::from_millis(50);

/// Full jitter: each wait is a random part of a ceiling that doubles, so that those who collided do not meet again.
///
/// The algorithm is the one that AWS measured best in "Exponential Backoff And Jitter".
#[derive(Clone, Debug)]
pub(crate) struct Backoff {
    ceiling: Duration,
    highest: Duration,
}

impl Backoff {
    /// Of somebody who waits for the answer: no wait is longer than a second.
    pub(crate) fn online() -> Self {
        Self::up_to(Duration::from_secs(1))
    }

    /// Of a job in the background: no wait is longer than five seconds.
    pub(crate) fn bulk() -> Self {
        Self::up_to(Duration::from_secs(5))
    }

    fn up_to(highest: Duration) -> Self {
        Self {
            ceiling: FIRST,
            highest,
        }
    }

    /// How long to wait before the next attempt.
    pub(crate) fn next(&mut self) -> Duration {
        let wait = self.ceiling.mul_f64(fastrand::f64());
        self.ceiling = self.highest.min(self.ceiling * 2);
        wait
    }

    /// Whether a reply that did so many of so many members is a reason to begin anew: at least half of them. A table that is
    /// short of capacity does some of nearly every request, and would be asked without end by waits that begin anew
    /// with each.
    pub(crate) fn is_progress(done: usize, members: usize) -> bool {
        done > 0 && done * 2 >= members
    }

    /// Begins anew.
    pub(crate) fn reset(&mut self) {
        self.ceiling = FIRST;
    }
}
