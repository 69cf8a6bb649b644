//! What contenders allocate.

use std::hint::black_box;
use std::ops::Sub;

use crate::contender;
use crate::figures::Figures;
use crate::work::{SMALL_BATCH, WORKS};
use crate::{Result, runtime};

/// The name of what is allocated by the orders alone, by copying them.
pub(crate) const COPY: &str = "the structs' own";

/// How often allocations are counted: pools and caches allocate now and then.
const CALLS: u32 = 20;

/// What was allocated since the process began.
#[derive(Clone, Copy, Debug)]
pub struct Allocations {
    number: f64,
    bytes: f64,
}

impl Allocations {
    /// So many, of so many bytes altogether.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "no process allocates 2^53 times"
    )]
    pub const fn new(number: usize, bytes: usize) -> Self {
        Self {
            number: number as f64,
            bytes: bytes as f64,
        }
    }

    /// Of each call.
    fn each(self) -> Vec<f64> {
        vec![
            self.number / f64::from(CALLS),
            self.bytes / f64::from(CALLS),
        ]
    }
}

impl Sub for Allocations {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            number: self.number - other.number,
            bytes: self.bytes - other.bytes,
        }
    }
}

pub(crate) fn print(counted: &impl Fn() -> Allocations) -> Result {
    let runtime = runtime()?;
    let contenders = contender::all()?;
    let mut figures = Figures::default();
    for work in WORKS.into_iter().chain([SMALL_BATCH]) {
        let orders = work.orders();
        let reply = work.operation.reply(&orders)?;
        for contender in contenders.iter().filter(|one| one.can(work)) {
            contender.replies.answer(work.operation.name(), &reply);
            contender.check(work, &runtime, &orders)?;
            let before = counted();
            for _ in 0..CALLS {
                drop(black_box(contender.run(work, &runtime, &orders)?));
            }
            figures.add(work.key, contender.name, (counted() - before).each());
        }
        if work.operation.reads() {
            let before = counted();
            for _ in 0..CALLS {
                drop(black_box(orders.clone()));
            }
            figures.add(work.key, COPY, (counted() - before).each());
        }
    }
    print!("{figures}");
    Ok(())
}
