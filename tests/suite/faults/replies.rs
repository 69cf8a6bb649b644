//! Replies that are lost or spoiled after the request took effect. The SDK by itself, as it is what they reach first.

use aws_sdk_dynamodb::error::SdkError;
use dynamodb_model::testing::{Fault, FaultKind};

use super::{add_one, assert_injected, count, counter, read, start};
use crate::support::{n, s};

#[tokio::test(start_paused = true)]
async fn a_write_whose_reply_is_lost_is_made_twice_by_the_sdk() {
    let (engine, db, faults) = start().await;
    counter("a", 0).put().send(&db).await.unwrap();
    let client = faults.client(&engine.client());
    faults
        .next("UpdateItem", Fault::ReplyLost)
        .next("UpdateItem", Fault::BrokenOff);
    assert!(add_one(&client, &db).await);
    assert_eq!(count(&db).await, 3);
    assert_injected(
        &faults,
        [(FaultKind::ReplyLost, 1), (FaultKind::BrokenOff, 1)],
    );
    assert_eq!(
        (faults.requests("UpdateItem"), faults.received("UpdateItem")),
        (3, 3)
    );
}

#[tokio::test(start_paused = true)]
async fn a_reset_connection_is_one_that_nothing_went_through() {
    let (engine, db, faults) = start().await;
    counter("a", 0).put().send(&db).await.unwrap();
    let client = faults.client(&engine.client());
    faults.next_times(2, "UpdateItem", &Fault::Reset);
    assert!(add_one(&client, &db).await);
    assert_eq!(count(&db).await, 1);

    faults.next_times(3, "GetItem", &Fault::Reset);
    let error = read(&client, &db).await.unwrap_err();
    assert!(matches!(error, SdkError::DispatchFailure(failure) if failure.is_io()));
    assert_injected(&faults, [(FaultKind::Reset, 5)]);
    assert_eq!(
        (faults.requests("UpdateItem"), faults.received("UpdateItem")),
        (3, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_no_json_is_no_reply() {
    let (engine, db, faults) = start().await;
    counter("a", 0).put().send(&db).await.unwrap();
    let client = faults.client(&engine.client());
    for fault in [Fault::Truncated, Fault::Corrupt] {
        faults.next("GetItem", fault);
        let error = read(&client, &db).await.unwrap_err();
        let reply = error.raw_response().unwrap();
        let length = reply.headers().get("content-length").unwrap().to_owned();
        let body = reply.body().bytes().unwrap();
        assert_eq!(length, body.len().to_string());
        let checksum = reply.headers().get("x-amz-crc32").unwrap();
        assert_ne!(checksum, crc32fast::hash(body).to_string());
    }
    assert_injected(
        &faults,
        [(FaultKind::Truncated, 1), (FaultKind::Corrupt, 1)],
    );
    assert_eq!(
        (faults.requests("GetItem"), faults.received("GetItem")),
        (2, 2)
    );
}

/// What a caller who does not check the checksum takes for the truth.
#[tokio::test(start_paused = true)]
async fn the_sdk_takes_these_replies_for_sound() {
    let (engine, db, faults) = start().await;
    counter("a", 41).put().send(&db).await.unwrap();
    let client = faults.client(&engine.client());

    faults.next("GetItem", Fault::Empty);
    assert_eq!(read(&client, &db).await.unwrap(), None);

    faults.next("GetItem", Fault::WrongChecksum);
    let sound = read(&client, &db).await.unwrap().unwrap();
    assert_eq!((&sound["count"], &sound["name"]), (&n(41), &s("a")));

    faults.next("GetItem", Fault::Altered);
    let altered = read(&client, &db).await.unwrap().unwrap();
    let differing = sound
        .iter()
        .filter(|(name, value)| &altered[*name] != *value);
    assert_eq!(differing.count(), 1);

    assert_injected(
        &faults,
        [
            (FaultKind::Altered, 1),
            (FaultKind::Empty, 1),
            (FaultKind::WrongChecksum, 1),
        ],
    );
}

#[tokio::test(start_paused = true)]
async fn a_reply_without_a_value_has_nothing_to_alter() {
    let (engine, db, faults) = start().await;
    let client = faults.client(&engine.client());
    faults.next("GetItem", Fault::Altered);
    assert_eq!(read(&client, &db).await.unwrap(), None);
    assert_injected(&faults, []);
}
