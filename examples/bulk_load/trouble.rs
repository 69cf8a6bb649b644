use std::time::Duration;

use dynamodb_model::testing::{Fault, FaultKind, Faults, Throttle};

use crate::Result;
use crate::report::Report;
use crate::text::grouped;

/// What DynamoDB does on a bad day, to one request of twenty.
pub(crate) fn bad_day(seed: u64) -> Faults {
    Faults::seeded(seed)
        .chance(0.010, Fault::Throttled(Throttle::key_range()))
        .chance(0.010, Fault::Partial)
        .chance(0.005, Fault::ServerError)
        .chance(0.005, Fault::Unavailable)
        .chance(0.005, Fault::Reset)
        .chance(0.005, Fault::ReplyLost)
        .chance(0.005, Fault::Truncated)
        .chance(0.005, Fault::WrongChecksum)
        .chance(0.005, Fault::SlowFirstByte(Duration::from_millis(300)))
}

impl Report {
    /// How many requests met what, and why nothing was lost.
    pub(crate) fn survived(&mut self, faults: &Faults) -> Result<()> {
        let kinds = faults.injected().into_iter();
        let rows =
            kinds.map(|(kind, count)| [kind.to_string(), grouped(count), outcome(kind).to_owned()]);
        self.table(["fault", "requests", "what became of it"], rows)
    }
}

fn outcome(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttled => {
            "sent again after a random wait, by the one worker that met the hot key"
        }
        FaultKind::Partial => "what was not processed was sent again, and the rate fell",
        FaultKind::ReplyLost => "had been done, and was done again: the same items",
        FaultKind::Truncated | FaultKind::WrongChecksum => "told by its checksum, and sent again",
        FaultKind::SlowFirstByte => "waited for, while the other workers went on",
        _ => "sent again after a random wait",
    }
}
