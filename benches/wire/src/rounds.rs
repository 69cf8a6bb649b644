//! Contenders that take turns: what the machine does meanwhile meets all alike.

use std::hint::black_box;
use std::time::Duration;

use crate::contender::{self, Contender};
use crate::figures::Figures;
use crate::work::{WORKS, Work};
use crate::{Result, clock, runtime};

/// How often each contender has its turn.
pub(crate) const ROUNDS: usize = 21;

pub(crate) fn print() -> Result {
    let contenders = contender::all()?;
    let mut figures = Figures::default();
    for work in WORKS {
        eprintln!("{}", work.title);
        run(work, &contenders, &mut figures)?;
    }
    print!("{figures}");
    Ok(())
}

/// The microseconds of a call, in each round, of each contender that can do the work.
pub(crate) fn run(work: Work, contenders: &[Contender], figures: &mut Figures) -> Result {
    let runtime = runtime()?;
    let orders = work.orders();
    let reply = work.operation.reply(&orders)?;
    let able: Vec<&Contender> = contenders.iter().filter(|one| one.can(work)).collect();
    for contender in &able {
        contender.replies.answer(work.operation.name(), &reply);
    }
    let turn = |contender: &Contender| -> Result<f64> {
        // Not counted: it compares, and warms up what the others have cooled.
        contender.check(work, &runtime, &orders)?;
        let start = clock::of_thread();
        for _ in 0..work.calls {
            // What was read is dropped within the time: that belongs to the cost of having it.
            drop(black_box(contender.run(work, &runtime, &orders)?));
        }
        Ok(micros(clock::of_thread() - start) / f64::from(work.calls))
    };
    for contender in &able {
        turn(contender)?;
    }
    let mut times = vec![Vec::with_capacity(ROUNDS); able.len()];
    for round in 0..ROUNDS {
        // Each round begins with another.
        let mut order: Vec<_> = able.iter().zip(&mut times).collect();
        let places = order.len().max(1);
        order.rotate_left(round % places);
        for (contender, times) in order {
            times.push(turn(contender)?);
        }
    }
    for (contender, times) in able.iter().zip(times) {
        figures.add(work.key, contender.name, times);
    }
    Ok(())
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
