//! Fields that are a key by themselves are stored in their key's form, whatever serde would make of them.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, ErrorKind, Index, Projection, Table};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::support::{at, b, item, n, put_raw, recorded, s, stored, table};

#[derive(Table)]
#[table(
    name = "uploads",
    pk = "pk",
    indexes(ByDigest, ByEnd, ByBoth),
    entities(Upload)
)]
struct Uploads;

#[derive(Index)]
#[index(global, name = "by_digest", pk = B("digest"), project = keys_only)]
struct ByDigest;

#[derive(Index)]
#[index(global, name = "by_end", pk = "host", sk = "ended", project = all)]
struct ByEnd;

#[derive(Index)]
#[index(global, name = "by_both", pk = "host", sk = B("digest"), project = include("ended"))]
struct ByBoth;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Uploads, key(pk = "UPLOAD#{id}"), scan)]
#[entity(index(ByDigest, query = by_digest, pk = digest))]
#[entity(index(ByEnd, query = by_end, pk = host, sk = ended))]
#[entity(index(ByBoth, query = by_both, pk = host, sk = digest))]
struct Upload {
    id: u8,
    digest: Option<Vec<u8>>,
    host: String,
    ended: Option<Timestamp>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Upload)]
struct Ended {
    id: u8,
    digest: Option<Vec<u8>>,
    ended: Option<Timestamp>,
}

#[derive(Table)]
#[table(name = "chunks", pk = B("digest"), sk = "at", entities(Chunk))]
struct Chunks;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Chunks, key(pk = digest, sk = at))]
struct Chunk {
    digest: Vec<u8>,
    at: Timestamp,
    size: u32,
}

fn upload(id: u8) -> Upload {
    Upload {
        id,
        digest: Some(vec![id, 255]),
        host: "h".to_owned(),
        ended: Some(at(i64::from(id))),
    }
}

fn chunk(size: u32) -> Chunk {
    Chunk {
        digest: vec![0, 159],
        at: at(0),
        size,
    }
}

async fn uploads() -> (Engine, Db<Uploads>) {
    let (engine, db) = table::<Uploads>().await;
    for id in 0..3 {
        upload(id).create().send(&db).await.unwrap();
    }
    let running = Upload {
        digest: None,
        ended: None,
        ..upload(3)
    };
    running.create().send(&db).await.unwrap();
    (engine, db)
}

#[tokio::test]
async fn an_item_reads_back_through_the_table_whatever_its_index_keys_are() {
    let (_engine, db) = uploads().await;
    let item = stored(&db, &upload(1)).await.unwrap();
    assert_eq!(item["digest"], b(&[1, 255]));
    assert_eq!(item["ended"], s("2026-01-01T00:00:01.000000000Z"));
    assert_eq!(Upload::get(1).send(&db).await.unwrap(), Some(upload(1)));
    assert_eq!(Upload::query(1).first(&db).await.unwrap(), Some(upload(1)));
    assert_eq!(Upload::scan().collect(&db).await.unwrap().len(), 4);
    let running = Upload::get(3).send(&db).await.unwrap().unwrap();
    assert_eq!((running.digest, running.ended), (None, None));
}

#[tokio::test]
async fn an_item_reads_back_through_each_index() {
    let (_engine, db) = uploads().await;
    let ended = Upload::by_end("h")
        .ended(at(1)..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(ended, [upload(1), upload(2)]);
    let key = Upload::by_digest(vec![1, 255])
        .keys()
        .first(&db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((key.id, key.digest), (1, vec![1, 255]));
    let both = Upload::by_both("h")
        .digest(vec![2]..)
        .collect(&db)
        .await
        .unwrap();
    assert_eq!(both, [upload(2)]);
    let projected = Upload::by_end("h")
        .project::<Ended>()
        .first(&db)
        .await
        .unwrap();
    let Upload {
        id, digest, ended, ..
    } = upload(0);
    assert_eq!(projected, Some(Ended { id, digest, ended }));
}

#[tokio::test]
async fn writes_hand_the_old_item_back() {
    let (_engine, db) = uploads().await;
    let old = upload(1).put().returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(upload(1)));
    let old = Upload::delete(2).returning_old().send(&db).await.unwrap();
    assert_eq!(old, Some(upload(2)));
}

#[tokio::test]
async fn the_current_item_of_a_failed_condition_reads_back() {
    let (_engine, db) = uploads().await;
    let error = upload(1).create().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Upload>().unwrap(), Some(upload(1)));
    let (_engine, db) = table::<Chunks>().await;
    chunk(1).create().send(&db).await.unwrap();
    let error = chunk(2).create().send(&db).await.unwrap_err();
    assert_eq!(error.current::<Chunk>().unwrap(), Some(chunk(1)));
}

#[tokio::test]
async fn filters_compare_with_the_form_that_is_stored() {
    let (_engine, db) = uploads().await;
    let (db, wire) = recorded(&db);
    let query = Upload::scan().filter(|u| u.ended.eq(Some(at(1))) & u.digest.eq(vec![1, 255]));
    assert_eq!(query.collect(&db).await.unwrap(), [upload(1)]);
    wire.only().assert_placeholders();
    let query = Upload::scan().filter(|u| u.ended.is_in([at(0), at(2), at(9)]));
    assert_eq!(query.count(&db).await.unwrap(), 2);
    let query = Upload::scan().filter(|u| u.ended.eq(None));
    assert_eq!(query.count(&db).await.unwrap(), 1);
    let query = Upload::by_both("h").filter(|u| u.ended.ne(Some(at(1))));
    assert_eq!(query.keys().collect(&db).await.unwrap().len(), 2);
    let query = Upload::scan().filter(|u| u.host.starts_with("h") & u.host.ge("h"));
    assert_eq!(query.count(&db).await.unwrap(), 4);
}

#[tokio::test]
async fn a_time_that_is_a_key_has_an_order_in_filters_too() {
    let (_engine, db) = uploads().await;
    let query = Upload::scan().filter(|u| u.ended.gt(at(0)));
    assert_eq!(query.count(&db).await.unwrap(), 2);
    let query = Upload::scan().filter(|u| u.ended.between(at(0), at(1)));
    assert_eq!(query.count(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn conditions_compare_with_the_form_that_is_stored() {
    let (_engine, db) = table::<Chunks>().await;
    chunk(1).create().send(&db).await.unwrap();
    let condition = |c: ChunkAttributes<_>| c.at.eq(at(0)) & c.digest.eq(vec![0, 159]);
    chunk(2).put().when(condition).send(&db).await.unwrap();
    let later = chunk(3)
        .put()
        .when(|c| c.at.ne(at(0)))
        .send(&db)
        .await
        .unwrap_err();
    assert!(later.is_condition_failed());
    Chunk::delete(vec![0, 159], at(0))
        .when(|c| c.at.eq(at(0)))
        .send(&db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_key_attribute_of_another_form_is_an_error_that_names_it() {
    let (_engine, db) = table::<Uploads>().await;
    let odd = item([
        ("pk", s("UPLOAD#001")),
        ("id", n(1)),
        ("host", s("h")),
        ("ended", s("yesterday")),
    ]);
    put_raw(&db, odd).await;
    let error = Upload::get(1).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("`ended`"), "{error}");
}

#[derive(Table)]
#[table(
    name = "parcels",
    pk = "pk",
    indexes(ByOwner, ByWeight),
    entities(Parcel)
)]
struct Parcels;

#[derive(Index)]
#[index(global, name = "by_owner", pk = "owner", sk = B("seal"), project = all)]
struct ByOwner;

#[derive(Index)]
#[index(global, name = "by_weight", pk = N("weight"), sk = "sent_sk", project = keys_only)]
struct ByWeight;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Parcels, key(pk = "PARCEL#{id}"))]
#[entity(index(ByOwner, query = by_owner, pk = owner, sk = seal))]
#[entity(index(ByWeight, query = by_weight, pk = weight, sk = "{id}", when = sent))]
struct Parcel {
    id: u8,
    owner: Option<String>,
    seal: Option<Vec<u8>>,
    #[serde(with = "grams", default)]
    weight: Option<u32>,
    sent: bool,
}

/// Kilograms as grams: a number either way.
mod grams {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(kilos: &Option<u32>, to: S) -> Result<S::Ok, S::Error> {
        kilos.map(|kilos| kilos * 1_000).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
        Ok(Option::<u32>::deserialize(from)?.map(|grams| grams / 1_000))
    }
}

fn parcel(id: u8) -> Parcel {
    Parcel {
        id,
        owner: Some("o".to_owned()),
        seal: Some(vec![id]),
        weight: Some(7),
        sent: true,
    }
}

#[tokio::test]
async fn a_bare_field_has_its_keys_form_also_while_the_item_is_not_in_the_index() {
    let (_engine, db) = table::<Parcels>().await;
    let lost = Parcel {
        owner: None,
        sent: false,
        ..parcel(1)
    };
    lost.create().send(&db).await.unwrap();
    let expected = item([
        ("pk", s("PARCEL#001")),
        ("_type", s("Parcel")),
        ("id", n(1)),
        ("seal", b(&[1])),
        ("weight", n(7)),
        ("sent", aws_sdk_dynamodb::types::AttributeValue::Bool(false)),
    ]);
    assert_eq!(stored(&db, &lost).await, Some(expected));
    assert_eq!(Parcel::get(1).send(&db).await.unwrap(), Some(lost));
    assert_eq!(
        Parcel::by_weight(7)
            .keys()
            .collect(&db)
            .await
            .unwrap()
            .len(),
        0
    );
}

#[tokio::test]
async fn a_bare_field_with_a_serde_function_reads_back_what_was_written() {
    let (_engine, db) = table::<Parcels>().await;
    parcel(1).create().send(&db).await.unwrap();
    let light = Parcel {
        weight: None,
        ..parcel(2)
    };
    light.create().send(&db).await.unwrap();
    assert_eq!(stored(&db, &parcel(1)).await.unwrap()["weight"], n(7));
    assert_eq!(Parcel::get(1).send(&db).await.unwrap(), Some(parcel(1)));
    assert_eq!(Parcel::get(2).send(&db).await.unwrap(), Some(light.clone()));
    assert_eq!(
        Parcel::by_owner("o").collect(&db).await.unwrap(),
        [parcel(1), light]
    );
    let keys = Parcel::by_weight(7).keys().collect(&db).await.unwrap();
    assert_eq!(
        keys.iter()
            .map(|key| (key.id, key.weight))
            .collect::<Vec<_>>(),
        [(1, 7)]
    );
    let heavy = Parcel::by_owner("o").filter(|p| p.weight.gt(6));
    assert_eq!(heavy.count(&db).await.unwrap(), 1);
}
