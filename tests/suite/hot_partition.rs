//! The example `hot_partition`, by the promises that it makes: four shards take what one partition does not.

#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/hot_partition/model.rs"]
mod model;
#[allow(
    unreachable_pub,
    reason = "the example's own file, written as in a library"
)]
#[path = "../../examples/hot_partition/traffic.rs"]
mod traffic;

use std::error::Error;

use dynamodb_model::testing::PartitionLimits;

use crate::support::table;
use model::{plain, spread};
use traffic::{BATCHES, HOT, OTHERS, Outcome, UNITS, events_of, traffic};

type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// Long enough that a second's saved units and a second's patience do not make up for it.
const SECONDS: u32 = 4;

fn events(tenants: &[&str]) -> usize {
    let each = tenants
        .iter()
        .map(|tenant| events_of(tenant) * BATCHES * SECONDS);
    each.sum::<u32>() as usize
}

fn units(outcome: Outcome) -> u64 {
    outcome.written as u64 * u64::from(UNITS)
}

#[tokio::test(start_paused = true)]
async fn one_partition_is_too_few_for_the_hot_tenant_and_the_others_do_not_suffer() {
    let (_engine, db) = table::<plain::Events>().await;
    let limits = PartitionLimits::of::<plain::Events>();
    let event = |tenant: &str, number, text| plain::Event {
        tenant: tenant.into(),
        number,
        text,
    };
    let limited = db.with_partition_limits(&limits);
    let [hot, others] = traffic(&limited, SECONDS, event).await.unwrap();
    assert_eq!(hot.written + hot.given_up, events(&[HOT]));
    assert!(hot.given_up > 0 && hot.resent > 0, "{hot:?}");
    assert!(units(hot) <= 1000 * (u64::from(SECONDS) + 2), "{hot:?}");
    assert_eq!(
        (others.written, others.resent, others.given_up),
        (events(&OTHERS), 0, 0)
    );
    assert!(others.longest < hot.longest);
    assert_eq!(
        plain::Event::query(HOT).count(&db).await.unwrap(),
        hot.written
    );
    let accepted: u64 = limits
        .timeline()
        .iter()
        .map(|second| second.accepted())
        .sum();
    assert_eq!(accepted, units(hot) + units(others));
}

#[tokio::test(start_paused = true)]
async fn four_shards_take_all_of_it() {
    let (_engine, db) = table::<spread::Events>().await;
    let limits = PartitionLimits::of::<spread::Events>();
    let event = |tenant: &str, number, text| spread::Event {
        tenant: tenant.into(),
        number,
        text,
    };
    let limited = db.with_partition_limits(&limits);
    let [hot, others] = traffic(&limited, SECONDS, event).await.unwrap();
    assert_eq!(
        (hot.written, hot.resent, hot.given_up),
        (events(&[HOT]), 0, 0)
    );
    assert_eq!(
        (others.written, others.resent, others.given_up),
        (events(&OTHERS), 0, 0)
    );
    assert!(
        limits
            .timeline()
            .iter()
            .all(|second| second.throttled() == 0)
    );
    let first = spread::Event::query(HOT)
        .limit(3)
        .collect(&db)
        .await
        .unwrap();
    assert!(first.iter().map(|event| event.number).eq(0..3));
}
