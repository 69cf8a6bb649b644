//! What unique values can be, and items whose values nobody has taken.

use dynamodb_model::{Db, ErrorKind};

use super::shop::{Customer, Shop, customer};
use super::unique::taken;
use crate::support::{Item, item, n, put_raw, recorded, rows_of, s, table};

async fn get(db: &Db<Shop>, id: &str) -> Option<Customer> {
    Customer::get(id).send(db).await.unwrap()
}

/// Writes a customer past the library, who takes no value.
async fn put_past_the_library(db: &Db<Shop>, id: &str, email: &str) {
    let mut stored: Item = item([
        ("pk", s(&format!("CUSTOMER#{id}"))),
        ("sk", s("PROFILE")),
        ("_type", s("Customer")),
        ("id", s(id)),
        ("email", s(email)),
    ]);
    stored.insert("orders".to_owned(), n(0));
    put_raw(db, stored).await;
}

#[tokio::test]
async fn every_character_stays_what_it_is() {
    let (_engine, db) = table::<Shop>().await;
    let values = [
        "a#b",
        "a",
        "a#",
        "#",
        "$23",
        "\u{0}",
        " ",
        "ß𝄞",
        "A",
        "handle#x",
        "x#y#z",
        "\u{10ffff}",
    ];
    for (number, value) in values.iter().enumerate() {
        customer(&number.to_string(), value)
            .create()
            .send(&db)
            .await
            .unwrap();
    }
    for value in values {
        assert!(
            customer("new", value)
                .create()
                .send(&db)
                .await
                .unwrap_err()
                .is_not_unique()
        );
    }
    for number in 0..values.len() {
        Customer::delete(number.to_string())
            .send(&db)
            .await
            .unwrap();
    }
    assert!(taken(&db).await.is_empty());
}

#[tokio::test]
async fn a_value_that_is_too_long_or_empty_names_its_field() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let error = customer("ada", &"x".repeat(1025))
        .create()
        .send(&db)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert!(
        error
            .to_string()
            .starts_with("cannot create `Customer`: unique field `email`: "),
        "{error}"
    );
    wire.assert_silent();
    // An empty text is a value like any other.
    customer("ada", "").create().send(&db).await.unwrap();
    assert!(
        customer("eve", "")
            .create()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
}

#[tokio::test]
async fn an_item_from_before_its_field_was_unique_can_claim_its_value() {
    let (_engine, db) = table::<Shop>().await;
    put_past_the_library(&db, "ada", "a@example.com").await;
    let ada = get(&db, "ada").await.unwrap();
    ada.replace().send(&db).await.unwrap();
    assert!(taken(&db).await.is_empty());
    for _ in 0..2 {
        ada.replace().claiming_unique().send(&db).await.unwrap();
        assert_eq!(taken(&db).await, ["email#a@example.com"]);
    }
    // Another item with the value came too late.
    put_past_the_library(&db, "eve", "a@example.com").await;
    let eve = get(&db, "eve").await.unwrap();
    assert!(
        eve.replace()
            .claiming_unique()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
}

#[tokio::test]
async fn scans_and_queries_pass_over_the_items_of_values() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    customer("eve", "e@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    assert_eq!(Customer::scan().collect(&db).await.unwrap().len(), 2);
    assert_eq!(Customer::scan_profiles().count(&db).await.unwrap(), 2);
    assert_eq!(Customer::profiles().collect(&db).await.unwrap().len(), 2);
    // They are spread over an index that swaps the keys.
    let rows = rows_of(&db, "inverted").await;
    let of_values: Vec<_> = rows
        .iter()
        .filter(|row| row.contains_key("_owner"))
        .collect();
    assert_eq!(of_values.len(), 2);
    assert_ne!(of_values[0]["sk"], of_values[1]["sk"]);
}

#[tokio::test]
async fn a_value_that_is_another_items_after_all_is_left_alone() {
    let (_engine, db) = table::<Shop>().await;
    customer("ada", "a@example.com")
        .create()
        .send(&db)
        .await
        .unwrap();
    // Written past the library: now two items have the value, and it is ada's.
    put_past_the_library(&db, "eve", "a@example.com").await;
    Customer::delete("eve").send(&db).await.unwrap();
    assert_eq!(taken(&db).await, ["email#a@example.com"]);
    assert!(
        customer("bob", "a@example.com")
            .create()
            .send(&db)
            .await
            .unwrap_err()
            .is_not_unique()
    );
}
