//! Random histories of writes, on an engine and in a map: after each write, every query that it can have changed gives
//! what the map gives.

mod model;
mod queries;
mod writes;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use dynamodb_embedded::Endpoint;
use proptest::collection::vec;
use proptest::prop_assert_eq;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};
use tokio::runtime::{Builder, Runtime};

use self::model::{Fleet, Unit};
use self::queries::{Asked, badges_of_map, badges_of_table};
use self::writes::{Write, write};
use crate::support::table;

/// The items by primary key.
type Map = BTreeMap<(String, u8), Unit>;

#[test]
fn queries_give_what_was_written() {
    let run = Run::from_env();
    let workers = thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let failures: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| run.work())).collect();
        let ended = workers.into_iter().map(|worker| worker.join().unwrap());
        ended.filter_map(Result::err).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    println!("{}", run.summary());
}

/// What the threads share. A history is made of its seed alone, whichever thread runs it.
struct Run {
    seeds: std::ops::Range<u64>,
    next: AtomicU64,
    operations: AtomicU64,
    comparisons: AtomicU64,
}

impl Run {
    /// `HISTORIES=4000` tries more than the ordinary run has time for, and `HISTORIES=1 HISTORY_SEED=7` the one history
    /// that a failure names.
    fn from_env() -> Self {
        let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
        // Of up to a hundred writes each. Tables stay at an outside endpoint, so only a few are made there.
        let is_outside = Endpoint::from_env().unwrap().is_some();
        let histories: u64 = number("HISTORIES").unwrap_or(if is_outside { 15 } else { 340 });
        let random = || RandomState::new().build_hasher().finish() >> 32;
        let first = number("HISTORY_SEED").unwrap_or_else(random);
        Self {
            seeds: first..first + histories,
            next: AtomicU64::new(first),
            operations: AtomicU64::new(0),
            comparisons: AtomicU64::new(0),
        }
    }

    /// Runs histories until none is left, and gives the first that fails, made as short as it gets.
    fn work(&self) -> Result<(), String> {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        loop {
            let seed = self.next.fetch_add(1, Ordering::Relaxed);
            if !self.seeds.contains(&seed) {
                return Ok(());
            }
            self.history(seed, &runtime).inspect_err(|_| {
                // The other threads need not go on.
                self.next.store(self.seeds.end, Ordering::Relaxed);
            })?;
        }
    }

    fn history(&self, seed: u64, runtime: &Runtime) -> Result<(), String> {
        let config = Config {
            rng_seed: RngSeed::Fixed(seed),
            // By default it depends on the number of cases, which proptest does not see.
            max_shrink_iters: 2000,
            ..Config::default()
        };
        let mut runner = TestRunner::new(config);
        let history = vec(write(), 1..100).new_tree(&mut runner).unwrap();
        let tried = runner.run_one(history, |history| runtime.block_on(self.compare(history)));
        let again = format!("`HISTORIES=1 HISTORY_SEED={seed}` runs this history again");
        tried.map_or_else(|error| Err(format!("{error}\n{again}")), |_| Ok(()))
    }

    async fn compare(&self, history: Vec<Write>) -> TestCaseResult {
        let (_engine, db) = table::<Fleet>().await;
        let mut map = Map::new();
        for write in history {
            let before = map.clone();
            let expected = write.apply(&mut map);
            let done = write.send(&db).await;
            prop_assert_eq!(done, expected, "{:?} of {:?}", write, before);
            self.operations
                .fetch_add(write.operations(), Ordering::Relaxed);

            for asked in Asked::about(&write.keys(), [&before, &map]) {
                let found = asked.of_table(&db).await;
                prop_assert_eq!(found, asked.of_map(&map), "{:?} after {:?}", asked, write);
                self.comparisons.fetch_add(1, Ordering::Relaxed);
            }
            let badges = badges_of_table(&db).await;
            prop_assert_eq!(badges, badges_of_map(&map), "badges after {:?}", write);
            self.comparisons.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let histories = self.seeds.end - self.seeds.start;
        let operations = self.operations.load(Ordering::Relaxed);
        let comparisons = self.comparisons.load(Ordering::Relaxed);
        format!("{histories} histories, {operations} operations, {comparisons} comparisons")
    }
}
