//! What bulk jobs tell of themselves: batches, hydration and parallel scans.

mod tally;
mod unfinished;
mod watcher;

pub use tally::Tally;
pub use unfinished::{Left, Running, Unfinished};
pub(crate) use watcher::Watcher;
