//! Allocations, which are the same with any allocator. Apart from the times: counting takes time.

use std::alloc::System;
use std::process::ExitCode;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use wire::Allocations;

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> ExitCode {
    wire::counts(|| {
        let stats = GLOBAL.stats();
        Allocations::new(
            stats.allocations + stats.reallocations,
            stats.bytes_allocated,
        )
    })
}
