//! What the figures were taken on, in a few words.

use std::process::Command;
use std::{fs, thread};

use crate::Result;

pub(super) fn told() -> Result<String> {
    let cores = thread::available_parallelism()?;
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("a processor of unknown name", |model| {
            model.trim_start_matches([' ', '\t', ':'])
        });
    let compiler = Command::new("rustc").arg("--version").output()?.stdout;
    let compiler = String::from_utf8(compiler)?;
    let compiler = compiler.split(" (").next().unwrap_or_default().trim();
    // Requests are signed by SHA-256.
    let hashing = match information.contains("sha_ni") {
        true => "with instructions for SHA-256",
        false => "without instructions for SHA-256",
    };
    Ok(format!(
        "{cores} cores of a shared machine, {model} ({hashing}), {compiler}"
    ))
}
