//! What a request costs the client, by contenders that do the same work over the same SDK client.
//!
//! Each binary is a few lines around one of these functions, as an allocator belongs to a binary. `run.sh` runs them all.

mod clock;
mod contender;
mod count;
mod document;
mod figures;
mod gate;
mod http;
mod order;
mod rounds;
mod wire;
mod work;

use std::error::Error;
use std::process::ExitCode;

pub use count::Allocations;

type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;

/// Prints the times of all contenders at all works.
#[must_use]
pub fn times() -> ExitCode {
    ended(rounds::print())
}

/// Prints what all contenders allocate at all works, by what the binary's allocator has counted so far.
pub fn counts(counted: impl Fn() -> Allocations) -> ExitCode {
    ended(count::print(&counted))
}

/// Fails where a page is not read so many times faster than by the SDK and `serde_dynamo`.
#[must_use]
pub fn gate() -> ExitCode {
    ended(gate::run())
}

/// Writes the document and its chart from what the other binaries printed.
#[must_use]
pub fn document() -> ExitCode {
    ended(document::write())
}

fn ended(result: Result) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A runtime on this thread alone: what a client costs is then what this thread takes.
fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    Ok(runtime)
}
