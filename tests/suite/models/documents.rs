//! Documents: structs, maps and lists inside of attributes, named by typed paths.

use std::collections::{BTreeMap, HashMap, VecDeque};

use dynamodb_embedded::Engine;
use dynamodb_model::{
    Condition, Db, Document, Entity, ErrorKind, Index, Stored, StoredType, Table,
};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, table};

#[derive(Table)]
#[table(
    name = "homes",
    pk = "pk",
    sk = "sk",
    indexes(ByOwner),
    entities(House)
)]
struct Houses;

#[derive(Index)]
#[index(global, name = "by_owner", pk = "owner_pk", sk = "sk", project = include("address"))]
struct ByOwner;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Houses, key(pk = "HOMES", sk = "HOUSE#{number}", singleton))]
#[entity(index(ByOwner, query = by_owner, pk = "OWNER#{owner}", sk = "HOUSE#{number}"))]
struct House {
    number: u8,
    owner: String,
    address: Address,
    former: Option<Box<Address>>,
    others: Vec<Address>,
    labels: HashMap<String, String>,
    rooms: Option<BTreeMap<String, Room>>,
    readings: VecDeque<Option<i64>>,
    limit: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
#[serde(rename_all = "camelCase")]
struct Address {
    city: String,
    #[serde(rename = "zip.code")]
    zip: Option<String>,
    geo: Geo,
    house_number: i64,
    #[serde(skip)]
    cached: u8,
    #[serde(with = "tenths")]
    rating: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Document)]
struct Geo {
    lat: f64,
    lon: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Document)]
struct Room {
    size: u32,
    tags: Vec<String>,
    inner: Option<Box<Self>>,
}

/// Whole tenths, as a number.
mod tenths {
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    #[expect(clippy::cast_possible_truncation, reason = "ratings are small")]
    pub(super) fn serialize<S: Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i64((value * 10.0).round() as i64)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        Ok(f64::from(i32::deserialize(from)?) / 10.0)
    }
}

fn address(city: &str, number: u8) -> Address {
    Address {
        city: city.to_owned(),
        zip: (number > 1).then(|| format!("{number}000")),
        geo: Geo {
            lat: f64::from(number),
            lon: -1.5,
        },
        house_number: i64::from(number),
        cached: 0,
        rating: f64::from(number) / 10.0,
    }
}

/// Houses 0 to 3, each with as many other addresses and readings as its number says.
fn home(number: u8) -> House {
    let is_odd = number % 2 == 1;
    let city = if is_odd { "Rome" } else { "Ulm" };
    let closet = Room {
        size: 1,
        tags: Vec::new(),
        inner: None,
    };
    let hall = Room {
        size: 10 * u32::from(number),
        tags: (0..number).map(|tag| format!("tag {tag}")).collect(),
        inner: is_odd.then(|| Box::new(closet)),
    };
    House {
        number,
        owner: "ada".to_owned(),
        address: address(city, number),
        former: is_odd.then(|| Box::new(address("Oslo", number))),
        others: (0..number).map(|other| address("Pisa", other)).collect(),
        labels: HashMap::from([("env.kind".to_owned(), city.to_lowercase())]),
        rooms: (number > 0).then(|| BTreeMap::from([("hall".to_owned(), hall)])),
        readings: (0..number)
            .map(|reading| (reading > 0).then(|| i64::from(reading)))
            .collect(),
        limit: 2,
    }
}

async fn homes() -> (Engine, Db<Houses>) {
    let (engine, db) = table::<Houses>().await;
    for number in 0..4 {
        home(number).create().send(&db).await.unwrap();
    }
    (engine, db)
}

/// The numbers of the homes that pass.
async fn passing<F>(db: &Db<Houses>, filter: F) -> Vec<u8>
where
    F: FnOnce(HouseAttributes<dynamodb_model::Base>) -> Condition,
{
    let found = House::query().filter(filter).collect(db).await.unwrap();
    found.iter().map(|home| home.number).collect()
}

#[tokio::test]
async fn a_field_of_a_document_is_an_attribute() {
    let (_engine, db) = homes().await;
    assert_eq!(passing(&db, |h| h.address.city.eq("Rome")).await, [1, 3]);
    assert_eq!(passing(&db, |h| h.address.geo.lat.gt(1.0)).await, [2, 3]);
    assert_eq!(passing(&db, |h| h.address.zip.missing()).await, [0, 1]);
    assert_eq!(passing(&db, |h| h.address.zip.eq(None)).await, [0, 1]);
    assert_eq!(passing(&db, |h| h.address.zip.starts_with("3")).await, [3]);
    assert_eq!(passing(&db, |h| h.address.city.size().lt(4)).await, [0, 2]);
    let geo = home(2).address.geo;
    assert_eq!(passing(&db, |h| h.address.geo.eq(geo)).await, [2]);
}

#[tokio::test]
async fn a_field_of_a_document_is_compared_in_its_stored_form() {
    let (_engine, db) = homes().await;
    assert_eq!(passing(&db, |h| h.address.rating.ge(0.2)).await, [2, 3]);
    assert_eq!(passing(&db, |h| h.address.house_number.eq(1)).await, [1]);
}

#[tokio::test]
async fn optional_and_boxed_documents_have_the_same_paths() {
    let (_engine, db) = homes().await;
    assert_eq!(passing(&db, |h| h.former.city.eq("Oslo")).await, [1, 3]);
    assert_eq!(passing(&db, |h| h.former.missing()).await, [0, 2]);
    assert_eq!(passing(&db, |h| h.former.geo.lat.lt(3.0)).await, [1]);
}

#[tokio::test]
async fn maps_are_asked_by_key() {
    let (_engine, db) = homes().await;
    assert_eq!(
        passing(&db, |h| h.labels.key("env.kind").eq("rome")).await,
        [1, 3]
    );
    assert!(
        passing(&db, |h| h.labels.key("env").exists())
            .await
            .is_empty()
    );
    let hall = |h: &HouseAttributes<dynamodb_model::Base>| h.rooms.key("hall");
    assert_eq!(
        passing(&db, |h| hall(&h).size.between(10, 20)).await,
        [1, 2]
    );
    assert_eq!(
        passing(&db, |h| hall(&h).tags.index(1).exists()).await,
        [2, 3]
    );
    assert_eq!(passing(&db, |h| hall(&h).inner.size.eq(1)).await, [1, 3]);
    assert!(
        passing(&db, |h| hall(&h).inner.inner.exists())
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn lists_are_asked_by_index() {
    let (_engine, db) = homes().await;
    assert_eq!(passing(&db, |h| h.others.index(1).exists()).await, [2, 3]);
    assert_eq!(
        passing(&db, |h| h.others.index(2).city.eq("Pisa")).await,
        [3]
    );
    assert_eq!(
        passing(&db, |h| h.others.index(2).geo.lat.eq(2.0)).await,
        [3]
    );
    assert_eq!(
        passing(&db, |h| h.others.index(1).eq(address("Pisa", 1))).await,
        [2, 3]
    );
}

#[tokio::test]
async fn a_list_keeps_none_as_a_value() {
    let (_engine, db) = homes().await;
    assert_eq!(
        passing(&db, |h| h.readings.index(0).eq(None)).await,
        [1, 2, 3]
    );
    assert_eq!(passing(&db, |h| h.readings.index(0).missing()).await, [0]);
    assert_eq!(passing(&db, |h| h.readings.index(1).eq(1)).await, [2, 3]);
    assert_eq!(
        passing(&db, |h| h.readings.index(0).is_type(StoredType::Null)).await,
        [1, 2, 3]
    );
    assert_eq!(
        passing(&db, |h| h.readings.index(1).is_in([Some(1), None])).await,
        [2, 3]
    );
}

#[tokio::test]
async fn attributes_are_compared_with_attributes() {
    let (_engine, db) = homes().await;
    assert_eq!(
        passing(&db, |h| h.address.house_number.gt(h.limit)).await,
        [3]
    );
    assert_eq!(
        passing(&db, |h| h.limit.eq(h.address.house_number)).await,
        [2]
    );
    assert_eq!(passing(&db, |h| h.readings.index(2).eq(h.limit)).await, [3]);
    let between =
        |h: HouseAttributes<dynamodb_model::Base>| h.address.house_number.between(1, h.limit);
    assert_eq!(passing(&db, between).await, [1, 2]);
    assert_eq!(
        passing(&db, |h| h.limit.is_in([h.address.house_number])).await,
        [2]
    );
}

#[tokio::test]
async fn types_are_tested() {
    let (_engine, db) = homes().await;
    assert_eq!(
        passing(&db, |h| h.former.is_type(StoredType::Map)).await,
        [1, 3]
    );
    assert!(
        passing(&db, |h| h.number.is_type(StoredType::Text))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn every_name_on_the_way_is_a_placeholder() {
    let (_engine, db) = homes().await;
    let (db, wire) = recorded(&db);
    let query = House::query().filter(|h| {
        h.address.zip.eq("1000")
            | h.rooms.key("a.b[0]").tags.index(3).eq("x")
            | h.others.index(0).geo.lat.eq(h.address.geo.lat)
    });
    query.collect(&db).await.unwrap();
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.expression("FilterExpression").unwrap(),
        "address.zip.code = {\"S\":\"1000\"} OR rooms.a.b[0].tags[3] = {\"S\":\"x\"} \
         OR others[0].geo.lat = address.geo.lat",
    );
    let text = sent.text("FilterExpression").unwrap();
    assert!(text.starts_with("#2.#3 = :2 OR #4.#5.#6[3] = :3"), "{text}");
}

#[tokio::test]
async fn an_index_carries_a_field_if_it_carries_its_document() {
    let (_engine, db) = homes().await;
    let query = House::by_owner("ada").filter(|h| h.address.geo.lat.le(1.0));
    let keys = query.keys().collect(&db).await.unwrap();
    assert_eq!(
        keys.iter().map(|key| key.number).collect::<Vec<_>>(),
        [0, 1]
    );
}

#[tokio::test]
async fn conditions_of_writes_see_documents_too() {
    let (_engine, db) = homes().await;
    let moved = |h: HouseAttributes<Stored>| {
        h.address.city.eq("Ulm") & h.former.missing() & h.labels.key("env.kind").eq("ulm")
    };
    home(0).put().when(moved).send(&db).await.unwrap();
    let error = home(1).put().when(moved).send(&db).await.unwrap_err();
    assert!(error.is_condition_failed());
    let shorter = |h: HouseAttributes<Stored>| h.others.index(3).missing();
    home(3).replace().when(shorter).send(&db).await.unwrap();
}

#[tokio::test]
async fn what_dynamodb_would_refuse_is_refused_before_any_request() {
    let (_engine, db) = homes().await;
    let (db, wire) = recorded(&db);
    let itself = House::query().filter(|h| h.limit.eq(h.limit));
    let error = itself.collect(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Expression);
    assert!(
        error.to_string().contains("compared with itself"),
        "{error}"
    );
    let other_form = House::query().filter(|h| h.address.rating.eq(h.address.geo.lat));
    let error = other_form.collect(&db).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("`address.geo.lat`, which is stored in another form"),
        "{error}"
    );
    let order = House::query().filter(|h| h.address.rating.lt(h.former.rating));
    let error = order.collect(&db).await.unwrap_err();
    assert!(
        error.to_string().contains("a stored form of its own"),
        "{error}"
    );
    wire.assert_silent();
}
