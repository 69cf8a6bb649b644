//! Scans in segments: everything once, killed and resumed.

use std::collections::BTreeMap;

use dynamodb_model::testing::{Fault, Faults, Step};
use dynamodb_model::{Db, Entity, ErrorKind, Index, ReadRate, ScanCheckpoint, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, table};

#[derive(Table)]
#[table(name = "log", pk = "pk", indexes(ByLevel), entities(Line, Mark))]
struct Log;

#[derive(Index)]
#[index(global, name = "by_level", pk = "level_pk", sk = "level_sk", project = all)]
struct ByLevel;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Log, key(pk = "LINE#{id}"), scan)]
#[entity(index(ByLevel, query = at_level, pk = "LEVEL#{level}", sk = "{id}", scan))]
struct Line {
    id: u32,
    level: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Log, key(pk = "MARK#{id}"), scan)]
struct Mark {
    id: u32,
}

async fn log(lines: u32) -> (dynamodb_embedded::Engine, Db<Log>) {
    let (engine, db) = table::<Log>().await;
    let line = |id| Line {
        id,
        level: "info".into(),
    };
    let lines: Vec<_> = (0..lines).map(line).collect();
    let marks: Vec<_> = (0..20).map(|id| Mark { id }).collect();
    let written = db.batch_write().put_all(&lines).put_all(&marks);
    written.send().await.unwrap();
    (engine, db)
}

fn ids(lines: impl IntoIterator<Item = Line>) -> Vec<u32> {
    let mut ids: Vec<_> = lines.into_iter().map(|line| line.id).collect();
    ids.sort_unstable();
    ids
}

#[tokio::test]
async fn all_segments_are_read_and_each_row_comes_once() {
    let (_engine, db) = log(200).await;
    let (db, wire) = recorded(&db);
    let lines = Line::scan().parallel(12).collect(&db).await.unwrap();
    assert_eq!(ids(lines), (0..200).collect::<Vec<_>>());
    let mut segments: BTreeMap<i64, usize> = BTreeMap::new();
    for sent in wire.take() {
        assert_eq!(sent.number("TotalSegments"), Some(12));
        *segments.entry(sent.number("Segment").unwrap()).or_default() += 1;
    }
    assert_eq!(
        segments.into_keys().collect::<Vec<_>>(),
        (0..12).collect::<Vec<_>>()
    );

    assert_eq!(Line::scan().parallel(5).count(&db).await.unwrap(), 200);
    assert_eq!(Mark::scan().parallel(5).count(&db).await.unwrap(), 20);
    let scan = Line::scan_at_level()
        .filter(|l| l.level.ne("info"))
        .parallel(3);
    assert_eq!(scan.count(&db).await.unwrap(), 0);
}

#[tokio::test]
async fn segments_are_begun_in_random_order_by_as_many_workers_as_are_asked_for() {
    let (_engine, db) = log(10).await;
    let (db, wire) = recorded(&db);
    let mut orders = std::collections::BTreeSet::new();
    for _ in 0..3 {
        Line::scan()
            .parallel(30)
            .concurrency(1)
            .collect(&db)
            .await
            .unwrap();
        let sent = wire.take();
        let order: Vec<_> = sent
            .iter()
            .map(|sent| sent.number("Segment").unwrap())
            .collect();
        orders.insert(order);
    }
    assert!(orders.len() > 1, "{orders:?}");
}

#[tokio::test]
async fn a_scan_that_was_killed_goes_on_where_it_was() {
    let (_engine, db) = log(300).await;
    let mut seen: Vec<Line> = Vec::new();
    let mut stored: Option<String> = None;
    // Killed after every third page, with whatever was under way.
    loop {
        let scan = Line::scan().page_size(7).parallel(9).concurrency(4);
        let scan = match &stored {
            Some(text) => scan.resume(text.parse().unwrap()),
            None => scan,
        };
        let mut pages = scan.pages(&db).unwrap();
        let mut ended = false;
        for _ in 0..3 {
            let Some(page) = pages.next().await.unwrap() else {
                ended = true;
                break;
            };
            seen.extend(page.into_iter().map(|line| line.unwrap()));
        }
        let checkpoint = pages.checkpoint();
        assert_eq!(checkpoint.is_done(), ended || pages.progress() == (9, 9));
        stored = Some(checkpoint.to_string());
        if ended {
            break;
        }
    }
    assert_eq!(ids(seen), (0..300).collect::<Vec<_>>());
    let done: ScanCheckpoint = stored.unwrap().parse().unwrap();
    let (db, wire) = recorded(&db);
    let again = Line::scan().parallel(9).resume(done);
    assert!(again.collect(&db).await.unwrap().is_empty());
    wire.assert_silent();
}

#[tokio::test]
async fn a_checkpoint_is_serde_s_and_belongs_to_its_scan() {
    let (_engine, db) = log(50).await;
    let mut pages = Line::scan().page_size(2).parallel(4).pages(&db).unwrap();
    pages.next().await.unwrap();
    let checkpoint = pages.checkpoint();
    let json = serde_json::to_string(&checkpoint).unwrap();
    assert_eq!(
        serde_json::from_str::<ScanCheckpoint>(&json).unwrap(),
        checkpoint
    );

    let other = Mark::scan().parallel(4).resume(checkpoint.clone());
    let error = other.pages(&db).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cursor);
    assert_eq!(
        error.to_string(),
        "cannot scan `Mark`: the checkpoint is one of a scan of `Line`, and this scans `Mark`"
    );
    let other = Line::scan_at_level().parallel(4).resume(checkpoint);
    assert!(
        other
            .pages(&db)
            .unwrap_err()
            .to_string()
            .contains("through `by_level`")
    );
    for text in [
        "",
        "1:4",
        "2:4::0::Line",
        "1:4::0-4::Line",
        "1:4:::9=x:Line",
        "1:x::::Line",
    ] {
        let error = text.parse::<ScanCheckpoint>().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cursor, "{text}");
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_before_anything_is_sent() {
    let (_engine, db) = log(1).await;
    let (db, wire) = recorded(&db);
    for scan in [
        Line::scan().parallel(0),
        Line::scan().parallel(1_000_001),
        Line::scan().limit(3).parallel(4),
    ] {
        assert_eq!(scan.pages(&db).unwrap_err().kind(), ErrorKind::Refused);
    }
    wire.assert_silent();
}

#[tokio::test]
async fn a_rate_chooses_how_much_a_request_reads() {
    let (_engine, db) = log(100).await;
    let (db, wire) = recorded(&db);
    let rate = ReadRate::units(200.0).unwrap();
    let lines = Line::scan()
        .parallel(2)
        .concurrency(2)
        .rate(&rate)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(lines.len(), 100);
    let limits: Vec<_> = wire
        .take()
        .iter()
        .filter_map(|sent| sent.number("Limit"))
        .collect();
    // Half of 200 units, a row of unknown size for each.
    assert_eq!(limits.first(), Some(&100));
}

#[tokio::test]
async fn an_error_keeps_the_checkpoint_of_what_was_handed_out() {
    let (_engine, db) = log(60).await;
    let code = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException";
    let refuse = serde_json::json!({ "__type": code, "message": "gone" });
    let faults = Faults::seeded(1);
    faults
        .next("Scan", Step::pass())
        .next("Scan", Step::pass())
        .next("Scan", Fault::refused(refuse));
    let broken = db.with_faults(&faults);
    let scan = || Line::scan().page_size(10).parallel(4).concurrency(1);
    let mut pages = scan().pages(&broken).unwrap();
    let mut seen = Vec::new();
    let error = loop {
        match pages.next().await {
            Ok(page) => seen.extend(page.unwrap().into_iter().map(|line| line.unwrap())),
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(pages.next().await.unwrap().is_none());
    let rest = scan()
        .resume(pages.checkpoint())
        .collect(&db)
        .await
        .unwrap();
    seen.extend(rest);
    assert_eq!(ids(seen), (0..60).collect::<Vec<_>>());
}
