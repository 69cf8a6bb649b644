//! Faults of every kind, as often as asked for.

use std::time::Duration;

use dynamodb_model::testing::{Fault, FaultKind, Faults, Throttle, ThrottleCode};

/// How many requests of a hundred meet a fault.
pub(super) const WEATHERS: [u32; 3] = [5, 20, 50];

/// Every kind of fault, each as likely as the others.
pub(super) fn faults(per_cent: u32, seed: u64) -> Faults {
    let all = [
        Fault::Throttled(Throttle::provisioned()),
        Fault::Throttled(Throttle::key_range()),
        Fault::Throttled(Throttle::on_demand()),
        Fault::Throttled(Throttle::account()),
        Fault::Throttled(Throttle::provisioned().told_as(ThrottleCode::Throttling)),
        Fault::Throttled(Throttle::provisioned().unexplained()),
        Fault::Partial,
        Fault::Partial,
        Fault::Partial,
        Fault::ServerError,
        Fault::Unavailable,
        Fault::Reset,
        Fault::ReplyLost,
        Fault::ReplyLost,
        Fault::BrokenOff,
        Fault::Silence,
        Fault::SlowFirstByte(Duration::from_millis(700)),
        Fault::Truncated,
        Fault::Corrupt,
        Fault::Altered,
        Fault::Empty,
        Fault::WrongChecksum,
    ];
    let mut none = 1.0;
    let each = 1.0 - (1.0 - f64::from(per_cent) / 100.0).powf(1.0 / 22.0);
    let mut faults = Faults::seeded(seed);
    for fault in all {
        none *= 1.0 - each;
        faults = faults.chance(each, fault);
    }
    assert!((1.0 - none - f64::from(per_cent) / 100.0).abs() < 1e-6);
    faults
}

/// Shows what was survived, and asserts that in a storm there was something to survive.
pub(super) fn report(what: &str, per_cent: u32, faults: &Faults) {
    let injected = faults.injected();
    let sum: u64 = injected.values().sum();
    let kinds: Vec<_> = injected
        .iter()
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    println!(
        "{what} at {per_cent} %: {sum} faults survived ({})",
        kinds.join(", ")
    );
    assert!(sum > 0 || per_cent < 50, "{what} met no fault");
}

/// How many kinds of faults were met.
pub(super) fn kinds(faults: &Faults) -> usize {
    let kinds: Vec<FaultKind> = faults.injected().into_keys().collect();
    kinds.len()
}
