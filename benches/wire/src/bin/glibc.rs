//! Times with the system's allocator.

use std::process::ExitCode;

fn main() -> ExitCode {
    wire::times()
}
