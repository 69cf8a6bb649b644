//! What an index carries decides what can be read through it.

use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, Index, Projection, Table};
use serde::{Deserialize, Serialize};

use crate::support::{recorded, table};

#[derive(Table)]
#[table(
    name = "store",
    pk = "pk",
    sk = "sk",
    indexes(Bare, Including, Full),
    entities(Product)
)]
struct Store;

#[derive(Index)]
#[index(global, name = "bare", pk = "bare_pk", sk = "bare_sk", project = keys_only)]
struct Bare;

#[derive(Index)]
#[index(global, name = "some", pk = "some_pk", project = include("price", "title"))]
struct Including;

#[derive(Index)]
#[index(global, name = "full", pk = "full_pk", sk = "full_sk", project = all)]
struct Full;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Store, key(pk = "SHOP#{shop}", sk = "PRODUCT#{sku}"))]
#[entity(index(Bare, query = by_brand, pk = "BRAND#{brand}", sk = "{price:desc}"))]
#[entity(index(Including, query = by_color, pk = "COLOR#{color}"))]
#[entity(index(Full, query = by_shelf, pk = "SHELF#{shelf}", sk = "{sku}"))]
struct Product {
    shop: String,
    sku: u32,
    brand: String,
    price: u32,
    title: Option<String>,
    color: Option<String>,
    shelf: u8,
    reserved: bool,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Product)]
struct Label {
    sku: u32,
    price: u32,
    title: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize, Projection)]
#[projection(of = Product)]
struct Price {
    brand: String,
    price: u32,
}

fn product(sku: u32, price: u32) -> Product {
    Product {
        shop: "s".to_owned(),
        sku,
        brand: "B#1".to_owned(),
        price,
        title: Some(format!("product {sku}")),
        color: Some("red".to_owned()),
        shelf: 7,
        reserved: false,
    }
}

async fn products() -> (Engine, Db<Store>) {
    let (engine, db) = table::<Store>().await;
    for (sku, price) in [(1, 300), (2, 100), (3, 200)] {
        product(sku, price).create().send(&db).await.unwrap();
    }
    (engine, db)
}

#[tokio::test]
async fn a_projection_of_key_parts_is_read_from_the_keys_of_a_keys_only_index() {
    let (_engine, db) = products().await;
    let (db, wire) = recorded(&db);
    let prices = Product::by_brand("B#1")
        .project::<Price>()
        .collect(&db)
        .await
        .unwrap();
    let price = |price| Price {
        brand: "B#1".to_owned(),
        price,
    };
    assert_eq!(prices, [price(300), price(200), price(100)]);
    let sent = wire.only();
    assert_eq!(sent.text("ProjectionExpression"), None);
    assert_eq!(sent.text("Select"), None);
}

#[tokio::test]
async fn a_projection_through_an_including_index_names_only_what_is_there() {
    let (_engine, db) = products().await;
    let (db, wire) = recorded(&db);
    let mut labels = Product::by_color("red")
        .project::<Label>()
        .collect(&db)
        .await
        .unwrap();
    labels.sort_by_key(|label| label.sku);
    let label = |sku: u32, price| Label {
        sku,
        price,
        title: Some(format!("product {sku}")),
    };
    assert_eq!(labels, [label(1, 300), label(2, 100), label(3, 200)]);
    let projected = wire.only().projected().unwrap();
    assert_eq!(projected, ["pk", "price", "sk", "some_pk", "title"]);
}

#[tokio::test]
async fn keys_through_an_index_that_carries_more_ask_for_the_keys_alone() {
    let (_engine, db) = products().await;
    let (db, wire) = recorded(&db);
    let keys = Product::by_color("red").keys().collect(&db).await.unwrap();
    assert!(keys.iter().all(|key| key.color == "red" && key.shop == "s"));
    assert_eq!(wire.only().projected().unwrap(), ["pk", "sk", "some_pk"]);
    let keys = Product::by_shelf(7).keys().collect(&db).await.unwrap();
    assert_eq!(
        keys.iter().map(|key| key.sku).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    let projected = wire.only().projected().unwrap();
    assert_eq!(projected, ["_type", "full_pk", "full_sk", "pk", "sk"]);
}

#[tokio::test]
async fn an_index_that_projects_all_yields_entities_and_filters_by_anything() {
    let (_engine, db) = products().await;
    let (db, wire) = recorded(&db);
    let all = Product::by_shelf(7).collect(&db).await.unwrap();
    assert_eq!(all, [product(1, 300), product(2, 100), product(3, 200)]);
    let sent = wire.only();
    assert!(
        !sent.has("ProjectionExpression") && !sent.has("FilterExpression"),
        "{sent:?}"
    );
    let query = Product::by_shelf(7).filter(|p| p.price.ge(200_u32) & p.reserved.eq(false));
    assert_eq!(query.count(&db).await.unwrap(), 2);
}

#[tokio::test]
async fn a_filter_through_an_including_index_uses_what_it_carries() {
    let (_engine, db) = products().await;
    let query = Product::by_color("red").filter(|p| p.price.lt(300_u32) & p.title.exists());
    let keys = query.keys().collect(&db).await.unwrap();
    assert_eq!(keys.len(), 2);
}

#[tokio::test]
async fn a_projection_of_the_table_reads_optional_fields_as_they_are() {
    let (_engine, db) = products().await;
    let untitled = Product {
        title: None,
        ..product(9, 1)
    };
    untitled.create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let label = Product::get("s", 9)
        .project::<Label>()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(
        label,
        Some(Label {
            sku: 9,
            price: 1,
            title: None
        })
    );
    let sent = wire.only();
    sent.assert_placeholders();
    assert_eq!(
        sent.projected().unwrap(),
        ["_type", "pk", "price", "sk", "sku", "title"]
    );
    assert_eq!(
        Product::get("s", 10)
            .project::<Label>()
            .send(&db)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn an_absent_optional_field_is_none_through_an_including_index() {
    let (_engine, db) = table::<Store>().await;
    let untitled = Product {
        title: None,
        ..product(1, 1)
    };
    untitled.create().send(&db).await.unwrap();
    let label = Product::by_color("red")
        .project::<Label>()
        .first(&db)
        .await
        .unwrap();
    assert_eq!(
        label,
        Some(Label {
            sku: 1,
            price: 1,
            title: None
        })
    );
}
