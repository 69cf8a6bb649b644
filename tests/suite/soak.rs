//! Whole jobs under faults: at the end the table equals the model, item for item.
//!
//! `SOAK=long cargo test --workspace --all-features --test suite soak -- --nocapture` runs the long form (100 000 items,
//! 10 000 hydrated rows), which takes some minutes; `SOAK_SEED=n` takes other faults.

mod counters;
mod jobs;
mod model;
mod weather;

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

/// The seed of the faults that job number `job` meets in this weather.
fn seed(job: u64, per_cent: u32) -> u64 {
    let first: u64 = std::env::var("SOAK_SEED").map_or(1, |seed| seed.parse().unwrap());
    first * 10_000 + job * 100 + u64::from(per_cent)
}
