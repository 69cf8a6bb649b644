//! Local indexes: the table's partition, in another order, read consistently.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{Item, item, put_raw, recorded, rows_of, s, stored, table};

#[derive(Table)]
#[table(name = "forum", pk = "pk", sk = "sk")]
#[table(indexes(ByScore, ByAuthor, ByLength), entities(Thread, Reply))]
struct Forum;

#[derive(Index)]
#[index(local, name = "by_score", sk = "score_sk", project = keys_only)]
struct ByScore;

#[derive(Index)]
#[index(local, name = "by_author", sk = "author", project = all)]
struct ByAuthor;

#[derive(Index)]
#[index(local, name = "by_length", sk = N("length"), project = include("text"))]
struct ByLength;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "THREAD#{thread}", sk = "HEAD"))]
struct Thread {
    thread: String,
    title: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Forum, key(pk = "THREAD#{thread}", sk = "REPLY#{number}"))]
#[entity(index(ByScore, query = by_score, sk = "{score:desc}#{number}", scan))]
#[entity(index(ByAuthor, query = by_author, sk = author))]
#[entity(index(ByLength, query = by_length, sk = length))]
struct Reply {
    thread: String,
    number: u32,
    score: Option<u16>,
    author: String,
    length: u32,
    text: String,
    hidden: bool,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Reply)]
struct Text {
    number: u32,
    length: u32,
    text: String,
}

fn reply(number: u32, score: u16, author: &str) -> Reply {
    Reply {
        thread: "t".to_owned(),
        number,
        score: Some(score),
        author: author.to_owned(),
        length: 100 - number,
        text: format!("text {number}"),
        hidden: number.is_multiple_of(2),
    }
}

async fn replies() -> (Engine, Db<Forum>) {
    let (engine, db) = table::<Forum>().await;
    let head = Thread {
        thread: "t".to_owned(),
        title: "On keys".to_owned(),
    };
    head.create().send(&db).await.unwrap();
    for (number, score, author) in [(1, 5, "bob"), (2, 500, "ada"), (3, 5, "ada"), (4, 0, "cy")] {
        reply(number, score, author)
            .create()
            .send(&db)
            .await
            .unwrap();
    }
    let unrated = Reply {
        score: None,
        ..reply(5, 0, "bob")
    };
    unrated.create().send(&db).await.unwrap();
    let elsewhere = Reply {
        thread: "t2".to_owned(),
        ..reply(6, 5, "bob")
    };
    elsewhere.create().send(&db).await.unwrap();
    (engine, db)
}

fn numbers(replies: &[Reply]) -> Vec<u32> {
    replies.iter().map(|reply| reply.number).collect()
}

#[tokio::test]
async fn keys_come_in_the_order_of_the_index_and_not_of_the_table() {
    let (_engine, db) = replies().await;
    let keys = Reply::by_score("t").keys().collect(&db).await.unwrap();
    let found: Vec<_> = keys.iter().map(|key| (key.score, key.number)).collect();
    assert_eq!(found, [(500, 2), (5, 1), (5, 3), (0, 4)]);
    let best = Reply::by_score("t")
        .score(5..)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(best.len(), 3);
    let fives = Reply::by_score("t")
        .score(5)
        .number(2..)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(fives.iter().map(|key| key.number).collect::<Vec<_>>(), [3]);
}

#[tokio::test]
async fn an_item_without_the_sort_part_is_not_in_the_index() {
    let (_engine, db) = replies().await;
    assert_eq!(rows_of(&db, "by_score").await.len(), 5);
    let item = stored(&db, &reply(5, 0, "bob")).await.unwrap();
    assert!(
        !item.contains_key("score_sk") && !item.contains_key("score"),
        "{item:?}"
    );
}

#[tokio::test]
async fn a_local_index_that_projects_all_yields_entities() {
    let (_engine, db) = replies().await;
    let ada = Reply::by_author("t")
        .author("ada")
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(ada, [reply(2, 500, "ada"), reply(3, 5, "ada")]);
    let from_b = Reply::by_author("t")
        .author("b"..)
        .filter(|r| r.hidden.eq(false));
    assert_eq!(numbers(&from_b.collect(&db).await.unwrap()), [1, 5]);
}

#[tokio::test]
async fn a_local_index_is_read_consistently_when_asked() {
    let (_engine, db) = replies().await;
    let (db, wire) = recorded(&db);
    let ada = Reply::by_author("t").author("ada").consistent();
    assert_eq!(ada.collect(&db).await.unwrap().len(), 2);
    assert_eq!(wire.only().body["ConsistentRead"], true);
    Reply::by_author("t").consistent().count(&db).await.unwrap();
    assert_eq!(wire.only().body["ConsistentRead"], true);
    Reply::by_author("t").count(&db).await.unwrap();
    assert!(!wire.only().has("ConsistentRead"));
}

#[tokio::test]
async fn the_key_condition_has_the_tables_partition_key() {
    let (_engine, db) = replies().await;
    let (db, wire) = recorded(&db);
    Reply::by_length("t")
        .length(96..)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(sent.text("IndexName"), Some("by_length"));
    assert_eq!(
        sent.expression("KeyConditionExpression").unwrap(),
        r#"pk = {"S":"THREAD#t"} AND length >= {"N":"96"}"#,
    );
}

#[tokio::test]
async fn a_projection_reads_only_what_the_local_index_carries() {
    let (_engine, db) = replies().await;
    let (db, wire) = recorded(&db);
    let texts = Reply::by_length("t").length(..=97).project::<Text>();
    let texts = texts.collect(&db).await.unwrap();
    let text = |number: u32| Text {
        number,
        length: 100 - number,
        text: format!("text {number}"),
    };
    assert_eq!(texts, [text(5), text(4), text(3)]);
    let projected = wire.only().projected().unwrap();
    assert_eq!(projected, ["length", "pk", "sk", "text"]);
}

#[tokio::test]
async fn pages_of_a_local_index_give_every_row_once_in_both_directions() {
    let (_engine, db) = replies().await;
    for descending in [false, true] {
        for size in 1..4 {
            let mut cursor = None;
            let mut found = Vec::new();
            loop {
                let query = Reply::by_author("t").page_size(size);
                let query = if descending {
                    query.descending()
                } else {
                    query
                };
                let page = query.page(&db, cursor).await.unwrap();
                cursor = page.next();
                found.extend(numbers(page.items()));
                if cursor.is_none() {
                    break;
                }
            }
            let forwards = [2, 3, 1, 5, 4];
            if descending {
                found.reverse();
            }
            assert_eq!(found, forwards, "page_size {size}, descending {descending}");
        }
    }
}

#[tokio::test]
async fn a_scan_of_an_index_finds_every_partition() {
    let (_engine, db) = replies().await;
    let (db, wire) = recorded(&db);
    let mut keys = Reply::scan_by_score().keys().collect(&db).await.unwrap();
    assert_eq!(wire.only().text("IndexName"), Some("by_score"));
    keys.sort_by_key(|key| key.number);
    let found: Vec<_> = keys.iter().map(|key| (&*key.thread, key.number)).collect();
    assert_eq!(found, [("t", 1), ("t", 2), ("t", 3), ("t", 4), ("t2", 6)]);
    assert_eq!(Reply::scan_by_score().count(&db).await.unwrap(), 5);
}

#[tokio::test]
async fn rows_of_another_entity_in_a_local_index_are_told_apart_by_their_keys() {
    let (_engine, db) = replies().await;
    let stranger: Item = item([
        ("pk", s("THREAD#t")),
        ("sk", s("VOTE#1")),
        ("score_sk", s("00007#0000000001")),
    ]);
    put_raw(&db, stranger).await;
    assert_eq!(rows_of(&db, "by_score").await.len(), 6);
    let keys = Reply::by_score("t").keys().collect(&db).await.unwrap();
    assert_eq!(keys.len(), 4);
}
