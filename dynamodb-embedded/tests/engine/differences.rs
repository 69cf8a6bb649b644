//! What the engine lets pass and the service refuses: the table in the README, row by row. A failure here after an
//! update of the engine is good news, and the row goes.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeValue, GlobalSecondaryIndex, KeyType, LocalSecondaryIndex, Projection, ProjectionType,
    ReturnValue,
};
use dynamodb_embedded::Engine;

use crate::{create, key, n, s, string_attribute, table};

/// An engine with the table `items`, and in it `{ pk: "1", a: 1, l: [1, 2] }`.
async fn one_item() -> (Engine, Client) {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    create(&client, "items").await;
    let put = client.put_item().table_name("items");
    put.item("pk", s("1"))
        .item("a", n(1))
        .item("l", AttributeValue::L(vec![n(1), n(2)]))
        .send()
        .await
        .unwrap();
    (engine, client)
}

/// How many items a scan finds by this filter with one value, `:v`.
async fn matches(client: &Client, filter: &str, value: AttributeValue) -> i32 {
    let scan = client.scan().table_name("items").filter_expression(filter);
    let found = scan.expression_attribute_values(":v", value).send();
    found.await.unwrap().count()
}

fn keys_only() -> Projection {
    let keys_only = ProjectionType::KeysOnly;
    Projection::builder().projection_type(keys_only).build()
}

/// An engine with the table `items`, an index `by_device` on it that carries keys only, and one item in both.
async fn one_indexed_item(local: bool) -> (Engine, Client) {
    let engine = Engine::memory().await.unwrap();
    let client = engine.client();
    let create = table(&client, "items")
        .attribute_definitions(string_attribute("sk"))
        .attribute_definitions(string_attribute("device"))
        .key_schema(key("sk", KeyType::Range));
    let create = if local {
        let index = LocalSecondaryIndex::builder()
            .index_name("by_device")
            .key_schema(key("pk", KeyType::Hash))
            .key_schema(key("device", KeyType::Range))
            .projection(keys_only());
        create.local_secondary_indexes(index.build().unwrap())
    } else {
        let index = GlobalSecondaryIndex::builder()
            .index_name("by_device")
            .key_schema(key("device", KeyType::Hash))
            .projection(keys_only());
        create.global_secondary_indexes(index.build().unwrap())
    };
    create.send().await.unwrap();
    let put = client.put_item().table_name("items");
    put.item("pk", s("1"))
        .item("sk", s("1"))
        .item("device", s("o"))
        .item("beyond", s("in the table alone"))
        .send()
        .await
        .unwrap();
    (engine, client)
}

/// What a query of `by_device` gives when it projects an attribute that the index does not carry.
async fn project_beyond(
    client: &Client,
    condition: &str,
    value: AttributeValue,
) -> Vec<HashMap<String, AttributeValue>> {
    let query = client.query().table_name("items").index_name("by_device");
    let found = query
        .key_condition_expression(condition)
        .expression_attribute_values(":v", value)
        .projection_expression("beyond")
        .send();
    found.await.unwrap().items().to_vec()
}

#[tokio::test]
async fn update_that_only_removes_makes_an_item() {
    let (_engine, client) = one_item().await;
    let update = client.update_item().table_name("items").key("pk", s("2"));
    update.update_expression("REMOVE a").send().await.unwrap();

    let get = client.get_item().table_name("items").key("pk", s("2"));
    let item = get.send().await.unwrap().item.unwrap();
    assert_eq!(item, HashMap::from([("pk".to_owned(), s("2"))]));
}

#[tokio::test]
async fn attribute_that_a_global_index_does_not_carry() {
    let (_engine, client) = one_indexed_item(false).await;
    let items = project_beyond(&client, "device = :v", s("o")).await;
    assert_eq!(items, [HashMap::new()]);

    let query = client.query().table_name("items").index_name("by_device");
    let filtered = query
        .key_condition_expression("device = :v")
        .expression_attribute_values(":v", s("o"))
        .filter_expression("attribute_exists(beyond)")
        .send();
    assert_eq!(filtered.await.unwrap().count(), 0);
}

#[tokio::test]
async fn attribute_that_a_local_index_does_not_carry() {
    let (_engine, client) = one_indexed_item(true).await;
    let items = project_beyond(&client, "pk = :v", s("1")).await;
    assert_eq!(items, [HashMap::new()]);
}

#[tokio::test]
async fn old_value_of_one_list_element() {
    let (_engine, client) = one_item().await;
    let update = client.update_item().table_name("items").key("pk", s("1"));
    let updated = update
        .update_expression("SET l[1] = :v")
        .expression_attribute_values(":v", n(3))
        .return_values(ReturnValue::UpdatedOld)
        .send();
    let old = updated.await.unwrap().attributes.unwrap();
    assert_eq!(old.get("l"), Some(&AttributeValue::L(vec![n(1), n(2)])));
}

#[tokio::test]
async fn leading_underscore() {
    let (_engine, client) = one_item().await;
    let update = client.update_item().table_name("items").key("pk", s("1"));
    let update = update
        .update_expression("SET _x = :v")
        .expression_attribute_values(":v", n(1));
    update.send().await.unwrap();
}

#[tokio::test]
async fn constants_of_a_type_that_the_condition_cannot_have() {
    let (_engine, client) = one_item().await;
    let list = AttributeValue::L(vec![n(9)]);
    assert_eq!(matches(&client, "a < :v", list).await, 0);
    assert_eq!(
        matches(&client, "attribute_type(a, :v)", s("no type")).await,
        0
    );
}

#[tokio::test]
async fn more_than_300_operators() {
    let (_engine, client) = one_item().await;
    let filter = vec!["a = :v"; 152].join(" AND ");
    assert_eq!(matches(&client, &filter, n(1)).await, 1);
}

#[tokio::test]
async fn between_in_the_wrong_order() {
    let (_engine, client) = one_item().await;
    let scan = client.scan().table_name("items");
    let found = scan
        .filter_expression("a BETWEEN :hi AND :lo")
        .expression_attribute_values(":lo", n(0))
        .expression_attribute_values(":hi", n(2))
        .send();
    assert_eq!(found.await.unwrap().count(), 0);
}

#[tokio::test]
async fn scan_from_a_key_of_another_segment() {
    let (_engine, client) = one_item().await;
    // The key is in one of the two segments, and so foreign to the other.
    for segment in [0, 1] {
        let scan = client.scan().table_name("items");
        let scan = scan.segment(segment).total_segments(2);
        scan.exclusive_start_key("pk", s("1")).send().await.unwrap();
    }
}

#[tokio::test]
async fn credentials_are_not_checked() {
    let (engine, _client) = one_item().await;
    let other = aws_sdk_dynamodb::config::Credentials::new("other", "other", None, None, "test");
    let config = aws_sdk_dynamodb::config::Builder::from(&engine.sdk_config())
        .credentials_provider(other)
        .region(aws_sdk_dynamodb::config::Region::new("nowhere"))
        .build();
    let tables = Client::from_conf(config)
        .list_tables()
        .send()
        .await
        .unwrap();
    assert_eq!(tables.table_names(), ["items"]);
}
