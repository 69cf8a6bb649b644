//! Collections of indexes, of raw tables, of parts of entities, and of partitions with several parts.

use dynamodb_model::{Collection, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use super::{ByCity, ByState, Line, LineByCityKey, Order, OrderByCityKey, Shop, line, order, shop};
use crate::support::{recorded, table};

#[derive(Debug, PartialEq, Collection)]
#[collection(table = Shop, index = ByState, partition(status, town))]
enum Open {
    Line(Line),
    Order(Order),
}

#[tokio::test]
async fn an_index_is_read_by_the_parts_of_its_own_key() {
    let (_engine, db) = shop().await;
    let found = Open::query("open", &"Bonn".to_owned()).page_size(2);
    assert_eq!(
        found.collect(&db).await.unwrap(),
        [
            Open::Line(line(1, "cup")),
            Open::Line(line(1, "pot")),
            Open::Order(order(1)),
            Open::Line(line(2, "jar")),
            Open::Order(order(2)),
            Open::Order(order(3)),
        ]
    );
    let found = Open::query("open", "Bonn").sort_keys("001#M".."002#M");
    assert_eq!(found.count(&db).await.unwrap(), 2);
    assert_eq!(Open::query("shut", "Bonn").collect(&db).await.unwrap(), []);
    let page = Open::query("open", "Bonn").limit(5).page(&db, None);
    let cursor = page.await.unwrap().next();
    let page = Open::query("open", "Bonn").page(&db, cursor).await.unwrap();
    assert_eq!(page.items(), [Open::Order(order(3))]);
}

#[tokio::test]
async fn variants_can_be_typed_keys() {
    #[derive(Debug, PartialEq, Collection)]
    #[collection(table = Shop, index = ByCity)]
    enum Found {
        Order(OrderByCityKey),
        Line(LineByCityKey),
    }

    let (_engine, db) = shop().await;
    let found = Found::query("Bonn").collect(&db).await.unwrap();
    let shown = found.iter().map(|found| match found {
        Found::Order(key) => format!("{}", key.number),
        Found::Line(key) => format!("{} {}", key.order, key.sku),
    });
    let shown: Vec<_> = shown.collect();
    assert_eq!(shown, ["1 cup", "1 pot", "1", "2 jar", "2", "3"]);
}

#[tokio::test]
async fn projections_ask_for_what_they_need() {
    #[derive(Debug, PartialEq, Deserialize, Projection)]
    #[projection(of = Line)]
    struct Amount {
        amount: u32,
    }

    #[derive(Debug, PartialEq, Deserialize, Projection)]
    #[projection(of = Order)]
    struct Number {
        number: u8,
    }

    #[derive(Debug, PartialEq, Collection)]
    #[collection(table = Shop, query = numbers)]
    enum Numbers {
        Line(Amount),
        Order(Number),
    }

    let (_engine, db) = shop().await;
    let (db, wire) = recorded(&db);
    let found = Numbers::numbers("ann").sort_key_starts_with("ORDER#002");
    assert_eq!(
        found.collect(&db).await.unwrap(),
        [
            Numbers::Order(Number { number: 2 }),
            Numbers::Line(Amount { amount: 3 })
        ]
    );
    let names = wire.only().body["ExpressionAttributeNames"].to_string();
    assert!(
        names.contains("amount") && names.contains("number"),
        "{names}"
    );
    assert!(!names.contains("town"), "{names}");
}

#[derive(Table)]
#[table(name = "old", pk = "PK", sk = "SK", encoding = raw, type_tag = "kind")]
#[table(indexes(ByWeight), entities(Parcel, Stop))]
struct Old;

#[derive(Index)]
#[index(local, name = "by_weight", sk = N("weight"), project = all)]
struct ByWeight;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Old, name = "parcel", key(pk = "p|{depot}|{code}", sk = "0"))]
#[entity(index(ByWeight, query = by_weight, sk = weight))]
struct Parcel {
    depot: u32,
    code: String,
    weight: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Old, name = "stop", key(pk = "p|{depot}|{parcel}", sk = "s {number:03}"))]
#[entity(index(ByWeight, query = by_weight, sk = weight))]
struct Stop {
    depot: u32,
    parcel: String,
    number: u8,
    weight: u32,
}

#[derive(Debug, PartialEq, Collection)]
#[collection(table = Old, partition(depot, code))]
enum Travel {
    Parcel(Parcel),
    Stop(Stop),
}

#[derive(Debug, PartialEq, Collection)]
#[collection(table = Old, index = ByWeight, partition(depot, code))]
enum Weighed {
    Parcel(Parcel),
    Stop(Stop),
}

#[tokio::test]
async fn raw_keys_and_local_indexes_have_collections() {
    let (_engine, db) = table::<Old>().await;
    let parcel = Parcel {
        depot: 7,
        code: "a#b".into(),
        weight: 5,
    };
    let stop = |number, weight| Stop {
        depot: 7,
        parcel: "a#b".into(),
        number,
        weight,
    };
    parcel.create().send(&db).await.unwrap();
    stop(2, 9).create().send(&db).await.unwrap();
    stop(11, 2).create().send(&db).await.unwrap();
    assert_eq!(
        Travel::query(7, "a#b").collect(&db).await.unwrap(),
        [
            Travel::Parcel(parcel.clone()),
            Travel::Stop(stop(2, 9)),
            Travel::Stop(stop(11, 2))
        ]
    );
    let found = Travel::query(&7, "a#b")
        .sort_keys("s 003"..)
        .collect(&db)
        .await;
    assert_eq!(found.unwrap(), [Travel::Stop(stop(11, 2))]);
    assert_eq!(
        Weighed::query(7, "a#b")
            .consistent()
            .collect(&db)
            .await
            .unwrap(),
        [
            Weighed::Stop(stop(11, 2)),
            Weighed::Parcel(parcel),
            Weighed::Stop(stop(2, 9))
        ]
    );
}

#[tokio::test]
async fn a_single_partition_needs_no_value() {
    #[derive(Table)]
    #[table(name = "settings", pk = "pk", sk = "sk", entities(Colour, Size))]
    struct Settings;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Settings, key(pk = "SETTINGS", sk = "COLOUR", singleton))]
    struct Colour {
        name: String,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
    #[entity(table = Settings, key(pk = "SETTINGS", sk = "SIZE", singleton))]
    struct Size {
        points: u8,
    }

    #[derive(Debug, PartialEq, Collection)]
    #[collection(table = Settings, partition())]
    enum Setting {
        Colour(Colour),
        Size(Size),
    }

    let (_engine, db) = table::<Settings>().await;
    let size = Size { points: 9 };
    size.put().send(&db).await.unwrap();
    assert_eq!(
        Setting::query().collect(&db).await.unwrap(),
        [Setting::Size(size)]
    );
}

#[derive(Table)]
#[table(name = "map", pk = "pk", indexes(ByPlace), entities(House, Tree))]
struct Map;

#[derive(Index)]
#[index(global, name = "by_place", pk = ["country", N("region")], sk = ["street", N("number")], project = all)]
struct ByPlace;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Map, key(pk = "HOUSE#{id}"))]
#[entity(index(ByPlace, query = by_place, pk = [country, region], sk = [street, number]))]
struct House {
    id: u32,
    country: String,
    region: u8,
    street: String,
    number: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Map, key(pk = "TREE#{id}"))]
#[entity(index(ByPlace, query = by_place, pk = [country, region], sk = [street, number]))]
struct Tree {
    id: u32,
    country: String,
    region: u8,
    street: String,
    number: u16,
}

#[derive(Debug, PartialEq, Collection)]
#[collection(table = Map, index = ByPlace, partition(country, region))]
enum Thing {
    House(House),
    Tree(Tree),
}

#[tokio::test]
async fn an_index_of_several_attributes_is_read_by_each() {
    let (_engine, db) = table::<Map>().await;
    let house = |id, street: &str, number| House {
        id,
        country: "DE".into(),
        region: 5,
        street: street.into(),
        number,
    };
    let tree = Tree {
        id: 9,
        country: "DE".into(),
        region: 5,
        street: "Am Rhein".into(),
        number: 40,
    };
    for house in [
        house(1, "Am Rhein", 100),
        house(2, "Am Rhein", 9),
        house(3, "Markt", 1),
    ] {
        house.create().send(&db).await.unwrap();
    }
    tree.create().send(&db).await.unwrap();
    let all = [
        Thing::House(house(2, "Am Rhein", 9)),
        Thing::Tree(tree),
        Thing::House(house(1, "Am Rhein", 100)),
        Thing::House(house(3, "Markt", 1)),
    ];
    let found = Thing::query("DE", 5).page_size(1).collect(&db).await;
    assert_eq!(found.unwrap(), all);
    let found = Thing::query("DE", 5).sort_keys(..="Am Rhein");
    assert_eq!(found.descending().count(&db).await.unwrap(), 3);
    let found = Thing::query("DE", 5).sort_keys("B"..).collect(&db).await;
    assert_eq!(found.unwrap(), all[3..]);
    assert_eq!(Thing::query("DE", 6).count(&db).await.unwrap(), 0);
}
