//! Batches beside loops by hand: on an engine, behind a network, and the client's part alone.

mod contender;

use std::time::{Duration, Instant};

use aws_sdk_dynamodb::Client;
use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Table as _};

use self::contender::{CONTENDERS, Contender, Place};
use crate::http::{NoEngine, delayed};
use crate::rounds::{ROUNDS, Rounds};
use crate::sample::{Item, Sample, Samples, samples};
use crate::table::Table;
use crate::{Result, clock, runtime};

const ITEMS: u32 = 5000;
/// About what DynamoDB takes for a batch.
const NETWORK: Duration = Duration::from_millis(5);

pub(crate) fn run() -> Result {
    println!("## Throughput\n");
    runtime()?.block_on(async {
        let engine = Engine::memory().await?;
        let client = engine.client();
        let places = places(&client).await?;
        println!("On the embedded engine:\n\n{}", elapsed(&places).await?);
        assert_same(&places).await?;

        let (far, _) = delayed(&client, NETWORK)?;
        let places = places
            .iter()
            .map(|place| place.through(&far))
            .collect::<Vec<_>>();
        println!(
            "With 5 ms more for each request:\n\n{}",
            elapsed(&places).await?
        );
        assert_same(&places).await?;

        println!(
            "The client's CPU time, without an engine:\n\n{}",
            client_time().await?
        );
        Ok(())
    })
}

/// A table for each contender, so that what they wrote can be compared.
async fn places(client: &Client) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for number in 0..CONTENDERS.len() {
        let place = Place::new(client, &format!("samples-{number}"));
        place.db.create_table().send().await?;
        places.push(place);
    }
    Ok(places)
}

/// Items a second.
async fn elapsed(places: &[Place]) -> Result<Table> {
    let samples = samples(ITEMS);
    let mut writes = Rounds::of(CONTENDERS.len());
    let mut reads = Rounds::of(CONTENDERS.len());
    for round in 0..=ROUNDS {
        for (number, contender) in turns(round) {
            let place = places.get(number).ok_or("each contender has a table")?;
            let start = Instant::now();
            contender.write(place, &samples).await?;
            let written = start.elapsed();
            let start = Instant::now();
            let found = contender.read(place, &samples).await?;
            let read = start.elapsed();
            assert_found(&found, &samples)?;
            // The first round is for connections and caches.
            if round > 0 {
                writes.add(number, written);
                reads.add(number, read);
            }
        }
    }
    let per_second = |time: Duration| format!("{:.0}", f64::from(ITEMS) / time.as_secs_f64());
    Ok(report(
        "items/s",
        &writes.medians(),
        &reads.medians(),
        per_second,
    ))
}

/// Microseconds of CPU time for an item.
async fn client_time() -> Result<Table> {
    let samples = samples(ITEMS);
    let engine = NoEngine::default();
    let place = Place::new(&engine.client(), Samples::SCHEMA.name());
    let mut writes = Rounds::of(CONTENDERS.len());
    let mut reads = Rounds::of(CONTENDERS.len());
    let now = || clock::of_thread().saturating_sub(engine.time());
    for round in 0..=ROUNDS {
        for (number, contender) in turns(round) {
            let start = now();
            contender.write(&place, &samples).await?;
            let written = now() - start;
            let start = now();
            let found = contender.read(&place, &samples).await?;
            let read = now() - start;
            assert_found(&found, &samples)?;
            if round > 0 {
                writes.add(number, written);
                reads.add(number, read);
            }
        }
    }
    let of_item = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e6 / f64::from(ITEMS));
    Ok(report(
        "µs/item",
        &writes.medians(),
        &reads.medians(),
        of_item,
    ))
}

/// The contenders with their numbers, each round beginning with another.
fn turns(round: usize) -> Vec<(usize, Contender)> {
    let mut turns: Vec<_> = (0..)
        .zip(CONTENDERS.map(|(_, contender)| contender))
        .collect();
    turns.rotate_left(round % CONTENDERS.len());
    turns
}

/// The figures, and how much better than the first each is.
fn report(
    unit: &str,
    writes: &[Duration],
    reads: &[Duration],
    show: impl Fn(Duration) -> String,
) -> Table {
    let write = format!("write, {unit}");
    let read = format!("read, {unit}");
    let mut table = Table::new(["", &write, "ratio", &read, "ratio"]);
    let first = |times: &[Duration]| times.first().copied().unwrap_or_default();
    let (write, read) = (first(writes), first(reads));
    for ((name, _), (own_write, own_read)) in CONTENDERS.iter().zip(writes.iter().zip(reads)) {
        table.row([
            (*name).to_owned(),
            show(*own_write),
            format!("{:.2}", write.as_secs_f64() / own_write.as_secs_f64()),
            show(*own_read),
            format!("{:.2}", read.as_secs_f64() / own_read.as_secs_f64()),
        ]);
    }
    table
}

fn assert_found(found: &[Option<Sample>], samples: &[Sample]) -> Result {
    let is_same = found
        .iter()
        .map(Option::as_ref)
        .eq(samples.iter().map(Some));
    is_same
        .then_some(())
        .ok_or("what was read is not what was written".into())
}

/// The tables have the same items, attribute by attribute.
async fn assert_same(places: &[Place]) -> Result {
    let mut first: Option<Vec<Item>> = None;
    for place in places {
        let items = stored(&place.db).await?;
        if items.len() != usize::try_from(ITEMS)? {
            return Err(format!("{} items lie in {}", items.len(), place.db.table_name()).into());
        }
        match &first {
            None => first = Some(items),
            Some(first) if *first == items => {}
            Some(_) => return Err("the contenders did not write the same".into()),
        }
    }
    Ok(())
}

/// All items as they lie there, by their keys.
async fn stored(db: &Db<Samples>) -> Result<Vec<Item>> {
    let scan = db.client().scan().table_name(db.table_name());
    let mut pages = scan.into_paginator().items().send();
    let mut items = Vec::new();
    while let Some(item) = pages.next().await {
        items.push(item?);
    }
    items.sort_by_cached_key(|item: &Item| format!("{:?} {:?}", item.get("pk"), item.get("sk")));
    Ok(items)
}
