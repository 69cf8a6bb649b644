//! The one ratio that a change must not lose.

use std::process::ExitCode;

fn main() -> ExitCode {
    wire::gate()
}
