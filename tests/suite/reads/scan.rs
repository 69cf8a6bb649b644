//! Scans, where an entity opted in.

use crate::journal::{Brief, Entry, Mark, entry, impostor, journal, numbers};
use crate::support::recorded;

#[tokio::test]
async fn a_scan_of_the_table_yields_one_entity() {
    let (_engine, db) = journal(6).await;
    impostor(&db, 99).await;
    let mut found = numbers(&Entry::scan().collect(&db).await.unwrap());
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2, 3, 4, 5]);
    assert_eq!(Mark::scan().count(&db).await.unwrap(), 6);
}

#[tokio::test]
async fn a_scan_spares_the_network_other_entities() {
    let (_engine, db) = journal(3).await;
    let (db, wire) = recorded(&db);
    Entry::scan().consistent().collect(&db).await.unwrap();
    let sent = wire.only();
    assert_eq!(sent.operation, "Scan");
    assert_eq!(sent.body["ConsistentRead"], true);
    sent.assert_placeholders();
    let filter = sent.expression("FilterExpression").unwrap();
    assert_eq!(
        filter,
        r#"attribute_not_exists(_type) OR _type = {"S":"Entry"}"#
    );
}

#[tokio::test]
async fn a_filter_of_a_scan_holds_with_the_type() {
    let (_engine, db) = journal(6).await;
    let (db, wire) = recorded(&db);
    let query = || Entry::scan().filter(|e| e.word.eq("x") | e.word.eq("y"));
    assert_eq!(query().count(&db).await.unwrap(), 4);
    wire.only().assert_placeholders();
    assert_eq!(query().limit(3).collect(&db).await.unwrap().len(), 3);
    assert!(query().first(&db).await.unwrap().is_some());
}

#[tokio::test]
async fn a_scan_of_an_index_has_its_rows_alone() {
    let (_engine, db) = journal(4).await;
    let other = Entry {
        level: 2,
        ..entry(9)
    };
    other.create().send(&db).await.unwrap();
    let mut levels = Entry::scan_by_level().collect(&db).await.unwrap();
    levels.sort_by_key(|entry| entry.number);
    assert_eq!(numbers(&levels), [0, 1, 2, 3, 9]);
    let keys = Entry::scan_by_loud().keys().collect(&db).await.unwrap();
    assert_eq!(keys.len(), 5);
}

#[tokio::test]
async fn a_keys_only_scan_names_no_attribute_that_is_not_there() {
    let (_engine, db) = journal(2).await;
    let (db, wire) = recorded(&db);
    Entry::scan_by_loud().keys().collect(&db).await.unwrap();
    let sent = wire.only();
    assert!(
        !sent.has("FilterExpression") && !sent.has("ProjectionExpression"),
        "{sent:?}"
    );
    assert_eq!(Entry::scan_by_loud().count(&db).await.unwrap(), 2);
    let sent = wire.only();
    assert!(
        !sent.has("FilterExpression") && !sent.has("ProjectionExpression"),
        "{sent:?}"
    );
}

#[tokio::test]
async fn a_scan_projects() {
    let (_engine, db) = journal(2).await;
    let mut briefs = Entry::scan().project::<Brief>().collect(&db).await.unwrap();
    briefs.sort_by_key(|brief| brief.number);
    assert_eq!(
        briefs[1],
        Brief {
            number: 1,
            text: None
        }
    );
}
