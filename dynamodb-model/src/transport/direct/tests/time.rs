//! A clock that is not the service's.

use std::time::Duration;

use super::both::both;
use super::operations::operations;
use super::service::{Answer, ok};
use crate::transport::Lane;

/// What the service says of the time, and of a signature.
fn refused_at(date: &str) -> Answer {
    let body = r#"{"__type":"com.amazon.coral.service#InvalidSignatureException"}"#;
    Answer::Reply(400, vec![("date", date.to_owned())], body.to_owned())
}

#[tokio::test(start_paused = true)]
async fn a_refused_signature_is_made_again_for_the_services_time() {
    let (request, reply) = operations().swap_remove(0);
    let script = [refused_at("Thu, 01 Jan 2026 01:00:00 GMT"), ok(reply)];
    let outcome = both(&script, |told, _| told, &request, Lane::Online).await;
    let [first, second] = &outcome.asked[..] else {
        panic!("{outcome:?}")
    };
    assert!(first.contains("x-amz-date: 20260101T000000Z"), "{first}");
    assert!(second.contains("x-amz-date: 20260101T010000Z"), "{second}");
}

#[tokio::test(start_paused = true)]
async fn it_is_not_where_that_is_disabled_or_the_clock_is_right() {
    let (request, reply) = operations().swap_remove(0);
    let script = [refused_at("Thu, 01 Jan 2026 01:00:00 GMT"), ok(reply)];
    let disabled =
        |told: aws_sdk_dynamodb::config::Builder, _: &_| told.disable_clock_skew_correction(true);
    let outcome = both(&script, disabled, &request, Lane::Online).await;
    assert_eq!(outcome.asked.len(), 1);
    let script = [refused_at("Thu, 01 Jan 2026 00:01:00 GMT"), ok(reply)];
    let outcome = both(&script, |told, _| told, &request, Lane::Online).await;
    assert_eq!(outcome.asked.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_retry_tells_how_long_it_is_waited_for() {
    let (request, reply) = operations().swap_remove(0);
    let script = [super::service::failed(500), ok(reply)];
    let told = |told: aws_sdk_dynamodb::config::Builder, _: &_| {
        let timeouts = aws_sdk_dynamodb::config::timeout::TimeoutConfig::builder();
        told.timeout_config(timeouts.read_timeout(Duration::from_secs(9)).build())
    };
    let outcome = both(&script, told, &request, Lane::Online).await;
    assert!(
        outcome.asked[1].contains("amz-sdk-request: ttl="),
        "{:?}",
        outcome.asked
    );
}
