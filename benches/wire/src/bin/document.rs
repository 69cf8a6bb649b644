//! The document and its chart.

use std::process::ExitCode;

fn main() -> ExitCode {
    wire::document()
}
