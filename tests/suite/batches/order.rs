//! Several operations on one item: the last one wins, wherever the others are.

use super::models::{Article, Store, all, article};
use crate::support::{recorded, table};
use dynamodb_model::BatchOperation;

fn numbered(number: u32, text: u32) -> Article {
    Article {
        text: text.to_string(),
        ..article(number)
    }
}

#[tokio::test]
async fn of_writes_that_wait_the_last_is_sent_alone() {
    let (_engine, db) = table::<Store>().await;
    let (db, wire) = recorded(&db);
    let written = db
        .batch_write()
        .put(&numbered(1, 1))
        .put(&numbered(2, 1))
        .put(&numbered(1, 2))
        .delete(Article::delete(2))
        .send()
        .await
        .unwrap();
    assert_eq!((written.done(), written.superseded()), (2, 2));
    let members = wire.only().body["RequestItems"]["store"].clone();
    assert_eq!(members.as_array().unwrap().len(), 2);
    let stored = all(&db).await;
    assert_eq!(stored.into_values().collect::<Vec<_>>(), [numbered(1, 2)]);
}

#[tokio::test]
async fn a_write_waits_for_one_of_its_item_that_is_under_way() {
    let (_engine, db) = table::<Store>().await;
    // Far more writes than are read ahead, over few items: many meet one that is under way.
    let writes = (0..5000_u32).map(|write| numbered(write % 40, write));
    let written = db
        .batch_write()
        .concurrency(16)
        .send_iter(writes.map(|article| BatchOperation::put(&article)))
        .await
        .unwrap();
    assert_eq!(written.done() + written.superseded(), 5000);
    for (number, stored) in all(&db).await {
        assert_eq!(stored, numbered(number, 4960 + number));
    }
}

#[tokio::test]
async fn keys_with_the_same_values_in_another_order_are_other_items() {
    use super::models::Cart;
    let (_engine, db) = table::<Store>().await;
    let line = |owner: &str, line| Cart {
        owner: owner.into(),
        line,
    };
    let written = db
        .batch_write()
        .put(&line("1", 2))
        .put(&line("2", 1))
        .send()
        .await
        .unwrap();
    assert_eq!((written.done(), written.superseded()), (2, 0));
}
