//! Errors in DynamoDB's own words, for requests that do not reach the engine.

use dynamodb_model::ErrorKind;
use dynamodb_model::testing::{Fault, FaultKind, Throttle, ThrottleCode};

use super::{Counter, assert_injected, count, counter, start};

#[tokio::test(start_paused = true)]
async fn every_kind_of_throttling_has_its_reason_and_its_resource() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    let region = db.client().config().region().unwrap().clone();
    let name = db.table_name();
    let table = format!("arn:aws:dynamodb:{region}:000000000000:table/{name}");
    let index = format!("{table}/index/gsi1");
    for (throttle, write, read, resource) in [
        (
            Throttle::provisioned(),
            "TableWriteProvisionedThroughputExceeded",
            "TableReadProvisionedThroughputExceeded",
            &table,
        ),
        (
            Throttle::key_range().of_index("gsi1"),
            "IndexWriteKeyRangeThroughputExceeded",
            "IndexReadKeyRangeThroughputExceeded",
            &index,
        ),
        (
            Throttle::on_demand(),
            "TableWriteMaxOnDemandThroughputExceeded",
            "TableReadMaxOnDemandThroughputExceeded",
            &table,
        ),
        (
            Throttle::account(),
            "TableWriteAccountLimitExceeded",
            "TableReadAccountLimitExceeded",
            &table,
        ),
        (
            Throttle::key_range().told_as(ThrottleCode::Throttling),
            "TableWriteKeyRangeThroughputExceeded",
            "TableReadKeyRangeThroughputExceeded",
            &table,
        ),
    ] {
        let fault = Fault::Throttled(throttle);
        faults
            .next_times(3, "PutItem", &fault)
            .next_times(3, "GetItem", &fault);
        let put = counter("a", 1).put().send(&faulty).await.unwrap_err();
        let got = Counter::get("a").send(&faulty).await.unwrap_err();
        for (error, reason) in [(put, write), (got, read)] {
            assert_eq!(error.kind(), ErrorKind::Throttled, "{error}");
            let told = error.throttling();
            assert_eq!(told.len(), 1, "{fault:?}");
            assert_eq!(
                (told[0].reason.as_str(), &told[0].resource),
                (reason, resource)
            );
        }
    }
    assert_injected(&faults, [(FaultKind::Throttled, 30)]);
    assert_eq!(
        (faults.requests("PutItem"), faults.received("PutItem")),
        (15, 0)
    );
}

#[tokio::test(start_paused = true)]
async fn throttling_may_have_no_reason_and_passes() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    let fault = Fault::Throttled(Throttle::on_demand().unexplained());
    faults.next_times(3, "PutItem", &fault);
    let error = counter("a", 1).put().send(&faulty).await.unwrap_err();
    assert!(error.is_throttled() && error.throttling().is_empty());

    faults.next_times(2, "PutItem", &fault);
    counter("a", 1).put().send(&faulty).await.unwrap();
    assert_eq!(
        (faults.requests("PutItem"), faults.received("PutItem")),
        (6, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn conflicts_come_as_the_operation_has_them() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    faults.next("PutItem", Fault::Conflict);
    let error = counter("a", 1).put().send(&faulty).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);

    faults.next_times(2, "TransactWriteItems", &Fault::Conflict);
    let both = faulty
        .write()
        .create(&counter("a", 1))
        .create(&counter("b", 1));
    both.send().await.unwrap();
    assert_injected(&faults, [(FaultKind::Conflict, 3)]);
    assert_eq!(faults.requests("TransactWriteItems"), 3);
}

#[tokio::test(start_paused = true)]
async fn a_transaction_is_cancelled_by_the_given_codes() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    faults.next(
        "TransactWriteItems",
        Fault::cancelled(["None", "ConditionalCheckFailed"]),
    );
    let both = faulty
        .write()
        .create(&counter("a", 1))
        .create(&counter("b", 1));
    let error = both.send().await.unwrap_err();
    assert!(error.is_condition_failed());
    assert_eq!(error.reasons()[0].operation(), 1);
    assert_injected(&faults, [(FaultKind::Cancelled, 1)]);
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_server_are_tried_again() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    faults
        .next("PutItem", Fault::ServerError)
        .next("PutItem", Fault::Unavailable);
    counter("a", 1).put().send(&faulty).await.unwrap();
    assert_eq!(count(&db).await, 1);

    faults.next_times(3, "PutItem", &Fault::ServerError);
    let error = counter("a", 2).put().send(&faulty).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(count(&db).await, 1);

    faults.next_times(3, "PutItem", &Fault::Unavailable);
    counter("a", 2).put().send(&faulty).await.unwrap_err();
    assert_injected(
        &faults,
        [(FaultKind::ServerError, 4), (FaultKind::Unavailable, 4)],
    );
    assert_eq!(
        (faults.requests("PutItem"), faults.received("PutItem")),
        (9, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn answers_and_refusals_can_be_made_up() {
    let (_engine, db, faults) = start().await;
    let faulty = db.with_faults(&faults);
    faults
        .next(
            "GetItem",
            Fault::answered(serde_json::json!({ "Item": {
                "pk": { "S": "COUNTER#a" },
                "_type": { "S": "Counter" },
                "name": { "S": "a" },
                "count": { "N": "42" },
            }})),
        )
        .next(
            "GetItem",
            Fault::refused(
                r#"{"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#,
            ),
        );
    let found = Counter::get("a").send(&faulty).await.unwrap();
    assert_eq!(found, Some(counter("a", 42)));
    let error = Counter::get("a").send(&faulty).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_injected(&faults, [(FaultKind::Answered, 1), (FaultKind::Refused, 1)]);
    assert_eq!(faults.received("GetItem"), 0);
}
