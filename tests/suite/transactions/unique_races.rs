//! Many at once want the same values.

use std::collections::BTreeSet;

use dynamodb_model::Db;

use super::shop::{Customer, Shop, customer};
use crate::support::table;

/// Each value that is taken belongs to an item that has it, and each item's value is taken by it.
async fn assert_true(db: &Db<Shop>) {
    let scan = db
        .client()
        .scan()
        .table_name(db.table_name())
        .send()
        .await
        .unwrap();
    let (mut values, mut items) = (BTreeSet::new(), BTreeSet::new());
    for item in scan.items.unwrap_or_default() {
        let key = item["pk"].as_s().unwrap();
        match key.strip_prefix("UNIQUE#Customer#") {
            Some(value) => {
                let owner = item["_owner"].as_m().unwrap();
                values.insert((owner["pk"].as_s().unwrap().clone(), value.to_owned()));
            }
            None => {
                let email = item["email"].as_s().unwrap();
                items.insert((key.clone(), format!("email#{email}")));
                if let Some(handle) = item.get("handle") {
                    items.insert((key.clone(), format!("handle#{}", handle.as_s().unwrap())));
                }
            }
        }
    }
    assert_eq!(values, items);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_many_creates_wins() {
    let (_engine, db) = table::<Shop>().await;
    let mut tasks = Vec::new();
    for number in 0..16 {
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            customer(&number.to_string(), "same@example.com")
                .create()
                .send(&db)
                .await
        }));
    }
    let mut won = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => won += 1,
            Err(error) => assert!(error.is_not_unique(), "{error}"),
        }
    }
    assert_eq!(won, 1);
    assert_true(&db).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn racing_changes_of_one_item_leave_no_value_behind() {
    let (_engine, db) = table::<Shop>().await;
    for id in ["ada", "eve", "bob"] {
        customer(id, id).create().send(&db).await.unwrap();
    }
    let mut tasks = Vec::new();
    for number in 0..24_u32 {
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            let id = ["ada", "eve", "bob"][(number % 3) as usize];
            let value = format!("v{}", number % 7);
            let done = match number % 5 {
                0 => customer(id, &value).put().send(&db).await,
                1 => Customer::delete(id).send(&db).await,
                2 => {
                    Customer::update(id)
                        .set(|c| c.call_them(value))
                        .send(&db)
                        .await
                }
                _ => {
                    Customer::update(id)
                        .set(|c| c.set_email(value))
                        .send(&db)
                        .await
                }
            };
            if let Err(error) = done {
                let expected =
                    error.is_not_unique() || error.is_condition_failed() || error.is_transient();
                assert!(expected, "{error}");
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_true(&db).await;
}
