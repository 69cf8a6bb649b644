//! Whole items for the rows of an index that carries their keys alone.

use std::collections::BTreeSet;

use dynamodb_model::testing::{Fault, Faults, Step};
use dynamodb_model::{Db, Entity, ErrorKind, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, rows_of, table};

#[derive(Table)]
#[table(
    name = "desk",
    pk = "pk",
    sk = "sk",
    indexes(ByState),
    entities(Ticket, Alarm)
)]
struct Desk;

#[derive(Index)]
#[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = keys_only)]
struct ByState;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Desk, key(pk = "TICKET#{id}", sk = "TICKET"))]
#[entity(index(ByState, query = in_state, pk = "STATE#{state}", sk = "{rank}", scan))]
struct Ticket {
    id: u32,
    state: String,
    rank: u32,
    text: String,
}

/// In the same index, in three partitions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Desk, key(pk = "ALARM#{id}", sk = "ALARM"))]
#[entity(index(ByState, query = raised, pk = "ALARMS#{state}", sk = "{rank}", shards = 3))]
struct Alarm {
    id: u32,
    state: String,
    rank: u32,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Ticket)]
struct Text {
    text: String,
}

fn ticket(id: u32) -> Ticket {
    Ticket {
        id,
        state: "open".into(),
        rank: 1000 - id,
        text: format!("text of {id}"),
    }
}

async fn desk(tickets: u32) -> (dynamodb_embedded::Engine, Db<Desk>) {
    let (engine, db) = table::<Desk>().await;
    let tickets: Vec<_> = (0..tickets).map(ticket).collect();
    db.batch_write().put_all(&tickets).send().await.unwrap();
    (engine, db)
}

/// The same handle, in whose index there are rows of these tickets although their items are gone: the query is answered
/// before they are deleted.
fn deleted_meanwhile(db: &Db<Desk>, ids: &'static [u32]) -> Db<Desk> {
    let table = db.clone();
    let delete = Step::pass().before(move || async move {
        for id in ids {
            Ticket::delete(*id).send(&table).await.unwrap();
        }
    });
    let faults = Faults::seeded(1);
    faults.next("BatchGetItem", delete);
    db.with_faults(&faults)
}

#[tokio::test]
async fn items_come_whole_and_in_the_order_of_the_index() {
    let (_engine, db) = desk(250).await;
    let (db, wire) = recorded(&db);
    let hydrated = Ticket::in_state("open")
        .hydrate()
        .collect(&db)
        .await
        .unwrap();
    let expected: Vec<_> = (0..250).rev().map(ticket).collect();
    assert_eq!(hydrated.items(), expected);
    assert!(hydrated.missing().is_empty());
    // Rows of about 70 bytes: 250 of them are 5 times 4 KB; and half a unit for each item.
    assert_eq!(hydrated.item_units(), 125.0);
    assert!((1.0..5.0).contains(&hydrated.index_units()), "{hydrated:?}");
    let operations: Vec<_> = wire.take().into_iter().map(|sent| sent.operation).collect();
    assert_eq!(
        operations,
        ["Query", "BatchGetItem", "BatchGetItem", "BatchGetItem"]
    );

    let mut rows = Ticket::in_state("open").descending().hydrate().stream(&db);
    for expected in expected.iter().rev() {
        assert_eq!(rows.next().await.unwrap().unwrap(), *expected);
    }
    assert!(rows.next().await.is_none());
    assert_eq!(rows.item_units(), 125.0);
}

#[tokio::test]
async fn rows_whose_items_are_gone_are_told_apart() {
    let (_engine, db) = desk(5).await;
    let slow = deleted_meanwhile(&db, &[1, 3]);
    let hydrated = Ticket::in_state("open")
        .hydrate()
        .collect(&slow)
        .await
        .unwrap();
    let ids: Vec<_> = hydrated.items().iter().map(|ticket| ticket.id).collect();
    assert_eq!(ids, [4, 2, 0]);
    let missing = [3, 1].map(|id| ticket(id).primary_key().unwrap());
    assert_eq!(hydrated.missing(), missing);

    let slow = deleted_meanwhile(&db, &[4]);
    let mut rows = Ticket::in_state("open").hydrate().stream(&slow);
    let mut ids = Vec::new();
    while let Some(row) = rows.next().await {
        ids.push(row.unwrap().id);
    }
    assert_eq!(ids, [2, 0]);
    assert_eq!(rows.take_missing(), [ticket(4).primary_key().unwrap()]);
}

#[tokio::test]
async fn a_limit_counts_items_and_not_rows() {
    let (_engine, db) = desk(20).await;
    let slow = deleted_meanwhile(&db, &[19, 17]);
    let limited = Ticket::in_state("open").hydrate().limit(5);
    let hydrated = limited.collect(&slow).await.unwrap();
    let ids: Vec<_> = hydrated.items().iter().map(|ticket| ticket.id).collect();
    assert_eq!(ids, [18, 16, 15, 14, 13]);
    assert_eq!(hydrated.missing().len(), 2);

    let slow = deleted_meanwhile(&db, &[18]);
    let first = Ticket::in_state("open")
        .hydrate()
        .first(&slow)
        .await
        .unwrap();
    assert_eq!(first, Some(ticket(16)));
    let none = Ticket::in_state("shut").hydrate().first(&db).await.unwrap();
    assert_eq!(none, None);
}

#[tokio::test]
async fn pages_yield_everything_once_whatever_is_deleted_on_the_way() {
    let (_engine, db) = desk(40).await;
    let slow = deleted_meanwhile(&db, &[38, 37]);
    let mut cursor = None;
    let (mut ids, mut missing) = (Vec::new(), 0);
    loop {
        let page = Ticket::in_state("open").hydrate().limit(7);
        let page = page.page(&slow, cursor).await.unwrap();
        cursor = page.next();
        missing += page.missing().len();
        if cursor.is_some() {
            assert_eq!(page.items().len(), 7);
        }
        ids.extend(page.into_iter().map(|ticket| ticket.id));
        if cursor.is_none() {
            break;
        }
    }
    let expected: Vec<_> = (0..40).rev().filter(|id| ![38, 37].contains(id)).collect();
    assert_eq!(ids, expected);
    assert_eq!(missing, 2);
}

#[tokio::test]
async fn shards_are_hydrated_as_one_and_limits_count_items() {
    let (_engine, db) = desk(0).await;
    let alarm = |id: u32| Alarm {
        id,
        state: "red".into(),
        rank: 1000 - id,
    };
    let alarms: Vec<_> = (0..60).map(alarm).collect();
    db.batch_write().put_all(&alarms).send().await.unwrap();
    let all = Alarm::raised("red").hydrate().collect(&db).await.unwrap();
    assert!(all.iter().map(|alarm| alarm.id).eq((0..60).rev()));

    let gone = [58, 57, 50, 41];
    let table = db.clone();
    let delete = Step::pass().before(move || async move {
        for id in gone {
            Alarm::delete(id).send(&table).await.unwrap();
        }
    });
    let faults = Faults::seeded(1);
    faults.next("BatchGetItem", delete);
    let slow = db.with_faults(&faults);
    let (mut ids, mut missing, mut cursor) = (Vec::new(), 0, None);
    loop {
        let page = Alarm::raised("red").hydrate().limit(9).page(&slow, cursor);
        let page = page.await.unwrap();
        cursor = page.next();
        missing += page.missing().len();
        assert!(page.len() == 9 || cursor.is_none());
        ids.extend(page.iter().map(|alarm| alarm.id));
        if cursor.is_none() {
            break;
        }
    }
    let expected: Vec<_> = (0..60).rev().filter(|id| !gone.contains(id)).collect();
    assert_eq!(ids, expected);
    assert!(missing >= 2, "{missing}");
}

#[tokio::test]
async fn a_page_without_a_limit_is_one_of_the_index() {
    let (_engine, db) = desk(10).await;
    let (db, wire) = recorded(&db);
    let page = Ticket::in_state("open")
        .page_size(4)
        .hydrate()
        .page(&db, None);
    let page = page.await.unwrap();
    assert_eq!(page.items().len(), 4);
    assert_eq!(wire.take().len(), 2);
    let rest = Ticket::in_state("open")
        .hydrate()
        .page(&db, page.next())
        .await
        .unwrap();
    assert_eq!(rest.items().len(), 6);
    assert_eq!(rest.next(), None);
}

#[tokio::test]
async fn projections_and_scans_are_hydrated_too() {
    let (_engine, db) = desk(3).await;
    let texts = Ticket::in_state("open")
        .hydrate()
        .project::<Text>()
        .collect(&db)
        .await;
    let texts: Vec<_> = texts.unwrap().into_iter().map(|text| text.text).collect();
    assert_eq!(texts, ["text of 2", "text of 1", "text of 0"]);

    let (db, wire) = recorded(&db);
    let scanned = Ticket::scan_in_state()
        .hydrate()
        .consistent_items()
        .collect(&db)
        .await;
    let ids: BTreeSet<_> = scanned
        .unwrap()
        .into_iter()
        .map(|ticket| ticket.id)
        .collect();
    assert_eq!(ids, BTreeSet::from([0, 1, 2]));
    let sent = wire.take();
    assert!(!sent[0].has("ConsistentRead"));
    assert_eq!(sent[1].body["RequestItems"]["desk"]["ConsistentRead"], true);
    assert_eq!(rows_of(&db, "by_state").await.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn reading_the_items_is_a_job_with_a_watcher_a_rate_and_a_deadline() {
    use std::sync::{Arc, Mutex};
    use std::time::Duration;
    let (_engine, db) = desk(250).await;
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let start = tokio::time::Instant::now();
    let rate = dynamodb_model::ReadRate::units(25.0).unwrap();
    let hydrated = Ticket::in_state("open")
        .hydrate()
        .concurrency(1)
        .rate(&rate)
        .watch(move |tally| hears.lock().unwrap().push(tally.done()))
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(hydrated.items().len(), 250);
    assert_eq!(*heard.lock().unwrap(), [100, 200, 250]);
    // 125 units, but the last request is not waited for.
    let seconds = start.elapsed().as_secs_f64();
    assert!((3.5..5.5).contains(&seconds), "{seconds}");

    let late = Ticket::in_state("open").hydrate().rate(&rate);
    let late = late.deadline(Duration::from_secs(1)).collect(&db).await;
    let error = late.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unfinished);
    assert!(
        error
            .to_string()
            .starts_with("cannot hydrate `Ticket`: the job's time is up"),
        "{error}"
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_that_says_of_what() {
    let (_engine, db) = desk(3).await;
    let code = "com.amazonaws.dynamodb.v20120810#AccessDeniedException";
    let refuse = serde_json::json!({ "__type": code, "message": "not for you" });
    let faults = Faults::seeded(1);
    faults.next("BatchGetItem", Fault::refused(refuse));
    let db = db.with_faults(&faults);
    let error = Ticket::in_state("open")
        .hydrate()
        .collect(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AccessDenied);
    assert_eq!(error.to_string(), "cannot hydrate `Ticket`: not for you");
}
