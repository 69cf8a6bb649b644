//! Several entities of one partition, read by one query.

mod bad_items;
mod keys;
mod paging;
mod sources;

use dynamodb_embedded::Engine;
use dynamodb_model::{Collection, Db, Entity, Index, Table};
use serde::{Deserialize, Serialize};

use crate::support::table;

#[derive(Table)]
#[table(name = "shop", pk = "pk", sk = "sk")]
#[table(indexes(ByState, ByCity), entities(Account, Order, Line, Note))]
struct Shop;

#[derive(Index)]
#[index(global, name = "by_state", pk = "state_pk", sk = "state_sk", project = all)]
struct ByState;

#[derive(Index)]
#[index(global, name = "by_city", pk = "city_pk", sk = "city_sk", project = keys_only)]
struct ByCity;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ACCOUNT#{id}", sk = "A-PROFILE"))]
struct Account {
    id: String,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ACCOUNT#{account}", sk = "ORDER#{number}"))]
#[entity(index(ByState, query = by_state, pk = "STATE#{state}#{city}", sk = "{number}#ORDER"))]
#[entity(index(ByCity, query = by_city, pk = city, sk = "{number}#ORDER"))]
struct Order {
    account: String,
    number: u8,
    state: String,
    city: String,
}

/// Its keys stand between those of two orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ACCOUNT#{account}", sk = "ORDER#{order}#LINE#{sku}"))]
#[entity(index(ByState, query = by_state, pk = "STATE#{status}#{town}", sk = "{order}#LINE#{sku}"))]
#[entity(index(ByCity, query = by_city, pk = town, sk = "{order}#LINE#{sku}"))]
struct Line {
    account: String,
    order: u8,
    sku: String,
    status: String,
    town: String,
    amount: u32,
}

/// An entity of the table, in the same partitions, that the collection does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Shop, key(pk = "ACCOUNT#{account}", sk = "NOTE#{number}"))]
struct Note {
    account: String,
    number: u8,
}

#[derive(Clone, Debug, PartialEq, Collection)]
#[collection(table = Shop)]
enum AccountItem {
    Account(Account),
    Order(Order),
    Line(Line),
}

fn account() -> Account {
    Account {
        id: "ann".into(),
        name: "Ann".into(),
    }
}

fn order(number: u8) -> Order {
    Order {
        account: "ann".into(),
        number,
        state: "open".into(),
        city: "Bonn".into(),
    }
}

fn line(order: u8, sku: &str) -> Line {
    Line {
        account: "ann".into(),
        order,
        sku: sku.into(),
        status: "open".into(),
        town: "Bonn".into(),
        amount: 3,
    }
}

/// What the shop has under `ann`, in key order.
fn items() -> Vec<AccountItem> {
    vec![
        AccountItem::Account(account()),
        AccountItem::Order(order(1)),
        AccountItem::Line(line(1, "cup")),
        AccountItem::Line(line(1, "pot")),
        AccountItem::Order(order(2)),
        AccountItem::Line(line(2, "jar")),
        AccountItem::Order(order(3)),
    ]
}

/// The items of `ann`, and an account beside them in a partition of its own.
async fn shop() -> (Engine, Db<Shop>) {
    let (engine, db) = table::<Shop>().await;
    let mut other = account();
    other.id = "bob".into();
    other.create().send(&db).await.unwrap();
    for item in items() {
        match item {
            AccountItem::Account(account) => account.create().send(&db).await.unwrap(),
            AccountItem::Order(order) => order.create().send(&db).await.unwrap(),
            AccountItem::Line(line) => line.create().send(&db).await.unwrap(),
        };
    }
    (engine, db)
}

fn reversed() -> Vec<AccountItem> {
    items().into_iter().rev().collect()
}

#[tokio::test]
async fn a_partition_is_read_in_key_order_by_one_request() {
    let (_engine, db) = shop().await;
    let (db, wire) = crate::support::recorded(&db);
    let found: Vec<AccountItem> = AccountItem::query("ann").collect(&db).await.unwrap();
    assert_eq!(found, items());
    assert_eq!(wire.only().operation, "Query");
    let found = AccountItem::query("ann").descending().collect(&db).await;
    assert_eq!(found.unwrap(), reversed());
    let found = AccountItem::query("ann")
        .descending()
        .ascending()
        .consistent();
    assert_eq!(found.collect(&db).await.unwrap(), items());
}

#[tokio::test]
async fn a_partition_is_named_as_in_the_queries_of_its_entities() {
    let (_engine, db) = shop().await;
    let name = "ann".to_owned();
    for query in [
        AccountItem::query("ann"),
        AccountItem::query(&name),
        AccountItem::query(name.clone()),
    ] {
        assert_eq!(query.count(&db).await.unwrap(), 7);
    }
}

#[tokio::test]
async fn an_empty_partition_has_nothing() {
    let (_engine, db) = shop().await;
    assert_eq!(AccountItem::query("nobody").collect(&db).await.unwrap(), []);
    assert_eq!(AccountItem::query("nobody").first(&db).await.unwrap(), None);
    assert_eq!(AccountItem::query("nobody").count(&db).await.unwrap(), 0);
    assert!(
        AccountItem::query("nobody")
            .stream(&db)
            .next()
            .await
            .is_none()
    );
    let page = AccountItem::query("nobody").page(&db, None).await.unwrap();
    assert!(page.items().is_empty() && page.next().is_none());
}

#[tokio::test]
async fn items_fold_into_what_they_are_together() {
    #[derive(Debug, Default, PartialEq)]
    struct Customer {
        name: String,
        orders: Vec<(u8, Vec<String>)>,
    }

    let (_engine, db) = shop().await;
    let customer = AccountItem::query("ann").page_size(2).fold(
        &db,
        Customer::default(),
        |mut customer, item| {
            match item {
                AccountItem::Account(account) => customer.name = account.name,
                AccountItem::Order(order) => customer.orders.push((order.number, Vec::new())),
                AccountItem::Line(line) => customer
                    .orders
                    .last_mut()
                    .into_iter()
                    .for_each(|(_, lines)| lines.push(line.sku.clone())),
            }
            customer
        },
    );
    let lines = |skus: &[&str]| skus.iter().map(|&sku| sku.to_owned()).collect();
    assert_eq!(
        customer.await.unwrap(),
        Customer {
            name: "Ann".into(),
            orders: vec![
                (1, lines(&["cup", "pot"])),
                (2, lines(&["jar"])),
                (3, vec![])
            ],
        }
    );
}
