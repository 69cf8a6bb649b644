//! Expressions that are deep, and an engine that outlives them.

use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use dynamodb_embedded::Engine;

use crate::{create, n, put};

/// 150 comparisons joined by 149 `AND`s: 299 operators, and the service allows 300.
#[tokio::test]
async fn a_legal_expression_of_299_operators() {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    create(&client, "orders").await;
    let put = client.put_item().table_name("orders");
    put.item("pk", crate::s("1"))
        .item("a", n(1))
        .send()
        .await
        .unwrap();

    let found = client
        .scan()
        .table_name("orders")
        .filter_expression(vec!["a = :one"; 150].join(" AND "))
        .expression_attribute_values(":one", n(1))
        .send()
        .await
        .unwrap();

    assert_eq!(found.count(), 1);
}

/// As deep as 4 KB allow. It must be refused, and the engine must live to answer the next request.
#[tokio::test]
async fn four_kilobytes_of_parentheses() {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    create(&client, "orders").await;
    let deep = "(".repeat(4096);

    let scan = client.scan().table_name("orders").filter_expression(&deep);
    let refused = scan.send().await.unwrap_err();
    assert_eq!(refused.code(), Some("ValidationException"));
    let query = client
        .query()
        .table_name("orders")
        .key_condition_expression(&deep);
    let refused = query.send().await.unwrap_err();
    assert_eq!(refused.code(), Some("ValidationException"));

    put(&client, "orders", "1", "still here").await;
}
