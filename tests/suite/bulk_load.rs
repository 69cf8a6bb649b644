//! The example `bulk_load`, by the promises that it makes: what was killed goes on, and nothing is lost.

#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/bulk_load/comparison.rs"]
mod comparison;
#[path = "../../examples/bulk_load/input.rs"]
mod input;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/bulk_load/load.rs"]
mod load;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/bulk_load/model.rs"]
mod model;
#[path = "../../examples/bulk_load/progress.rs"]
mod progress;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/bulk_load/read_back.rs"]
mod read_back;

use std::error::Error;
use std::time::Duration;

use dynamodb_model::testing::{Fault, Faults, Throttle};
use dynamodb_model::{Db, ScanCheckpoint, WriteRate};
use tokio::time::sleep;

use crate::support::table;
use comparison::Comparison;
use input::Input;
use load::{LOAD, load, store};
use model::{Archive, Checkpoint};
use progress::Progress;
use read_back::{SCAN, read_back};

type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

const INPUT: Input = Input {
    items: 3000,
    seed: 3,
};

async fn stored(db: &Db<Archive>, job: &str) -> String {
    let found = Checkpoint::get(job).consistent().send(db).await.unwrap();
    found.unwrap().at
}

/// Loads from a position on, and is killed when it has written so many.
async fn killed(db: &Db<Archive>, rate: &WriteRate, from: usize, written: usize) {
    let progress = Progress::new("killed", from, INPUT.items).unwrap();
    let reached = async {
        while progress.tally().done() < written {
            sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::select! {
        ended = load(db, rate, INPUT, from..INPUT.items, &progress) => panic!("not killed: {ended:?}"),
        () = reached => {}
    }
    assert!(!progress.seconds().is_empty());
    progress.clear();
}

#[tokio::test]
async fn a_load_that_is_killed_again_and_again_loses_nothing() {
    let (_engine, db) = table::<Archive>().await;
    let faults = Faults::seeded(5)
        .chance_of(
            ["BatchWriteItem"],
            0.1,
            Fault::Throttled(Throttle::key_range()),
        )
        .chance_of(["BatchWriteItem"], 0.1, Fault::Partial)
        .chance_of(["BatchWriteItem", "Scan"], 0.1, Fault::Reset)
        .chance_of(["BatchWriteItem", "Scan"], 0.1, Fault::ReplyLost);
    let faulty = db.with_faults(&faults);
    let rate = WriteRate::units(40_000.0).unwrap();
    store(&db, 0).await.unwrap();
    for _ in 0..3 {
        let from: usize = stored(&db, LOAD).await.parse().unwrap();
        killed(&faulty, &rate, from, 500).await;
    }
    let from: usize = stored(&db, LOAD).await.parse().unwrap();
    let progress = Progress::new("resumed", from, INPUT.items).unwrap();
    let rest = load(&faulty, &rate, INPUT, from..INPUT.items, &progress)
        .await
        .unwrap();
    assert_eq!(from + rest.position(), INPUT.items);

    let mut comparison = Comparison::with(INPUT);
    read_back(&faulty, None, &mut comparison, 1000)
        .await
        .unwrap();
    assert!((1000..2000).contains(&comparison.compared()));
    let checkpoint: ScanCheckpoint = stored(&db, SCAN).await.parse().unwrap();
    read_back(&faulty, Some(checkpoint), &mut comparison, usize::MAX)
        .await
        .unwrap();
    assert_eq!(
        (comparison.compared(), comparison.missing()),
        (INPUT.items, 0)
    );
}

#[tokio::test]
async fn the_comparison_finds_what_is_other_missing_or_there_twice() {
    let mut comparison = Comparison::with(INPUT);
    comparison.compare(&INPUT.reading(17)).unwrap();
    assert!(comparison.compare(&INPUT.reading(17)).is_err());
    let mut other = INPUT.reading(18);
    other.watt_hours += 1;
    assert!(comparison.compare(&other).is_err());
    let beyond = Input {
        items: INPUT.items + 1,
        ..INPUT
    };
    assert!(comparison.compare(&beyond.reading(INPUT.items)).is_err());
    assert_eq!(comparison.missing(), INPUT.items - 1);
    let numbers: Vec<_> = INPUT
        .readings(0..3000)
        .map(|reading| INPUT.number(&reading).unwrap())
        .collect();
    assert!(numbers.into_iter().eq(0..3000));
    assert!(INPUT.hours().0 < INPUT.hours().1);
}
