//! Timeouts and waiting, in the time of a paused clock.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::StalledStreamProtectionConfig;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::timeout::{TimeoutConfig, TimeoutConfigBuilder};
use aws_sdk_dynamodb::error::SdkError;
use dynamodb_model::testing::{Fault, FaultKind, Throttle};
use tokio::time::{Instant, sleep, timeout};

use super::{add_one, assert_injected, count, counter, read, start};

const SECOND: Duration = Duration::from_secs(1);

fn impatient(client: &Client, timeouts: TimeoutConfigBuilder) -> Client {
    let config = client.config().to_builder();
    Client::from_conf(config.timeout_config(timeouts.build()).build())
}

#[tokio::test(start_paused = true)]
async fn silence_lasts_until_the_timeout_of_the_attempt() {
    let (engine, db, faults) = start().await;
    counter("a", 0).put().send(&db).await.unwrap();
    let attempts = TimeoutConfig::builder().operation_attempt_timeout(5 * SECOND);
    let client = impatient(&faults.client(&engine.client()), attempts);
    faults.next("UpdateItem", Fault::Silence);
    let start = Instant::now();
    assert!(add_one(&client, &db).await);
    assert!(start.elapsed() >= 5 * SECOND);
    assert_eq!(count(&db).await, 1);

    faults.next_times(3, "GetItem", &Fault::Silence);
    let error = read(&client, &db).await.unwrap_err();
    assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
    assert_injected(&faults, [(FaultKind::Silence, 4)]);
    assert_eq!(faults.received("GetItem"), 0);
}

#[tokio::test(start_paused = true)]
async fn silence_lasts_until_the_connectors_timeout() {
    let (engine, db, faults) = start().await;
    let reads = TimeoutConfig::builder().read_timeout(2 * SECOND);
    let client = impatient(&faults.client(&engine.client()), reads);
    faults.next("GetItem", Fault::Silence);
    let start = Instant::now();
    read(&client, &db).await.unwrap();
    assert!(start.elapsed() >= 2 * SECOND);
    assert_eq!(faults.requests("GetItem"), 2);
}

/// The SDK takes a request that is not even received for a stalled upload.
#[tokio::test(start_paused = true)]
async fn silence_without_a_timeout_lasts_until_the_sdk_finds_it_stalled() {
    let (engine, db, faults) = start().await;
    let client = faults.client(&engine.client());
    faults.next("GetItem", Fault::Silence);
    let start = Instant::now();
    read(&client, &db).await.unwrap();
    assert!((5 * SECOND..15 * SECOND).contains(&start.elapsed()));

    let config = client.config().to_builder();
    let config = config.stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    let client = Client::from_conf(config.build());
    faults.next("GetItem", Fault::Silence);
    let a_day = 24 * 3600 * SECOND;
    assert!(timeout(a_day, read(&client, &db)).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_slow_first_byte_is_waited_for() {
    let (engine, db, faults) = start().await;
    let client = faults.client(&engine.client());
    faults.next("GetItem", Fault::SlowFirstByte(90 * SECOND));
    let start = Instant::now();
    read(&client, &db).await.unwrap();
    assert!((90 * SECOND..91 * SECOND).contains(&start.elapsed()));
    assert_injected(&faults, [(FaultKind::SlowFirstByte, 1)]);
}

#[tokio::test(start_paused = true)]
async fn a_first_byte_that_is_too_slow_comes_after_the_write() {
    let (engine, db, faults) = start().await;
    counter("a", 0).put().send(&db).await.unwrap();
    for timeouts in [
        TimeoutConfig::builder().operation_attempt_timeout(2 * SECOND),
        TimeoutConfig::builder().read_timeout(2 * SECOND),
    ] {
        let before = count(&db).await;
        let client = impatient(&faults.client(&engine.client()), timeouts);
        faults.next("UpdateItem", Fault::SlowFirstByte(3 * SECOND));
        assert!(add_one(&client, &db).await);
        assert_eq!(count(&db).await, before + 2);
    }
}

/// The SDK backs off up to 20 s each time; and no timeout, however short, strikes because the engine is slow.
#[tokio::test(start_paused = true)]
async fn minutes_of_waiting_take_no_time() {
    let (engine, db, faults) = start().await;
    let attempts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(1));
    let client = impatient(&faults.client(&engine.client()), attempts);
    let patient = RetryConfig::standard().with_max_attempts(15);
    let config = client.config().to_builder().retry_config(patient);
    let client = Client::from_conf(config.build());
    let fault = Fault::Throttled(Throttle::provisioned());
    let (real, virtual_) = (std::time::Instant::now(), Instant::now());
    for _ in 0..5 {
        faults.next_times(14, "GetItem", &fault);
        read(&client, &db).await.unwrap();
        sleep(60 * SECOND).await;
    }
    assert!(
        virtual_.elapsed() > 600 * SECOND,
        "{:?}",
        virtual_.elapsed()
    );
    assert!(real.elapsed() < 20 * SECOND, "{:?}", real.elapsed());
    assert_injected(&faults, [(FaultKind::Throttled, 70)]);
    assert_eq!(faults.received("GetItem"), 5);
}
