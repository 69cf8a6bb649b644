use std::time::Duration;

use crate::db::Handle;

/// The ceiling of the first wait, which doubles with each: DynamoDB settles a conflict within milliseconds.
const FIRST: Duration = Duration::from_millis(50);
/// The highest ceiling: an online caller waits for the answer.
const CEILING: Duration = Duration::from_secs(1);

/// Full jitter between attempts: each wait is a random part of a ceiling that doubles, so that those who collided do not
/// meet again. Ends when the waits come to a budget.
#[derive(Debug)]
pub(super) struct Patience {
    ceiling: Duration,
    left: Duration,
}

impl Patience {
    pub(super) fn of(budget: Duration) -> Self {
        Self {
            ceiling: FIRST,
            left: budget,
        }
    }

    /// Waits before another attempt; says whether there is to be one.
    pub(super) async fn wait(&mut self, handle: &Handle) -> bool {
        let wait = self.ceiling.mul_f64(fastrand::f64());
        let Some(left) = self.left.checked_sub(wait) else {
            return false;
        };
        (self.left, self.ceiling) = (left, CEILING.min(self.ceiling * 2));
        handle.sleep(wait).await
    }
}
