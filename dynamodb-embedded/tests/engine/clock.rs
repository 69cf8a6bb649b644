//! The manual clock, and expiry by it.

use std::time::Duration;

use aws_sdk_dynamodb::types::TimeToLiveSpecification;
use dynamodb_embedded::Engine;

use crate::{create, get, n, s};

const START: u64 = 1_700_000_000;

async fn sessions(engine: &Engine) -> aws_sdk_dynamodb::Client {
    let client = engine.client();
    create(&client, "sessions").await;
    let expiry = TimeToLiveSpecification::builder()
        .enabled(true)
        .attribute_name("expires_at");
    client
        .update_time_to_live()
        .table_name("sessions")
        .time_to_live_specification(expiry.build().unwrap())
        .send()
        .await
        .unwrap();
    for (pk, expires_at) in [("minute", START + 60), ("hour", START + 3600)] {
        let put = client.put_item().table_name("sessions");
        put.item("pk", s(pk))
            .item("value", s(pk))
            .item("expires_at", n(expires_at))
            .send()
            .await
            .unwrap();
    }
    client
}

#[tokio::test]
async fn a_sweep_deletes_what_has_expired_by_the_manual_clock() {
    let engine = Engine::builder()
        .manual_clock(START)
        .memory()
        .await
        .unwrap();
    let client = sessions(&engine).await;
    assert_eq!(engine.sweep_ttl().unwrap(), 0);

    engine.clock().unwrap().advance(Duration::from_secs(61));
    assert!(
        get(&client, "sessions", "minute").await.is_some(),
        "not before the sweep"
    );
    assert_eq!(engine.sweep_ttl().unwrap(), 1);
    assert_eq!(get(&client, "sessions", "minute").await, None);
    assert!(get(&client, "sessions", "hour").await.is_some());

    engine.clock().unwrap().set(START + 3601);
    assert_eq!(engine.sweep_ttl().unwrap(), 1);
    assert_eq!(get(&client, "sessions", "hour").await, None);
}

#[tokio::test]
async fn clones_of_the_clock_move_one_clock() {
    let engine = Engine::builder()
        .manual_clock(START)
        .memory()
        .await
        .unwrap();
    let clock = engine.clock().unwrap().clone();

    clock.advance(Duration::from_millis(2500));

    assert_eq!(engine.clock().unwrap().epoch_seconds(), START + 2);
}

#[tokio::test]
async fn without_a_manual_clock_expiry_goes_by_the_system() {
    let engine = Engine::memory().await.unwrap();
    let _client = sessions(&engine).await;

    assert_eq!(engine.sweep_ttl().unwrap(), 2, "both times are in the past");

    let error = engine.clock().unwrap_err();
    assert!(error.is_unsupported());
    assert!(error.to_string().contains("manual_clock"), "{error}");
}
