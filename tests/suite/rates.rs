//! How much capacity a job may consume, in virtual time.

use std::time::Duration;

use dynamodb_model::testing::{Fault, Faults, Throttle};
use dynamodb_model::{Db, Entity, ErrorKind, Index, ReadRate, Table, WriteRate};
use serde::{Deserialize, Serialize};

use crate::support::table;

#[derive(Table)]
#[table(name = "meters", pk = "pk", indexes(ByDay), entities(Reading))]
struct Meters;

#[derive(Index)]
#[index(global, name = "by_day", pk = "day_pk", sk = "day_sk", project = all)]
struct ByDay;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Meters, key(pk = "READING#{id}"), scan)]
#[entity(index(ByDay, query = on, pk = "DAY#{day}", sk = "{id}", scan))]
struct Reading {
    id: u32,
    day: Option<String>,
    text: String,
}

/// Of 1 KB or less, and in no index.
fn readings(count: u32) -> Vec<Reading> {
    let reading = |id| Reading {
        id,
        day: None,
        text: "x".repeat(600),
    };
    (0..count).map(reading).collect()
}

async fn write(db: &Db<Meters>, readings: &[Reading], rate: &WriteRate) -> Duration {
    let written = db.batch_write().put_all(readings).rate(rate);
    let written = written.send().await.unwrap();
    assert_eq!(written.done(), readings.len());
    written.elapsed()
}

/// Whether the time is within a tenth of so many seconds.
#[track_caller]
fn assert_takes(time: Duration, seconds: f64) {
    let found = time.as_secs_f64();
    assert!(
        (found - seconds).abs() < seconds / 10.0 + 0.3,
        "{found} s, and not {seconds}"
    );
}

#[tokio::test(start_paused = true)]
async fn writes_consume_the_target_and_not_more() {
    let (_engine, db) = table::<Meters>().await;
    let rate = WriteRate::units(100.0).unwrap();
    assert_takes(write(&db, &readings(1000), &rate).await, 10.0);
    assert_eq!(rate.effective(), 100.0);
}

#[tokio::test(start_paused = true)]
async fn jobs_that_share_a_rate_share_its_units() {
    let (_engine, db) = table::<Meters>().await;
    let rate = WriteRate::units(100.0).unwrap();
    let (all, start) = (readings(1000), tokio::time::Instant::now());
    let (first, second) = all.split_at(500);
    let (rate_of_second, other) = (rate.clone(), db.clone());
    tokio::join!(
        write(&db, first, &rate),
        write(&other, second, &rate_of_second)
    );
    assert_takes(start.elapsed(), 10.0);
}

#[tokio::test(start_paused = true)]
async fn an_index_with_a_target_of_its_own_holds_writes_back() {
    let (_engine, db) = table::<Meters>().await;
    let mut readings = readings(500);
    for reading in &mut readings {
        reading.day = Some("monday".into());
    }
    let rate = WriteRate::units(1000.0)
        .unwrap()
        .index("by_day", 50.0)
        .unwrap();
    assert_takes(write(&db, &readings, &rate).await, 10.0);
    assert_eq!(rate.effective_of("by_day"), Some(50.0));
    assert_eq!(rate.effective_of("by_night"), None);
}

#[tokio::test(start_paused = true)]
async fn reads_are_paid_after_the_fact() {
    let (_engine, db) = table::<Meters>().await;
    db.batch_write()
        .put_all(&readings(1000))
        .send()
        .await
        .unwrap();
    let rate = ReadRate::units(10.0).unwrap();
    let start = tokio::time::Instant::now();
    let scan = Reading::scan().parallel(8).concurrency(2).rate(&rate);
    let mut pages = scan.pages(&db).unwrap();
    let mut rows = 0;
    while let Some(page) = pages.next().await.unwrap() {
        rows += page.len();
    }
    assert_eq!(rows, 1000);
    let units = pages.tally().capacity_units().unwrap();
    assert!(units > 80.0, "{units}");
    assert_takes(start.elapsed(), units / 10.0);

    let start = tokio::time::Instant::now();
    let rate = ReadRate::units(50.0).unwrap();
    let gets = (0..1000).map(Reading::get);
    let (rows,) = db
        .batch_get()
        .get_all(gets)
        .rate(&rate)
        .send()
        .await
        .unwrap();
    assert_eq!(rows.into_iter().flatten().count(), 1000);
    // Half a unit each. Eight requests are under way before the first is paid.
    assert!(
        start.elapsed() > Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_table_that_throttles_slows_the_rate_and_a_hot_key_does_not() {
    let (_engine, db) = table::<Meters>().await;
    let throttled = |throttle: Throttle| {
        let faults = Faults::seeded(1);
        faults.next_times(8, "BatchWriteItem", &Fault::Throttled(throttle));
        db.with_faults(&faults)
    };
    let rate = WriteRate::units(1000.0).unwrap();
    write(&throttled(Throttle::key_range()), &readings(200), &rate).await;
    assert_eq!(rate.effective(), 1000.0);

    write(&throttled(Throttle::provisioned()), &readings(200), &rate).await;
    let slower = rate.effective();
    assert!((400.0..600.0).contains(&slower), "{slower}");

    // A twentieth of the target comes back each second.
    tokio::time::sleep(Duration::from_secs(4)).await;
    write(&db, &readings(1), &rate).await;
    let later = rate.effective();
    assert!(
        (slower + 195.0..slower + 260.0).contains(&later),
        "{slower} and {later}"
    );
    assert_eq!(rate.target(), 1000.0);
}

#[tokio::test(start_paused = true)]
async fn what_has_no_target_of_its_own_keeps_to_the_table_s() {
    let (_engine, db) = table::<Meters>().await;
    let mut readings = readings(400);
    for reading in &mut readings {
        reading.day = Some("monday".into());
    }
    db.batch_write().put_all(&readings).send().await.unwrap();
    let rate = ReadRate::units(4.0).unwrap();
    let start = tokio::time::Instant::now();
    let scan = Reading::scan_on().parallel(4).rate(&rate);
    let mut pages = scan.pages(&db).unwrap();
    while pages.next().await.unwrap().is_some() {}
    let units = pages.tally().capacity_units().unwrap();
    assert_takes(start.elapsed(), units / 4.0);

    let faults = Faults::seeded(1);
    let throttle = Throttle::provisioned().of_index("by_day");
    faults.next("BatchWriteItem", Fault::Throttled(throttle));
    let rate = WriteRate::units(1000.0).unwrap();
    write(&db.with_faults(&faults), &readings[..25], &rate).await;
    assert!(rate.effective() < 600.0, "{}", rate.effective());
}

#[tokio::test(start_paused = true)]
async fn items_that_are_not_processed_slow_it_by_their_part() {
    let (_engine, db) = table::<Meters>().await;
    let faults = Faults::seeded(1);
    faults.next("BatchWriteItem", Fault::FirstOnly(5));
    let rate = WriteRate::units(1000.0).unwrap();
    write(&db.with_faults(&faults), &readings(25), &rate).await;
    // Twenty of 25, of a half.
    let effective = rate.effective();
    assert!((600.0..620.0).contains(&effective), "{effective}");
}

#[tokio::test]
async fn a_share_is_of_what_the_table_has() {
    let engine = dynamodb_embedded::Engine::from_env().await.unwrap();
    let db = Db::<Meters>::new(engine.client()).named("provisioned-meters");
    let create = db
        .create_table()
        .provisioned(80, 40)
        .index_provisioned("by_day", 20, 10);
    create.send().await.unwrap();
    assert_eq!(ReadRate::share(&db, 0.5).await.unwrap().target(), 40.0);
    let writes = WriteRate::share(&db, 0.25).await.unwrap();
    assert_eq!(writes.target(), 10.0);
    assert_eq!(writes.effective_of("by_day"), Some(2.5));

    // Paid by request: what a new table takes at once.
    let (_engine, db) = table::<Meters>().await;
    assert_eq!(WriteRate::share(&db, 0.5).await.unwrap().target(), 2000.0);
    assert_eq!(ReadRate::share(&db, 1.5).await.unwrap().target(), 18_000.0);
}

#[tokio::test]
async fn targets_that_make_no_sense_are_refused() {
    let (_engine, db) = table::<Meters>().await;
    for share in [50.0, 1.51, 0.0, -0.5, f64::NAN, f64::INFINITY] {
        let error = WriteRate::share(&db, share).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused, "{share}");
    }
    let error = ReadRate::share(&db, 50.0).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "a share of the table's capacity is above 0 and at most 1.5, where 0.5 is half of it; 50 is 5000 %. For units a second there is `units(..)`"
    );
    for units in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(
            WriteRate::units(units).unwrap_err().kind(),
            ErrorKind::Refused
        );
        let rate = WriteRate::units(1.0).unwrap();
        assert!(rate.index("by_day", units).is_err());
    }
    let nowhere = db.clone().named("nowhere");
    let error = WriteRate::share(&nowhere, 0.5).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[tokio::test(start_paused = true)]
async fn a_scan_that_waits_for_its_rate_has_patience_left_when_it_is_throttled() {
    let (_engine, db) = table::<Meters>().await;
    db.batch_write()
        .put_all(&readings(10))
        .send()
        .await
        .unwrap();
    let faults = Faults::seeded(1);
    faults.next("Scan", Fault::Throttled(Throttle::key_range()));
    // The first unit is there after a hundred seconds, longer than a job goes on in vain.
    let rate = ReadRate::units(0.01).unwrap();
    let scan = Reading::scan().parallel(1).rate(&rate);
    let rows = scan.collect(&db.with_faults(&faults)).await.unwrap();
    assert_eq!(rows.len(), 10);
    assert_eq!(faults.pending(), 0);
}
