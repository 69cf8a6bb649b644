//! Faults by chance, from a seed.

use std::collections::BTreeMap;

use dynamodb_model::testing::{Fault, FaultKind, Faults, Throttle};

use super::{Counter, Counters, counter, start};
use crate::support::table;

async fn soak(faults: &Faults) -> Vec<bool> {
    let (_engine, db) = table::<Counters>().await;
    let db = db.with_faults(faults);
    let mut fates = Vec::new();
    for number in 0..60 {
        let put = counter(&format!("{number}"), number).put();
        fates.push(put.send(&db).await.is_ok());
        fates.push(Counter::get(format!("{number}")).send(&db).await.is_ok());
    }
    fates
}

fn mixed(seed: u64) -> Faults {
    Faults::seeded(seed)
        .chance(0.2, Fault::Throttled(Throttle::key_range()))
        .chance(0.1, Fault::ServerError)
        .chance(0.1, Fault::Reset)
        .chance_of(["PutItem"], 0.1, Fault::ReplyLost)
        .chance(0.5, Fault::Partial)
}

#[tokio::test(start_paused = true)]
async fn one_seed_is_one_fate() {
    let (first, second, other) = (mixed(7), mixed(7), mixed(8));
    let fates = soak(&first).await;
    assert_eq!(fates, soak(&second).await);
    assert_eq!(first.injected(), second.injected());
    soak(&other).await;
    assert_ne!(first.injected(), other.injected());

    let kinds: Vec<FaultKind> = first.injected().into_keys().collect();
    let expected = [
        FaultKind::Throttled,
        FaultKind::ServerError,
        FaultKind::Reset,
        FaultKind::ReplyLost,
    ];
    assert_eq!(kinds, expected);
    // Some requests met no fault, some were saved by the SDK, and a few were not.
    assert!(fates.iter().filter(|fate| !**fate).count() < 30);
    assert!(first.requests("PutItem") > 60);
}

#[tokio::test(start_paused = true)]
async fn a_chance_keeps_to_its_operations_and_ends_when_it_is_told() {
    let (_engine, db, faults) = start().await;
    let faults = faults.chance_of(["PutItem"], 1.0, Fault::Unavailable);
    let faulty = db.with_faults(&faults);
    counter("a", 1).put().send(&faulty).await.unwrap_err();
    Counter::get("a").send(&faulty).await.unwrap();
    let counted = BTreeMap::from([(FaultKind::Unavailable, 3)]);
    assert_eq!(faults.injected(), counted);

    faults.clear();
    counter("a", 1).put().send(&faulty).await.unwrap();
    assert_eq!(faults.injected(), counted);
}

#[tokio::test(start_paused = true)]
async fn chances_of_nothing_and_of_everything_are_what_they_say() {
    let (_engine, db, faults) = start().await;
    let faults = faults
        .chance(0.0, Fault::Reset)
        .chance(f64::NAN, Fault::Reset)
        .chance(1.0, Fault::Conflict);
    let faulty = db.with_faults(&faults);
    for _ in 0..20 {
        counter("a", 1).put().send(&faulty).await.unwrap_err();
    }
    assert_eq!(
        faults.injected(),
        BTreeMap::from([(FaultKind::Conflict, 20)])
    );
}

/// The SDK's retries draw on a bucket of tokens that its clients share unless they are told otherwise.
#[tokio::test(start_paused = true)]
async fn faults_leave_the_retries_of_other_clients_alone() {
    let (_engine, db, outage) = start().await;
    let outage = outage.chance(1.0, Fault::ServerError);
    let down = db.with_faults(&outage);
    for _ in 0..120 {
        Counter::get("a").send(&down).await.unwrap_err();
    }
    // Its own bucket is empty: there are no retries any more.
    assert!(outage.requests("GetItem") < 360);

    let faults = Faults::new();
    faults.next_times(2, "GetItem", &Fault::ServerError);
    Counter::get("a")
        .send(&db.with_faults(&faults))
        .await
        .unwrap();
    assert_eq!(faults.requests("GetItem"), 3);
}
