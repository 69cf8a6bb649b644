use std::time::SystemTime;

use aws_smithy_async::time::TimeSource;
use tokio::time::Instant;

/// The time of day of a client, moved on by tokio's clock: what the SDK measures by the one and waits for by the other
/// agrees, also where tokio's is paused.
#[derive(Debug)]
pub(super) struct TokioTime {
    start: SystemTime,
    since: Instant,
}

impl TokioTime {
    pub(super) fn starting_at(start: SystemTime) -> Self {
        Self {
            start,
            since: Instant::now(),
        }
    }
}

impl TimeSource for TokioTime {
    fn now(&self) -> SystemTime {
        let now = self.start.checked_add(self.since.elapsed());
        now.unwrap_or(self.start)
    }
}
