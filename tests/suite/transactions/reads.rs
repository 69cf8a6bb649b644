//! What a transaction reads.

use dynamodb_model::ErrorKind;

use super::shop::{Order, Shop, Stock, Total, order, stock};
use crate::support::{item, put_raw, recorded, s, table};

#[tokio::test]
async fn a_transaction_yields_a_tuple() {
    let (_engine, db) = table::<Shop>().await;
    stock("tea", 5).create().send(&db).await.unwrap();
    order(1).create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let (order, none, total) = db
        .read()
        .get(Order::get("ada", 1))
        .get(Stock::get("coffee"))
        .get(Order::get("ada", 2).project::<Total>())
        .send()
        .await
        .unwrap();
    let order: Option<Order> = order;
    let none: Option<Stock> = none;
    let total: Option<Total> = total;
    assert_eq!(order.unwrap().number, 1);
    assert!(none.is_none() && total.is_none());
    assert_eq!(wire.only().operation, "TransactGetItems");
}

#[tokio::test]
async fn any_number_of_one_kind_is_one_member() {
    let (_engine, db) = table::<Shop>().await;
    for number in [1, 3] {
        order(number).create().send(&db).await.unwrap();
    }
    stock("tea", 5).create().send(&db).await.unwrap();
    let (orders, tea) = db
        .read()
        .get_all([1, 2, 3].map(|number| Order::get("ada", number)))
        .get(Stock::get("tea"))
        .send()
        .await
        .unwrap();
    let there: Vec<bool> = orders.iter().map(Option::is_some).collect();
    assert_eq!(there, [true, false, true]);
    assert_eq!(tea.unwrap().count, 5);
}

/// DynamoDB refuses two gets of one item.
#[tokio::test]
async fn an_item_that_is_asked_for_twice_is_read_once() {
    let (_engine, db) = table::<Shop>().await;
    order(1).create().send(&db).await.unwrap();
    let (db, wire) = recorded(&db);
    let (whole, total, again) = db
        .read()
        .get(Order::get("ada", 1))
        .get(Order::get("ada", 1).project::<Total>())
        .get(Order::get("ada", 1))
        .send()
        .await
        .unwrap();
    assert_eq!(whole, again);
    assert_eq!(total.unwrap(), Total { total: 100 });
    assert_eq!(
        wire.only().body["TransactItems"].as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn an_item_of_another_entity_is_an_error_that_names_both() {
    let (_engine, db) = table::<Shop>().await;
    put_raw(
        &db,
        item([
            ("pk", s("STOCK#tea")),
            ("sk", s("STOCK")),
            ("_type", s("Crate")),
        ]),
    )
    .await;
    let error = db.read().get(Stock::get("tea")).send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "cannot get `Stock`: the item of this key is a `Crate`"
    );
}

#[tokio::test]
async fn a_hundred_items_are_read_and_no_more() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let gets = |count: u32| {
        db.read()
            .get_all((0..count).map(|number| Order::get("ada", number)))
            .send()
    };
    let (orders,) = gets(100).await.unwrap();
    assert_eq!(orders.len(), 100);
    wire.take();
    let error = gets(101).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transaction);
    wire.assert_silent();
}
