//! Whole jobs under faults: at the end the table equals the model, item for item.
//!
//! `SOAK=long cargo test --workspace --all-features --test suite soak -- --nocapture` runs the long form (100 000 items,
//! 10 000 hydrated rows), which takes some minutes; `SOAK_SEED=n` takes other faults.

mod counters;
mod jobs;
mod model;
mod weather;

use std::sync::atomic::{AtomicU64, Ordering};

/// How much there is to do.
#[derive(Clone, Copy, Debug)]
struct Scale {
    items: u32,
    rows: u32,
    writes: u32,
}

const SHORT: Scale = Scale {
    items: 1500,
    rows: 400,
    writes: 6,
};

const LONG: Scale = Scale {
    items: 100_000,
    rows: 10_000,
    writes: 100,
};

fn scale() -> Scale {
    match std::env::var("SOAK").as_deref() {
        Ok("long") => LONG,
        Ok(other) => panic!("`SOAK={other}` says nothing; the long form is `SOAK=long`"),
        Err(_) => SHORT,
    }
}

/// Another one for each use, so that the same faults do not meet the same requests.
fn seed() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let first = std::env::var("SOAK_SEED").map_or(1, |seed| seed.parse().unwrap());
    first * 1000 + NEXT.fetch_add(1, Ordering::Relaxed)
}
