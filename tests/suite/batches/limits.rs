//! What DynamoDB takes in one request, measured as it is sent.

use dynamodb_model::{BatchOperation, ErrorKind};

use super::models::{Article, Store, all, article};
use crate::support::{recorded, table};

fn long(number: u32, text: &str, times: usize) -> Article {
    Article {
        text: text.repeat(times),
        ..article(number)
    }
}

#[tokio::test]
async fn requests_are_packed_by_the_bytes_that_go_over_the_wire() {
    let (_engine, db) = table::<Store>().await;
    let (db, wire) = recorded(&db);
    // Each stores 390 KB and takes six times as much to send, since control characters are escaped.
    let articles: Vec<_> = (0..9)
        .map(|number| long(number, "\u{1}", 390 * 1024))
        .collect();
    let written = db.batch_write().put_all(&articles).send().await.unwrap();
    assert_eq!(written.done(), 9);
    let sent = wire.take();
    let sizes: Vec<_> = sent
        .iter()
        .map(|sent| sent.body.to_string().len())
        .collect();
    assert_eq!(sizes.len(), 2, "{sizes:?}");
    assert!(
        sizes.iter().all(|size| *size <= 16 * 1024 * 1024),
        "{sizes:?}"
    );
    assert_eq!(all(&db).await.len(), 9);
}

#[tokio::test]
async fn an_item_that_is_too_large_is_found_before_anything_is_sent() {
    let (_engine, db) = table::<Store>().await;
    let (db, wire) = recorded(&db);
    let unfinished = db
        .batch_write()
        .put(&article(1))
        .put(&long(2, "x", 400 * 1024))
        .put(&article(3))
        .send()
        .await
        .unwrap_err();
    wire.assert_silent();
    assert_eq!(unfinished.cause().kind(), ErrorKind::Refused);
    let [left] = unfinished.left() else {
        panic!("{unfinished:?}");
    };
    assert_eq!(left.place(), 1);
    let reason = left.reason().unwrap();
    assert!(
        reason.starts_with("cannot put `Article`: the item has 4096"),
        "{reason}"
    );
    assert!(
        reason.ends_with("DynamoDB stores up to 409600 (400 KB)"),
        "{reason}"
    );

    let written = unfinished.into_rest().send().await.unwrap();
    assert_eq!(written.done(), 2);
}

#[tokio::test]
async fn in_a_stream_it_is_left_over_and_the_others_are_written() {
    let (_engine, db) = table::<Store>().await;
    let operations = (0..60).map(|number| match number {
        7 => BatchOperation::put(&long(number, "x", 400 * 1024)),
        _ => BatchOperation::put(&article(number)),
    });
    let unfinished = db.batch_write().send_iter(operations).await.unwrap_err();
    assert_eq!(unfinished.tally().done(), 59);
    assert_eq!(unfinished.left()[0].place(), 7);
    let error = dynamodb_model::Error::from(unfinished);
    assert_eq!(error.kind(), ErrorKind::Refused);
    let text = error.to_string();
    assert!(
        text.contains("59 done") && text.contains("operation 8: cannot put `Article`"),
        "{text}"
    );
    assert_eq!(all(&db).await.len(), 59);
}

#[tokio::test]
async fn a_condition_is_refused_and_not_dropped() {
    let (_engine, db) = table::<Store>().await;
    let delete = Article::delete(1).when(|a| a.text.eq("x"));
    let unfinished = db.batch_write().delete(delete).send().await.unwrap_err();
    assert_eq!(
        unfinished.left()[0].reason().unwrap(),
        "cannot delete `Article`: a batch has no conditions; write it by itself or in a transaction"
    );
}
