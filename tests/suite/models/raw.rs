//! `encoding = raw`: items that were there before the library, read and written in their own format.

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_embedded::Engine;
use dynamodb_model::{Db, Entity, ErrorKind, Index, Table, starts_with};
use serde::{Deserialize, Serialize};

use crate::support::{Item, item, n, put_raw, recorded, s, stored, table};

#[derive(Table)]
#[table(name = "legacy", pk = "PK", sk = "SK", encoding = raw, type_tag = "kind")]
#[table(indexes(ByMail), entities(Customer, Order, Line))]
struct Legacy;

#[derive(Index)]
#[index(global, name = "by_mail", pk = "GSI1PK", sk = "GSI1SK", project = all)]
struct ByMail;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Legacy, name = "customer", key(pk = "c#{id}", sk = "c#{id}"))]
#[entity(index(ByMail, query = by_mail, pk = "mail|{mail}", sk = "{name}"))]
struct Customer {
    id: String,
    mail: Option<String>,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Legacy, name = "order", key(pk = "c#{customer}", sk = "o_{number:010}"))]
struct Order {
    customer: String,
    number: u32,
    total: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Legacy, name = "line", key(pk = "c#{customer}", sk = "l_{sku}/{number:03}"))]
struct Line {
    customer: String,
    sku: String,
    number: u8,
}

fn old_order(number: u32, total: &str) -> Item {
    item([
        ("PK", s("c#Ann Lee $1")),
        ("SK", s(&format!("o_{number:010}"))),
        ("customer", s("Ann Lee $1")),
        ("number", n(number)),
        ("total", n(total)),
    ])
}

async fn legacy() -> (Engine, Db<Legacy>) {
    let (engine, db) = table::<Legacy>().await;
    let customer = item([
        ("PK", s("c#Ann Lee $1")),
        ("SK", s("c#Ann Lee $1")),
        ("GSI1PK", s("mail|ann@example.org")),
        ("GSI1SK", s("Ann # Lee")),
        ("id", s("Ann Lee $1")),
        ("mail", s("ann@example.org")),
        ("name", s("Ann # Lee")),
        ("created_by", s("another program")),
    ]);
    put_raw(&db, customer).await;
    for (number, total) in [(9, "1.5"), (10, "2"), (100, "3")] {
        put_raw(&db, old_order(number, total)).await;
    }
    (engine, db)
}

fn numbers(orders: &[Order]) -> Vec<u32> {
    orders.iter().map(|order| order.number).collect()
}

#[tokio::test]
async fn items_without_a_type_tag_are_read_as_they_are() {
    let (_engine, db) = legacy().await;
    let order = Order::get("Ann Lee $1", 10).send(&db).await.unwrap();
    let expected = Order {
        customer: "Ann Lee $1".to_owned(),
        number: 10,
        total: 2.0,
    };
    assert_eq!(order, Some(expected));
    let orders = Order::query("Ann Lee $1").collect(&db).await.unwrap();
    assert_eq!(numbers(&orders), [9, 10, 100]);
    let customer = Customer::query("Ann Lee $1").collect(&db).await.unwrap();
    assert_eq!(customer[0].name, "Ann # Lee");
    assert_eq!(customer.len(), 1);
}

#[tokio::test]
async fn a_width_keeps_numbers_in_order_and_gives_them_ranges() {
    let (_engine, db) = legacy().await;
    let query = || Order::query("Ann Lee $1");
    assert_eq!(
        numbers(&query().number(10..).collect(&db).await.unwrap()),
        [10, 100]
    );
    assert_eq!(
        numbers(&query().number(9..100).collect(&db).await.unwrap()),
        [9, 10]
    );
    assert_eq!(
        numbers(&query().number(..=10).collect(&db).await.unwrap()),
        [9, 10]
    );
    assert_eq!(query().number(10..=10).count(&db).await.unwrap(), 1);
    use std::ops::Bound::{Excluded, Included};
    let open = query()
        .number((Excluded(9), Included(100)))
        .count(&db)
        .await
        .unwrap();
    assert_eq!(open, 2);
}

#[tokio::test]
async fn text_is_written_unescaped_with_the_tables_own_names() {
    let (_engine, db) = table::<Legacy>().await;
    let customer = Customer {
        id: "Bo $ 2".to_owned(),
        mail: Some("b o@example.org".to_owned()),
        name: "Bo # Ek".to_owned(),
    };
    customer.create().send(&db).await.unwrap();
    let expected = item([
        ("PK", s("c#Bo $ 2")),
        ("SK", s("c#Bo $ 2")),
        ("GSI1PK", s("mail|b o@example.org")),
        ("GSI1SK", s("Bo # Ek")),
        ("kind", s("customer")),
        ("id", s("Bo $ 2")),
        ("mail", s("b o@example.org")),
        ("name", s("Bo # Ek")),
    ]);
    assert_eq!(stored(&db, &customer).await, Some(expected));
    let found = Customer::by_mail("b o@example.org")
        .name("Bo # Ek")
        .first(&db)
        .await
        .unwrap();
    assert_eq!(found, Some(customer));
}

#[tokio::test]
async fn an_adopted_index_is_queried_by_ranges_and_beginnings_of_its_last_part() {
    let (_engine, db) = legacy().await;
    let query = || Customer::by_mail("ann@example.org");
    assert_eq!(
        query().name(starts_with("Ann #")).count(&db).await.unwrap(),
        1
    );
    assert_eq!(
        query().name("Ann".."Ann # Lee").count(&db).await.unwrap(),
        0
    );
    assert_eq!(
        query().name("Ann"..="Ann # Lee").count(&db).await.unwrap(),
        1
    );
}

#[tokio::test]
async fn a_value_that_holds_the_separator_after_it_is_refused_before_any_request() {
    let (_engine, db) = table::<Legacy>().await;
    let (db, wire) = recorded(&db);
    let line = Line {
        customer: "a".to_owned(),
        sku: "x/1".to_owned(),
        number: 2,
    };
    let error = line.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    let text = error.to_string();
    for word in ["`line`", "`SK`", "`sku`", "/"] {
        assert!(text.contains(word), "{text}");
    }
    let error = Line::get("a", "x/1", 2).send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    let error = Line::query("a").sku("x/1").count(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    wire.assert_silent();
    let line = Line {
        sku: "x#1".to_owned(),
        ..line
    };
    line.create().send(&db).await.unwrap();
    assert_eq!(
        Line::query("a").sku("x#1").collect(&db).await.unwrap(),
        [line]
    );
}

#[tokio::test]
async fn a_number_wider_than_its_width_is_refused() {
    let (_engine, db) = table::<Legacy>().await;
    let order = Order {
        customer: "a".to_owned(),
        number: u32::MAX,
        total: 0.0,
    };
    order.create().send(&db).await.unwrap();
    let item = stored(&db, &order).await.unwrap();
    assert_eq!(item["SK"], s("o_4294967295"));

    #[derive(Table)]
    #[table(name = "narrow", pk = "PK", encoding = raw, entities(Narrow))]
    struct NarrowTable;

    #[derive(Debug, Serialize, Deserialize, Entity)]
    #[entity(table = NarrowTable, key(pk = "n#{number:02}"))]
    struct Narrow {
        number: u32,
    }

    let (_engine, db) = table::<NarrowTable>().await;
    Narrow { number: 99 }.create().send(&db).await.unwrap();
    let error = Narrow { number: 100 }.create().send(&db).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert!(error.to_string().contains("`number`"), "{error}");
}

#[tokio::test]
async fn what_other_programs_added_to_an_item_is_in_nobodys_way() {
    let (_engine, db) = legacy().await;
    let mut odd = old_order(11, "4");
    odd.insert(
        "history".to_owned(),
        AttributeValue::L(vec![n(1), AttributeValue::Null(true)]),
    );
    put_raw(&db, odd).await;
    let order = Order::get("Ann Lee $1", 11).send(&db).await.unwrap();
    assert_eq!(order.map(|order| order.total), Some(4.0));
}

#[tokio::test]
async fn items_that_fit_no_template_of_the_entity_are_left_out_of_its_queries() {
    let (_engine, db) = legacy().await;
    for sort in ["o_12", "o_x", "o_00000000012", "zzz"] {
        let mut stray = old_order(12, "4");
        stray.insert("SK".to_owned(), s(sort));
        put_raw(&db, stray).await;
    }
    let orders = Order::query("Ann Lee $1").collect(&db).await.unwrap();
    assert_eq!(numbers(&orders), [9, 10, 100]);
}
