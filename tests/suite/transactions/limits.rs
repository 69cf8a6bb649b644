//! What is refused before anything is sent.

use dynamodb_model::{ErrorKind, WriteTransaction};

use super::shop::{Order, Shop, Stock, customer, order, stock};
use crate::support::{recorded, table};

/// The message of a refusal, of which nothing was sent.
async fn refused(transaction: WriteTransaction<Shop>) -> String {
    let error = transaction.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transaction, "{error}");
    error.to_string()
}

#[tokio::test]
async fn more_than_a_hundred_items_are_refused() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let of = |count| (0..count).fold(db.write(), |all, number| all.create(&order(number)));
    let said = refused(of(101)).await;
    assert!(
        said.contains("up to 100 items, and this one has 101"),
        "{said}"
    );
    wire.assert_silent();
    of(100).send().await.unwrap();
}

#[tokio::test]
async fn items_of_unique_values_count() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let of = |count: u32| {
        (0..count).fold(db.write(), |all, number| {
            all.create(&customer(
                &number.to_string(),
                &format!("{number}@example.com"),
            ))
        })
    };
    let said = refused(of(51)).await;
    assert!(said.contains("this one has 102"), "{said}");
    wire.assert_silent();
    of(50).send().await.unwrap();
}

#[tokio::test]
async fn two_operations_on_one_item_are_refused_across_kinds() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let update = || Stock::update("tea").set(|s| s.count.set(1_u32));
    let said = refused(
        db.write()
            .create(&order(1))
            .check(Stock::check("tea"))
            .update(update()),
    )
    .await;
    assert_eq!(
        said,
        "check `Stock` (operation 2) and update `Stock` (operation 3) are about the same item, and a transaction takes one operation for each; join them in one"
    );
    refused(db.write().put(&stock("tea", 1)).put(&stock("tea", 1))).await;
    refused(
        db.write()
            .delete(Order::delete("ada", 1).unversioned())
            .create(&order(1)),
    )
    .await;
    wire.assert_silent();
}

#[tokio::test]
async fn the_same_key_in_two_tables_is_no_repetition() {
    let (_engine, db) = table::<Shop>().await;
    let other = db.clone().named("shop-2");
    other.create_table().send().await.unwrap();
    let tea = stock("tea", 1);
    db.write()
        .create(&tea)
        .on(&other)
        .create(&tea)
        .send()
        .await
        .unwrap();
    assert!(Stock::get("tea").send(&other).await.unwrap().is_some());
}

fn filled(sku: &str, bytes: usize) -> Stock {
    Stock {
        text: Some("x".repeat(bytes)),
        ..stock(sku, 1)
    }
}

#[tokio::test]
async fn an_item_has_up_to_400_kb() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    // What the item has besides the text: names and values of its other attributes.
    let others = "pkSTOCK#tea".len()
        + "skSTOCK".len()
        + "_typeStock".len()
        + "skutea".len()
        + "count".len()
        + 2
        + "text".len();
    let most = 400 * 1024 - others;
    let said = refused(db.write().put(&filled("tea", most + 1))).await;
    assert!(
        said.starts_with("cannot put `Stock`: the item has 409601 bytes"),
        "{said}"
    );
    wire.assert_silent();
    db.write().put(&filled("tea", most)).send().await.unwrap();
}

#[tokio::test]
async fn all_items_together_have_up_to_4_mb() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let of = |count: usize| {
        (0..count).fold(db.write(), |all, number| {
            all.put(&filled(&number.to_string(), 380_000))
        })
    };
    let said = refused(of(12)).await;
    assert!(
        said.contains("up to 4194304 bytes (4 MB) together"),
        "{said}"
    );
    wire.assert_silent();
    of(11).send().await.unwrap();
}

#[tokio::test]
async fn the_first_operation_that_cannot_be_made_is_told() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    let mut long = order(1);
    long.customer = "a".repeat(3000);
    let error = db
        .write()
        .create(&long)
        .create(&order(2))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Key);
    assert!(
        error
            .to_string()
            .starts_with("cannot create `Order`: key attribute `pk`"),
        "{error}"
    );
    wire.assert_silent();
}

#[tokio::test]
async fn a_token_has_up_to_36_characters() {
    let (_engine, db) = table::<Shop>().await;
    let (db, wire) = recorded(&db);
    for token in ["", &"t".repeat(37)] {
        let said = refused(db.write().create(&order(1)).token(token)).await;
        assert!(said.contains("1 to 36 characters"), "{said}");
    }
    wire.assert_silent();
    db.write()
        .create(&order(1))
        .token("t".repeat(36))
        .send()
        .await
        .unwrap();
}
