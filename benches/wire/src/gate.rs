//! The one place where a ratio decides.

use crate::Result;
use crate::contender::{self, BASELINE, OURS};
use crate::figures::Figures;
use crate::rounds;
use crate::work::PAGE;

/// How many times faster a page must be read, with the system's allocator.
const LEAST: f64 = 6.0;

/// A neighbour that takes the memory's bandwidth takes more of the ratio than a change does.
const TRIES: usize = 5;

pub(crate) fn run() -> Result {
    let contenders = contender::duel();
    for _ in 0..TRIES {
        let mut figures = Figures::default();
        rounds::run(PAGE, &contenders, &mut figures)?;
        let ratio = figures
            .ratio(PAGE.key, OURS, BASELINE)
            .ok_or("nobody read the page")?;
        println!(
            "{}: {:.1} times faster than {BASELINE} (quartiles {:.1} and {:.1}), and {LEAST} are wanted",
            PAGE.title, ratio.median, ratio.low, ratio.high
        );
        if ratio.median >= LEAST {
            return Ok(());
        }
    }
    Err(format!("a page was read less than {LEAST} times faster in {TRIES} measurements").into())
}
