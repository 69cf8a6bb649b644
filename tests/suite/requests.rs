//! Requests by themselves: what an engine lets pass, DynamoDB need not.

use dynamodb_model::starts_with;

use crate::journal::{Brief, Entry, entry, journal};
use crate::monitoring::{Metric, Monitoring, Reading, Status, System, metric, system};
use crate::support::{at, recorded, table};

#[tokio::test]
async fn every_name_and_value_travels_by_placeholder() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    metric("sys_1", 0, 1.0).create().send(&db).await.unwrap();
    let put = metric("sys_1", 0, 1.0).put().unversioned();
    put.when(|m| m.value.eq(1.0) & m.value.between(0.0, 1.0))
        .send(&db)
        .await
        .unwrap();
    system("sys_1").replace().send(&db).await.unwrap_err();
    Metric::get("sys_1", at(0))
        .project::<Reading>()
        .send(&db)
        .await
        .unwrap();
    Metric::query("sys_1")
        .at(at(0)..at(9))
        .collect(&db)
        .await
        .unwrap();
    Metric::query("sys_1")
        .filter(|m| m.note.missing() | !m.value.is_in([1.0, 2.0]))
        .count(&db)
        .await
        .unwrap();
    Metric::by_status(Status::Ok)
        .at(at(0))
        .system_id(starts_with("sys"))
        .keys()
        .collect(&db)
        .await
        .unwrap();
    System::by_device("dev")
        .system_id("a"..)
        .filter(|s| s.region.eq("eu"))
        .collect(&db)
        .await
        .unwrap();
    Metric::delete("sys_1", at(0))
        .version(1)
        .when(|m| m.note.missing())
        .send(&db)
        .await
        .unwrap();
    let sent = wire.take();
    // One for each, and of the status one for each of 8 shards.
    assert_eq!(sent.len(), 16);
    for sent in sent {
        sent.assert_placeholders();
        let members = sent.body.as_object().unwrap();
        for (member, value) in members {
            let empty = value.as_object().is_some_and(serde_json::Map::is_empty) || value == "";
            assert!(!empty, "`{member}` is empty: {sent:?}");
        }
    }
}

#[tokio::test]
async fn each_condition_on_a_sort_key_is_the_tightest() {
    let (_engine, db) = table::<Monitoring>().await;
    let (db, wire) = recorded(&db);
    let condition = || {
        let sent = wire.only();
        let text = sent.expression("KeyConditionExpression").unwrap();
        text.split_once(" AND ")
            .map_or_else(String::new, |(_, sort)| sort.to_owned())
    };
    let time = |second: i64| format!("2026-01-01T00:00:0{second}.000000000Z");
    let query = || Metric::query("s");
    query().count(&db).await.unwrap();
    assert_eq!(condition(), r#"begins_with(sk, {"S":"METRIC#"})"#);
    query().at(at(1)).count(&db).await.unwrap();
    assert_eq!(condition(), format!(r#"sk = {{"S":"METRIC#{}"}}"#, time(1)));
    query().at(..).count(&db).await.unwrap();
    assert_eq!(condition(), r#"begins_with(sk, {"S":"METRIC#"})"#);
    query().at(at(1)..).count(&db).await.unwrap();
    let expected = format!(
        r#"sk BETWEEN {{"S":"METRIC#{}"}} AND {{"S":"METRIC$"}}"#,
        time(1)
    );
    assert_eq!(condition(), expected);
    query().at(..=at(2)).count(&db).await.unwrap();
    let expected = format!(
        r#"sk BETWEEN {{"S":"METRIC#"}} AND {{"S":"METRIC#{}$"}}"#,
        time(2)
    );
    assert_eq!(condition(), expected);
    query().at(at(1)..=at(2)).count(&db).await.unwrap();
    let expected = format!(
        r#"sk BETWEEN {{"S":"METRIC#{}"}} AND {{"S":"METRIC#{}$"}}"#,
        time(1),
        time(2)
    );
    assert_eq!(condition(), expected);
    Metric::by_status(Status::Ok)
        .at(at(1))
        .shard(0)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(
        condition(),
        format!(r#"begins_with(gsi1sk, {{"S":"{}#"}})"#, time(1))
    );
    System::query("s").count(&db).await.unwrap();
    assert_eq!(condition(), r#"sk = {"S":"PROFILE"}"#);
    System::by_device("d").count(&db).await.unwrap();
    assert_eq!(condition(), "");
}

#[tokio::test]
async fn no_request_names_an_attribute_that_its_index_does_not_carry() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    Entry::by_rank("a").keys().collect(&db).await.unwrap();
    Entry::by_rank("a").count(&db).await.unwrap();
    Entry::by_loud("a").keys().collect(&db).await.unwrap();
    Entry::by_loud("a").count(&db).await.unwrap();
    let _page = Entry::scan_by_loud().keys().page(&db, None).await.unwrap();
    for sent in wire.take() {
        assert!(
            !sent.has("ProjectionExpression") && !sent.has("FilterExpression"),
            "{sent:?}"
        );
        assert!(!sent.body.to_string().contains("_type"), "{sent:?}");
    }
    Entry::by_level(1)
        .project::<Brief>()
        .collect(&db)
        .await
        .unwrap();
    let projected = wire.only().projected().unwrap();
    assert_eq!(
        projected,
        [
            "_type", "level_pk", "level_sk", "number", "pk", "sk", "text"
        ]
    );
}

#[tokio::test]
async fn a_query_through_an_index_names_it_and_one_of_the_table_does_not() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").collect(&db).await.unwrap();
    assert!(!wire.only().has("IndexName"));
    Entry::by_level(1).collect(&db).await.unwrap();
    let sent = wire.only();
    assert_eq!(sent.operation, "Query");
    assert_eq!(sent.text("IndexName"), Some("by_level"));
    assert_eq!(sent.text("TableName"), Some(db.table_name()));
}

#[tokio::test]
async fn direction_is_said_where_it_is_not_the_default() {
    let (_engine, db) = journal(1).await;
    let (db, wire) = recorded(&db);
    Entry::query("a").ascending().collect(&db).await.unwrap();
    assert!(!wire.only().has("ScanIndexForward"));
    Entry::query("a")
        .descending()
        .ascending()
        .collect(&db)
        .await
        .unwrap();
    assert!(!wire.only().has("ScanIndexForward"));
    Entry::query("a").descending().count(&db).await.unwrap();
    assert_eq!(wire.only().body["ScanIndexForward"], false);
}

#[tokio::test]
async fn a_continued_request_repeats_the_question() {
    let (_engine, db) = journal(3).await;
    let (db, wire) = recorded(&db);
    let query = Entry::by_level(1)
        .word("x"..)
        .filter(|e| e.text.missing())
        .page_size(1);
    query
        .descending()
        .project::<Brief>()
        .collect(&db)
        .await
        .unwrap();
    let sent = wire.take();
    assert!(sent.len() > 3);
    let mut first = sent[0].body.clone();
    let start = first.as_object_mut().unwrap().remove("ExclusiveStartKey");
    assert_eq!(start, None);
    for sent in &sent[1..] {
        let mut body = sent.body.clone();
        let start = body
            .as_object_mut()
            .unwrap()
            .remove("ExclusiveStartKey")
            .unwrap();
        let keys: Vec<_> = start.as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["level_pk", "level_sk", "pk", "sk"]);
        assert_eq!(body, first);
    }
}

#[tokio::test]
async fn an_item_is_sent_once_and_as_it_is_stored() {
    let (_engine, db) = journal(0).await;
    let (db, wire) = recorded(&db);
    entry(7).put().send(&db).await.unwrap();
    let expected = serde_json::json!({
        "TableName": db.table_name(),
        "Item": {
            "pk": { "S": "LOG#a" },
            "sk": { "S": "ENTRY#0000000007" },
            "level_pk": { "S": "LEVEL#001" },
            "level_sk": { "S": "y" },
            "loud_pk": { "S": "LOUD#a" },
            "loud_sk": { "S": "y" },
            "rank_sk": null,
            "_type": { "S": "Entry" },
            "log": { "S": "a" },
            "number": { "N": "7" },
            "level": { "N": "1" },
            "word": { "S": "y" },
            "rank": { "N": "93" },
        },
    });
    let mut sent = wire.only().body;
    // What the complement of 93 looks like is the codec's business.
    assert!(sent["Item"]["rank_sk"].take()["S"].is_string());
    assert_eq!(sent, expected);
}
