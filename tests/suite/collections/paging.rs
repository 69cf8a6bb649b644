//! Limits, pages and cursors count items, whichever variant they are.

use dynamodb_model::ErrorKind;

use super::{Account, AccountItem, Order, items, reversed, shop};
use crate::support::recorded;

#[tokio::test]
async fn small_pages_give_the_same_items() {
    let (_engine, db) = shop().await;
    let (db, wire) = recorded(&db);
    let found = AccountItem::query("ann").page_size(2).collect(&db).await;
    assert_eq!(found.unwrap(), items());
    assert_eq!(wire.take().len(), 4);
    let mut rows = AccountItem::query("ann")
        .page_size(2)
        .descending()
        .stream(&db);
    let mut found = Vec::new();
    while let Some(item) = rows.next().await.transpose().unwrap() {
        found.push(item);
    }
    assert_eq!(found, reversed());
}

#[tokio::test]
async fn limits_count_items_of_all_variants() {
    let (_engine, db) = shop().await;
    for limit in 0..9 {
        for page_size in 1..4 {
            let query = || AccountItem::query("ann").limit(limit).page_size(page_size);
            let expected: Vec<_> = items().into_iter().take(limit).collect();
            assert_eq!(query().collect(&db).await.unwrap(), expected);
            assert_eq!(query().count(&db).await.unwrap(), expected.len());
            let expected: Vec<_> = reversed().into_iter().take(limit).collect();
            assert_eq!(query().descending().collect(&db).await.unwrap(), expected);
        }
    }
    let first = AccountItem::query("ann").first(&db).await.unwrap();
    assert_eq!(first, items().into_iter().next());
    let last = AccountItem::query("ann").descending().first(&db).await;
    assert_eq!(last.unwrap(), items().pop());
}

#[tokio::test]
async fn a_cursor_goes_on_where_the_page_ended() {
    let (_engine, db) = shop().await;
    for limit in 1..8 {
        let (mut found, mut cursor) = (Vec::new(), None);
        loop {
            let page = AccountItem::query("ann").limit(limit).page(&db, cursor);
            let page = page.await.unwrap();
            cursor = page.next();
            found.extend(page);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(found, items());
    }
}

#[tokio::test]
async fn a_cursor_is_bound_to_the_collection() {
    let (_engine, db) = shop().await;
    let page = AccountItem::query("ann").limit(2).page(&db, None).await;
    let cursor = page.unwrap().next().unwrap();
    let (db, wire) = recorded(&db);
    let refused = |error: dynamodb_model::Error| assert_eq!(error.kind(), ErrorKind::Cursor);
    let elsewhere = AccountItem::query("bob").page(&db, cursor.clone()).await;
    refused(elsewhere.unwrap_err());
    let backwards = AccountItem::query("ann").descending();
    refused(backwards.page(&db, cursor.clone()).await.unwrap_err());
    refused(
        Order::query("ann")
            .page(&db, cursor.clone())
            .await
            .unwrap_err(),
    );
    refused(Account::query("ann").page(&db, cursor).await.unwrap_err());
    wire.assert_silent();
}
