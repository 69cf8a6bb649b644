use std::time::Duration;

use super::backoff::Backoff;
use crate::db::Handle;

/// Waits between attempts that come to a budget at most.
#[derive(Debug)]
pub(super) struct Patience {
    backoff: Backoff,
    left: Duration,
}

impl Patience {
    pub(super) fn of(budget: Duration) -> Self {
        Self {
            backoff: Backoff::online(),
            left: budget,
        }
    }

    /// Waits before another attempt; says whether there is to be one.
    pub(super) async fn wait(&mut self, handle: &Handle) -> bool {
        let wait = self.backoff.next();
        let Some(left) = self.left.checked_sub(wait) else {
            return false;
        };
        self.left = left;
        handle.sleep(wait).await
    }
}
