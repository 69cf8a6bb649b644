//! Bulk jobs: batches, a hydrated query, a query of shards, and a scan that is killed and resumed.

use std::collections::BTreeMap;

use dynamodb_model::{BatchOperation, Db};

use super::model::{Soak, Thing, thing, things};
use super::weather::{WEATHERS, faults, kinds, report};
use super::{scale, seed};
use crate::support::table;

#[tokio::test(start_paused = true)]
async fn batches_lose_nothing_and_the_last_write_of_an_item_wins() {
    for per_cent in WEATHERS {
        let (_engine, db) = table::<Soak>().await;
        let weather = faults(per_cent, seed(1, per_cent));
        let stormy = db.with_faults(&weather);
        let items = scale().items;
        let mut model: BTreeMap<u32, Thing> = (0..items).map(|id| (id, thing(id, 0))).collect();
        let first = (0..items).map(|id| BatchOperation::put(&thing(id, 0)));
        // Every fifth is written again soon after, and every seventh of those deleted.
        let again = (0..items).step_by(5).flat_map(|id| {
            let write = BatchOperation::put(&thing(id, 1));
            let delete = (id % 7 == 0).then(|| BatchOperation::delete(Thing::delete(id)));
            std::iter::once(write).chain(delete)
        });
        for id in (0..items).step_by(5) {
            model.insert(id, thing(id, 1));
            if id % 7 == 0 {
                model.remove(&id);
            }
        }
        let written = stormy
            .batch_write()
            .concurrency(16)
            .send_iter(first.chain(again));
        let written = written.await.unwrap();
        println!("{written}");
        report("batch write", per_cent, &weather);
        if per_cent == 50 {
            assert!(kinds(&weather) >= 8, "{:?}", weather.injected());
        }
        assert!(
            things(&db).await == model,
            "the table is not what was written"
        );

        let weather = faults(per_cent, seed(2, per_cent));
        let stormy = db.with_faults(&weather);
        let gets = (0..items).map(Thing::get);
        let (rows,) = stormy.batch_get().get_all(gets).send().await.unwrap();
        let expected: Vec<_> = (0..items).map(|id| model.get(&id).cloned()).collect();
        assert!(rows == expected, "what was read is not what is there");
        report("batch get", per_cent, &weather);
    }
}

/// A table with things of two groups, in both of which they are in the order of their rank.
async fn ranked(db: &Db<Soak>, rows: u32) -> Vec<Thing> {
    let all: Vec<_> = (0..rows * 2).map(|id| thing(id, 0)).collect();
    db.batch_write().put_all(&all).send().await.unwrap();
    let mut group: Vec<_> = all
        .into_iter()
        .filter(|thing| thing.group == "g0")
        .collect();
    group.sort_by_key(|thing| thing.rank);
    group
}

#[tokio::test(start_paused = true)]
async fn queries_of_shards_and_their_items_are_whole_and_in_order() {
    let (_engine, db) = table::<Soak>().await;
    let expected = ranked(&db, scale().rows).await;
    for per_cent in WEATHERS {
        let weather = faults(per_cent, seed(3, per_cent));
        let stormy = db.with_faults(&weather);
        // A query is a caller's: it ends with the SDK's attempts, and goes on from its last page.
        let mut keys = Vec::new();
        let mut cursor = None;
        loop {
            let query = Thing::in_group("g0").keys().limit(100);
            let Ok(page) = query.page(&stormy, cursor.clone()).await else {
                continue;
            };
            cursor = page.next();
            keys.extend(page.into_iter().map(|key| key.id));
            if cursor.is_none() {
                break;
            }
        }
        let ids: Vec<_> = expected.iter().map(|thing| thing.id).collect();
        assert!(
            keys == ids,
            "the keys of the shards are not those of the model"
        );

        let mut hydrated = Vec::new();
        let mut cursor = None;
        loop {
            let query = Thing::in_group("g0").hydrate().limit(500);
            let Ok(page) = query.page(&stormy, cursor.clone()).await else {
                continue;
            };
            assert!(page.missing().is_empty());
            cursor = page.next();
            hydrated.extend(page);
            if cursor.is_none() {
                break;
            }
        }
        assert!(
            hydrated == expected,
            "the hydrated items are not those of the model"
        );
        report("sharded and hydrated queries", per_cent, &weather);
    }
}

#[tokio::test(start_paused = true)]
async fn a_scan_that_is_killed_and_resumed_reads_everything_once() {
    let (_engine, db) = table::<Soak>().await;
    let all: Vec<_> = (0..scale().items).map(|id| thing(id, 0)).collect();
    db.batch_write().put_all(&all).send().await.unwrap();
    for per_cent in WEATHERS {
        let weather = faults(per_cent, seed(4, per_cent));
        let stormy = db.with_faults(&weather);
        let mut seen = Vec::new();
        let mut stored: Option<String> = None;
        let pages_of_a_life = usize::try_from(scale().items / 400).unwrap();
        loop {
            let scan = Thing::scan().page_size(97).parallel(23);
            let scan = match &stored {
                Some(text) => scan.resume(text.parse().unwrap()),
                None => scan,
            };
            let mut pages = scan.pages(&stormy).unwrap();
            let mut ended = false;
            for _ in 0..pages_of_a_life {
                let Some(page) = pages.next().await.unwrap() else {
                    ended = true;
                    break;
                };
                seen.extend(page.into_iter().map(|thing| thing.unwrap()));
            }
            stored = Some(pages.checkpoint().to_string());
            if ended {
                break;
            }
        }
        seen.sort_by_key(|thing| thing.id);
        assert!(seen == all, "{} were read of {}", seen.len(), all.len());
        report("parallel scan", per_cent, &weather);
    }
}
