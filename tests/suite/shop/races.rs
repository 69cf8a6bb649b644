//! Many buy at once.

use std::collections::BTreeSet;

use super::checkout::{draft, next_number, place};
use super::model::Order;
use super::{available, of, shop};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_there_is_sold_and_no_more() {
    let (_engine, db) = shop().await;
    let mut tasks = Vec::new();
    for buyer in 0..12 {
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            let customer = ["ada", "ben"][buyer % 2];
            let number = next_number(&db).await.unwrap();
            let (order, lines) = draft(customer, number, &[("tea", 1, 450)]);
            place(&db, &order, &lines).send().await
        }));
    }
    let mut sold = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(_) => sold += 1,
            Err(error) => {
                let expected = error.is_condition_failed() || error.is_transient();
                assert!(expected, "{error}");
            }
        }
    }
    assert_eq!(available(&db, "tea").await, 5 - sold);
    let mut orders = 0;
    for customer in ["ada", "ben"] {
        let placed = Order::query(customer).count(&db).await.unwrap();
        assert_eq!(of(&db, customer).await.orders as usize, placed);
        orders += placed;
    }
    assert_eq!(orders, sold as usize);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_given_once() {
    let (_engine, db) = shop().await;
    let mut tasks = Vec::new();
    for _ in 0..16 {
        let db = db.clone();
        tasks.push(tokio::spawn(async move { next_number(&db).await.unwrap() }));
    }
    let mut numbers = BTreeSet::new();
    for task in tasks {
        numbers.insert(task.await.unwrap());
    }
    assert_eq!(numbers, (1..=16).collect());
}
