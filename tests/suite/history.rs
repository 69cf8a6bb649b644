//! Random histories of writes, on an engine and in a map: after each write, every query that it can have changed gives
//! what the map gives.

mod model;
mod writes;

use std::collections::BTreeMap;

use dynamodb_model::Db;
use proptest::collection::vec;
use proptest::test_runner::{Config, TestRunner};

use self::model::{Fleet, Unit};
use self::writes::{Write, write};
use crate::support::table;

/// The items by primary key.
type Map = BTreeMap<(String, u8), Unit>;

#[test]
fn queries_give_what_was_written() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    // Of up to a hundred writes each. `HISTORIES=400` tries more than the ordinary run has time for.
    let histories = std::env::var("HISTORIES").map_or(15, |number| number.parse().unwrap());
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(histories)
    };
    let tried = TestRunner::new(config).run(&vec(write(), 1..100), |history| {
        runtime.block_on(run(history));
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

async fn run(history: Vec<Write>) {
    let (_engine, db) = table::<Fleet>().await;
    let mut map = Map::new();
    for write in history {
        let key = write.key();
        let before = map.get(&key).cloned();
        let expected = write.apply(&mut map);
        let done = write.send(&db).await;
        assert_eq!(done, expected, "{write:?} of {before:?}");
        let after = map.get(&key).cloned();
        assert_eq!(
            Unit::get(&key.0, key.1).send(&db).await.unwrap(),
            after,
            "{write:?}"
        );
        for unit in before.iter().chain(&after) {
            compare(&db, &map, unit).await;
        }
    }
}

/// The partitions that the unit is in, or was.
async fn compare(db: &Db<Fleet>, map: &Map, unit: &Unit) {
    let all = |keep: &dyn Fn(&Unit) -> bool| -> Vec<Unit> {
        map.values().filter(|unit| keep(unit)).cloned().collect()
    };
    let sorted = |mut units: Vec<Unit>, by: &dyn Fn(&Unit) -> String| {
        units.sort_by_key(|unit| (by(unit), unit.key()));
        units
    };
    let depot = &unit.depot;

    let found = Unit::query(depot).collect(db).await.unwrap();
    assert_eq!(found, all(&|other| other.depot == *depot), "the table");

    let found = Unit::by_state(unit.state, depot).collect(db).await.unwrap();
    let same = |other: &Unit| other.visible && other.state == unit.state && other.depot == *depot;
    assert_eq!(found, all(&same), "`when`");

    if let Some(owner) = &unit.owner {
        let found = Unit::by_owner(owner).collect(db).await.unwrap();
        let same = all(&|other| other.owner.as_ref() == Some(owner));
        let by_number = |unit: &Unit| format!("{:03}#{}", unit.number, unit.depot);
        assert_eq!(found, sorted(same, &by_number), "an optional part");
    }
    if let Some(place) = &unit.place {
        let found = Unit::by_place(place).collect(db).await.unwrap();
        let same = all(&|other| other.place.as_ref() == Some(place));
        assert_eq!(model::by_key(found), same, "a bare field");
    }
    if let (Some(region), Some(_)) = (&unit.region, unit.rank) {
        let found = Unit::by_region(depot, region).collect(db).await.unwrap();
        let same = |other: &Unit| {
            other.depot == *depot && other.region.as_ref() == Some(region) && other.rank.is_some()
        };
        let by_rank = |unit: &Unit| format!("{:03}", unit.rank.unwrap_or_default());
        assert_eq!(found, sorted(all(&same), &by_rank), "several attributes");
    }
    let found = Unit::by_score(depot).collect(db).await.unwrap();
    let same = all(&|other| other.depot == *depot);
    let by_score = |unit: &Unit| format!("{:03}", unit.score);
    assert_eq!(found, sorted(same, &by_score), "a local index");
}
