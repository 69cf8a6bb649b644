//! One entity for each table, with its fields as keys in their own types.

use dynamodb_model::{Cursor, Db, Entity, Projection, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::{at, b, n, recorded, s, stored, table};

#[derive(Table)]
#[table(name = "readings", pk = "system_id", sk = "at", entities(Reading))]
struct Readings;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Readings, key(pk = system_id, sk = at), scan)]
struct Reading {
    system_id: String,
    at: Timestamp,
    value: f64,
}

#[derive(Table)]
#[table(name = "buckets", pk = "name", sk = N("number"), entities(Bucket))]
struct Buckets;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Buckets, key(pk = name, sk = number), scan)]
struct Bucket {
    name: String,
    number: i64,
    note: Option<String>,
}

#[derive(Table)]
#[table(name = "blobs", pk = "bucket", sk = B("digest"), entities(Blob))]
struct Blobs;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Blobs, key(pk = bucket, sk = digest))]
struct Blob {
    bucket: String,
    digest: Vec<u8>,
    bytes: u64,
}

#[derive(Table)]
#[table(name = "accounts", pk = N("number"), entities(Account))]
struct Accounts;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Accounts, key(pk = number))]
struct Account {
    number: u128,
    owner: String,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Bucket)]
struct Note {
    number: i64,
    note: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Blob)]
struct Digest {
    digest: Vec<u8>,
}

fn reading(second: i64) -> Reading {
    Reading {
        system_id: "sys_1".to_owned(),
        at: at(second),
        value: second as f64,
    }
}

fn bucket(number: i64) -> Bucket {
    Bucket {
        name: "b".to_owned(),
        number,
        note: None,
    }
}

fn blob(digest: &[u8]) -> Blob {
    Blob {
        bucket: "b".to_owned(),
        digest: digest.to_vec(),
        bytes: 1,
    }
}

async fn buckets(numbers: &[i64]) -> (dynamodb_embedded::Engine, Db<Buckets>) {
    let (engine, db) = table::<Buckets>().await;
    for number in numbers {
        bucket(*number).create().send(&db).await.unwrap();
    }
    (engine, db)
}

#[tokio::test]
async fn a_time_is_a_string_key_of_fixed_width_and_reads_back_as_the_time() {
    let (_engine, db) = table::<Readings>().await;
    for second in [0, 1, 10] {
        reading(second).create().send(&db).await.unwrap();
    }
    let item = stored(&db, &reading(10)).await.unwrap();
    assert_eq!(item["system_id"], s("sys_1"));
    assert_eq!(item["at"], s("2026-01-01T00:00:10.000000000Z"));
    let read = Reading::get("sys_1", at(10)).send(&db).await.unwrap();
    assert_eq!(read, Some(reading(10)));
    let range = Reading::query("sys_1")
        .at(at(1)..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(range, [reading(1), reading(10)]);
}

#[tokio::test]
async fn fractions_of_a_second_keep_their_place_among_times() {
    let (_engine, db) = table::<Readings>().await;
    let times = ["0.000000001Z", "0.1Z", "0.5Z", "0.999999999Z", "1Z"];
    let times = times.map(|end| format!("2026-01-01T00:00:0{end}").parse().unwrap());
    for time in times {
        Reading {
            at: time,
            ..reading(0)
        }
        .put()
        .send(&db)
        .await
        .unwrap();
    }
    let found = Reading::query("sys_1").collect(&db).await.unwrap();
    assert_eq!(
        found.iter().map(|reading| reading.at).collect::<Vec<_>>(),
        times
    );
    let exact = Reading::query("sys_1")
        .at(times[1]..=times[3])
        .count(&db)
        .await
        .unwrap();
    assert_eq!(exact, 3);
}

#[tokio::test]
async fn numbers_are_number_keys_in_numeric_order() {
    let (_engine, db) = buckets(&[10, -5, 9, 0, i64::MIN, i64::MAX, -50]).await;
    let item = stored(&db, &bucket(-5)).await.unwrap();
    assert_eq!(item["number"], n(-5));
    let all = Bucket::query("b").collect(&db).await.unwrap();
    let numbers: Vec<i64> = all.iter().map(|bucket| bucket.number).collect();
    assert_eq!(numbers, [i64::MIN, -50, -5, 0, 9, 10, i64::MAX]);
}

#[tokio::test]
async fn ranges_of_a_number_key_mean_what_rust_says() {
    let (_engine, db) = buckets(&[-10, -9, -1, 0, 1, 9, 10]).await;
    let numbers = async |query: dynamodb_model::Query<Bucket>| {
        let found = query.collect(&db).await.unwrap();
        found.iter().map(|bucket| bucket.number).collect::<Vec<_>>()
    };
    let query = || Bucket::query("b");
    assert_eq!(numbers(query().number(-9..9)).await, [-9, -1, 0, 1]);
    assert_eq!(numbers(query().number(-9..=9)).await, [-9, -1, 0, 1, 9]);
    assert_eq!(numbers(query().number(9..)).await, [9, 10]);
    assert_eq!(numbers(query().number(..-9)).await, [-10]);
    assert_eq!(numbers(query().number(..=-9)).await, [-10, -9]);
    assert_eq!(numbers(query().number(..)).await.len(), 7);
    assert_eq!(numbers(query().number(1)).await, [1]);
    use std::ops::Bound::{Excluded, Included};
    assert_eq!(
        numbers(query().number((Excluded(0), Excluded(9)))).await,
        [1]
    );
    assert_eq!(
        numbers(query().number((Excluded(0), Included(9)))).await,
        [1, 9]
    );
}

#[tokio::test]
async fn count_of_a_range_that_excludes_its_start_does_not_count_it() {
    let (_engine, db) = buckets(&[1, 2, 3, 4]).await;
    use std::ops::Bound::Excluded;
    let query = Bucket::query("b").number((Excluded(1), Excluded(4)));
    assert_eq!(query.count(&db).await.unwrap(), 2);
    assert_eq!(Bucket::query("b").number(1..4).count(&db).await.unwrap(), 3);
}

#[tokio::test]
async fn bytes_are_a_binary_key_in_unsigned_order() {
    let (_engine, db) = table::<Blobs>().await;
    let digests: [&[u8]; 5] = [&[0], &[0, 255], &[1], &[127, 1], &[255]];
    for digest in digests.iter().rev() {
        blob(digest).create().send(&db).await.unwrap();
    }
    let item = stored(&db, &blob(&[127, 1])).await.unwrap();
    assert_eq!(item["digest"], b(&[127, 1]));
    let found = Blob::query("b").collect(&db).await.unwrap();
    assert_eq!(found, digests.map(blob));
    let range = Blob::query("b").digest(vec![0, 255]..vec![127, 1]);
    assert_eq!(
        range.collect(&db).await.unwrap(),
        [blob(&[0, 255]), blob(&[1])]
    );
    let one = Blob::get("b", vec![127, 1]).send(&db).await.unwrap();
    assert_eq!(one, Some(blob(&[127, 1])));
}

#[tokio::test]
async fn a_projection_of_a_binary_key_reads_it_back() {
    let (_engine, db) = table::<Blobs>().await;
    blob(&[1, 2]).create().send(&db).await.unwrap();
    let get = Blob::get("b", vec![1, 2]).project::<Digest>();
    assert_eq!(
        get.send(&db).await.unwrap(),
        Some(Digest { digest: vec![1, 2] })
    );
    let query = Blob::query("b").project::<Digest>();
    assert_eq!(
        query.collect(&db).await.unwrap(),
        [Digest { digest: vec![1, 2] }]
    );
}

#[tokio::test]
async fn a_table_may_have_a_partition_key_alone() {
    let (_engine, db) = table::<Accounts>().await;
    let largest = 99_999_999_999_999_999_999_999_999_999_999_999_999;
    let account = Account {
        number: largest,
        owner: "Ada".to_owned(),
    };
    account.create().send(&db).await.unwrap();
    assert_eq!(stored(&db, &account).await.unwrap()["number"], n(largest));
    let read = Account::get(largest).send(&db).await.unwrap();
    assert_eq!(read.as_ref(), Some(&account));
    let queried = Account::query(largest).collect(&db).await.unwrap();
    assert_eq!(queried, [account]);
    Account::delete(largest).send(&db).await.unwrap();
    assert_eq!(Account::get(largest).send(&db).await.unwrap(), None);
}

#[tokio::test]
async fn pages_continue_after_number_and_binary_keys_without_loss() {
    let (_engine, db) = buckets(&[i64::MIN, -1, 0, 1, i64::MAX]).await;
    let mut cursor: Option<Cursor> = None;
    let mut numbers = Vec::new();
    loop {
        let page = Bucket::query("b")
            .descending()
            .page_size(2)
            .page(&db, cursor)
            .await
            .unwrap();
        cursor = page.next();
        numbers.extend(page.into_iter().map(|bucket| bucket.number));
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(numbers, [i64::MAX, 1, 0, -1, i64::MIN]);

    let (_engine, db) = table::<Blobs>().await;
    for byte in 0..5 {
        blob(&[byte, 255]).create().send(&db).await.unwrap();
    }
    let first = Blob::query("b").limit(3).page(&db, None).await.unwrap();
    let rest = Blob::query("b")
        .limit(3)
        .page(&db, first.next())
        .await
        .unwrap();
    assert_eq!(rest.into_items(), [blob(&[3, 255]), blob(&[4, 255])]);
}

#[tokio::test]
async fn a_projection_of_keys_and_fields_reads_both() {
    let (_engine, db) = buckets(&[]).await;
    let noted = Bucket {
        note: Some("n".to_owned()),
        ..bucket(7)
    };
    noted.create().send(&db).await.unwrap();
    let note = Bucket::query("b")
        .project::<Note>()
        .first(&db)
        .await
        .unwrap();
    assert_eq!(
        note,
        Some(Note {
            number: 7,
            note: Some("n".to_owned())
        })
    );
}

#[tokio::test]
async fn keys_of_a_classic_table_are_typed_too() {
    let (_engine, db) = buckets(&[1, 2]).await;
    let (db, wire) = recorded(&db);
    let keys = Bucket::query("b")
        .number(2..)
        .keys()
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(
        keys.iter()
            .map(|key| (&*key.name, key.number))
            .collect::<Vec<_>>(),
        [("b", 2)]
    );
    let projected = wire.only().projected().unwrap();
    assert_eq!(projected, ["_type", "name", "number"]);
}

#[tokio::test]
async fn a_scan_of_a_classic_table_reads_it_all() {
    let (_engine, db) = table::<Readings>().await;
    reading(1).create().send(&db).await.unwrap();
    Reading {
        system_id: "sys_2".to_owned(),
        ..reading(1)
    }
    .create()
    .send(&db)
    .await
    .unwrap();
    assert_eq!(Reading::scan().count(&db).await.unwrap(), 2);
    let mut systems: Vec<String> = Vec::new();
    for reading in Reading::scan().page_size(1).collect(&db).await.unwrap() {
        systems.push(reading.system_id);
    }
    systems.sort_unstable();
    assert_eq!(systems, ["sys_1", "sys_2"]);
}

#[tokio::test]
async fn text_keys_are_stored_as_they_are_and_can_be_searched_by_their_beginning() {
    #[derive(Table)]
    #[table(name = "words", pk = "list", sk = "word", entities(Word))]
    struct Words;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Words, key(pk = list, sk = word))]
    struct Word {
        list: String,
        word: String,
    }

    let (_engine, db) = table::<Words>().await;
    let word = |word: &str| Word {
        list: "l 1".to_owned(),
        word: word.to_owned(),
    };
    for text in ["a#b", "a b", "a", "b#", "ä"] {
        word(text).create().send(&db).await.unwrap();
    }
    assert_eq!(stored(&db, &word("a#b")).await.unwrap()["word"], s("a#b"));
    let begin = Word::query("l 1").word(dynamodb_model::starts_with("a"));
    let found: Vec<String> = begin
        .collect(&db)
        .await
        .unwrap()
        .into_iter()
        .map(|w| w.word)
        .collect();
    assert_eq!(found, ["a", "a b", "a#b"]);
    let all = Word::query("l 1")
        .word(dynamodb_model::starts_with(""))
        .count(&db)
        .await
        .unwrap();
    assert_eq!(all, 5);
    let range = Word::query("l 1").word("a".to_owned()..="a#".to_owned());
    assert_eq!(range.count(&db).await.unwrap(), 2);
    let borrowed = Word::query("l 1")
        .word("a"..="a#")
        .count(&db)
        .await
        .unwrap();
    assert_eq!(borrowed, 2);
}
