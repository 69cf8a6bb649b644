use aws_sdk_dynamodb::Client;
use dynamodb_model::testing::{Fault, Faults, PartitionLimits, Throttle};

use crate::sample::Samples;

/// Why a table throttles.
#[derive(Clone, Copy, Debug)]
pub(super) enum Weather {
    /// A quarter of the requests is throttled, and of another quarter a part is not processed.
    Chance,
    /// The partition takes so many write units a second, and one second's worth at the beginning.
    Capacity(u32),
}

impl Weather {
    pub(super) fn over(self, client: &Client, seed: u64) -> Client {
        match self {
            Self::Chance => {
                let faults = Faults::seeded(seed)
                    .chance(0.25, Fault::Throttled(Throttle::provisioned()))
                    // Drawn for those that the first has not met.
                    .chance(1.0 / 3.0, Fault::Partial);
                faults.client(client)
            }
            Self::Capacity(units) => {
                let limits = PartitionLimits::of::<Samples>().writes_per_second(units);
                limits.client(client)
            }
        }
    }
}
