//! What batches cost beside the same written by hand: time, memory, and what throttling does to a load.
//!
//! `cargo bench --bench bulk [-- throughput|memory|throttling]`; the README tells what is measured and how.

mod by_hand;
mod clock;
mod http;
mod memory;
mod rounds;
mod sample;
mod table;
mod throttling;
mod throughput;

use std::error::Error;
use std::process::ExitCode;

type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    // Cargo says `--bench` to each benchmark.
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| *word != "--bench")
        .collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result {
    match words {
        [] => throughput::run()
            .and_then(|()| memory::run())
            .and_then(|()| throttling::run()),
        ["throughput"] => throughput::run(),
        ["memory"] => memory::run(),
        [memory::CHILD, job, items] => memory::child(job, items.parse()?),
        ["throttling"] => throttling::run(),
        _ => Err(
            "there are `throughput`, `memory` and `throttling`; without any, all of them".into(),
        ),
    }
}

/// A runtime on this thread alone: what a client costs is then what this thread takes.
fn runtime() -> Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime)
}
