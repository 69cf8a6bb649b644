//! The laws of the key codec, each over at least 10 000 random cases.
#![allow(clippy::indexing_slicing, reason = "a panic is a failed test")]

#[path = "laws/column.rs"]
mod column;
#[path = "laws/derived.rs"]
mod derived;
#[path = "laws/escaped.rs"]
mod escaped;
#[path = "laws/forms.rs"]
mod forms;
#[path = "laws/layout.rs"]
mod layout;
#[path = "laws/native.rs"]
mod native;
#[path = "laws/overlap.rs"]
mod overlap;
#[path = "laws/query.rs"]
mod query;
#[path = "laws/raw.rs"]
mod raw;
#[path = "laws/samples.rs"]
mod samples;

use proptest::test_runner::{Config, RngAlgorithm};

/// How often each law is tried: `PROPTEST_CASES` can ask for more.
fn cases() -> Config {
    let config = Config::default();
    Config {
        cases: config.cases.max(10_000),
        failure_persistence: None,
        // ChaCha takes half of the time in a debug build.
        rng_algorithm: RngAlgorithm::XorShift,
        ..config
    }
}
