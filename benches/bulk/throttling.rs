//! Loads of a table that throttles, in virtual time: what each algorithm takes, and what it loses.

mod algorithm;
mod boto3;
mod weather;

use std::time::Duration;

use dynamodb_embedded::Engine;
use dynamodb_model::Db;
use tokio::time::Instant;

use self::algorithm::Algorithm;
use self::weather::Weather;
use crate::Result;
use crate::http::delayed;
use crate::rounds::median;
use crate::sample::{Sample, Samples, of_one_system};
use crate::table::{Table, grouped};

const ITEMS: u32 = 10_000;
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];
/// What each request takes.
const REQUEST: Duration = Duration::from_millis(5);
/// Half of what a loop asks for that sends 25 items every 5 ms.
const HALF: u32 = 2500;
/// So little that for many a request there is none at all.
const FIFTIETH: u32 = 100;

pub(crate) fn run() -> Result {
    println!("## Throttling\n");
    let weathers = [
        (
            "Half of the requests throttled, all or in part",
            Weather::Chance,
        ),
        ("A table with half of the capacity", Weather::Capacity(HALF)),
        (
            "A table with a fiftieth of the capacity",
            Weather::Capacity(FIFTIETH),
        ),
    ];
    for (title, weather) in weathers {
        println!("{title}:\n");
        let head = ["", "virtual time", "requests", "throttled", "items lost"];
        let mut table = Table::new(head);
        for (name, algorithm) in Algorithm::under(weather) {
            let told: Result<Vec<_>> = SEEDS
                .iter()
                .map(|seed| load(weather, algorithm, *seed))
                .collect();
            let told = told?;
            let of =
                |figure: fn(&Told) -> usize| grouped(median(told.iter().map(figure).collect()));
            let time = median(told.iter().map(|told| told.time).collect());
            table.row([
                name.to_owned(),
                format!("{:.1} s", time.as_secs_f64()),
                of(|told| told.requests),
                of(|told| told.refused),
                of(|told| told.lost),
            ]);
        }
        println!("{table}");
    }
    Ok(())
}

/// What became of a load.
struct Told {
    time: Duration,
    requests: usize,
    refused: usize,
    lost: usize,
}

/// One load, on an engine and in a time of its own.
fn load(weather: Weather, algorithm: Algorithm, seed: u64) -> Result<Told> {
    // The waits of all of them, the SDK's too, are drawn on this thread.
    fastrand::seed(seed);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()?;
    runtime.block_on(async {
        let engine = Engine::memory().await?;
        let db: Db<Samples> = engine.table().await?;
        let samples = of_one_system(ITEMS);
        let (client, traffic) = delayed(&weather.over(&engine.client(), seed), REQUEST)?;

        let start = Instant::now();
        algorithm.load(&client, db.table_name(), &samples).await?;
        let time = start.elapsed();

        let there = Sample::scan().parallel(4).collect(&db).await?;
        let is_written = |there: &Sample| {
            let place = usize::try_from(there.number).ok();
            place.and_then(|place| samples.get(place)) == Some(there)
        };
        if !there.iter().all(is_written) {
            return Err("something else lies in the table than was written".into());
        }
        Ok(Told {
            time,
            requests: traffic.requests(),
            refused: traffic.refused(),
            lost: samples.len() - there.len(),
        })
    })
}
