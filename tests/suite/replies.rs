//! Replies that did not arrive as DynamoDB sent them: faults that are tried again, and never answers.

use std::error::Error as _;

use dynamodb_model::testing::{Fault, Faults};
use dynamodb_model::{Db, Entity, ErrorKind, Table};
use serde::{Deserialize, Serialize};

use crate::support::table;

#[derive(Table)]
#[table(name = "notes", pk = "pk", entities(Note))]
struct Notes;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Notes, key(pk = "NOTE#{id}"), scan)]
struct Note {
    id: u32,
    text: String,
}

fn note() -> Note {
    Note {
        id: 1,
        text: "n".repeat(50),
    }
}

async fn notes() -> (dynamodb_embedded::Engine, Db<Notes>) {
    let (engine, db) = table::<Notes>().await;
    note().put().send(&db).await.unwrap();
    (engine, db)
}

fn spoiled() -> [Fault; 5] {
    [
        Fault::Empty,
        Fault::Truncated,
        Fault::Corrupt,
        Fault::Altered,
        Fault::WrongChecksum,
    ]
}

#[tokio::test(start_paused = true)]
async fn a_spoiled_reply_is_tried_again() {
    let (_engine, db) = notes().await;
    for fault in spoiled() {
        let faults = Faults::seeded(1);
        faults
            .next("GetItem", fault.clone())
            .next("Scan", fault.clone())
            .next("BatchGetItem", fault.clone())
            .next("BatchWriteItem", fault.clone());
        let db = db.with_faults(&faults);
        assert_eq!(
            Note::get(1).send(&db).await.unwrap(),
            Some(note()),
            "{fault:?}"
        );
        assert_eq!(
            Note::scan().collect(&db).await.unwrap(),
            [note()],
            "{fault:?}"
        );
        let read = db.batch_get().get(Note::get(1)).send().await.unwrap();
        assert_eq!(read, (Some(note()),), "{fault:?}");
        db.batch_write().put(&note()).send().await.unwrap();
        assert_eq!(faults.pending(), 0);
        assert_eq!(faults.requests("GetItem"), 2, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn one_that_stays_spoiled_is_an_error_and_not_an_absent_item() {
    let (_engine, db) = notes().await;
    for fault in spoiled() {
        let faults = Faults::seeded(1);
        faults.next_times(10, "GetItem", &fault);
        let error = Note::get(1)
            .send(&db.with_faults(&faults))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connection, "{fault:?}");
        assert!(error.is_transient());
        assert!(
            error.to_string().starts_with(
                "cannot get `Note`: the reply from DynamoDB was changed or cut on its way"
            ),
            "{error}"
        );
        let mut cause = error.source();
        let mut told = String::new();
        while let Some(source) = cause {
            told = source.to_string();
            cause = source.source();
        }
        assert!(told.starts_with("the reply"), "{told}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_handle_made_of_a_handle_s_client_checks_once() {
    let (_engine, db) = notes().await;
    let again: Db<Notes> = Db::new(db.client().clone()).named(db.table_name());
    let count = |db: &Db<Notes>| db.client().config().interceptors().count();
    assert_eq!(count(&again), count(&db));
    assert_eq!(Note::get(1).send(&again).await.unwrap(), Some(note()));
}

#[tokio::test(start_paused = true)]
async fn a_load_balancer_s_refusal_is_a_failure_of_the_service() {
    let (_engine, db) = notes().await;
    let faults = Faults::seeded(1);
    faults.next_times(10, "GetItem", &Fault::Unavailable);
    let error = Note::get(1)
        .send(&db.with_faults(&faults))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert!(error.is_transient());
    assert_eq!(
        error.to_string(),
        "cannot get `Note`: DynamoDB is not available (HTTP status 503)"
    );
}
