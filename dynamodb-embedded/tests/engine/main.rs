//! The engine as a test of a service uses it, through the SDK's own client.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod clock;
mod differences;
mod expressions;
mod lifecycle;
mod outside;
mod runtimes;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::create_table::builders::CreateTableFluentBuilder;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType,
    ScalarAttributeType,
};

fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

fn n(number: u64) -> AttributeValue {
    AttributeValue::N(number.to_string())
}

fn string_attribute(name: &str) -> AttributeDefinition {
    AttributeDefinition::builder()
        .attribute_name(name)
        .attribute_type(ScalarAttributeType::S)
        .build()
        .unwrap()
}

fn key(name: &str, key_type: KeyType) -> KeySchemaElement {
    KeySchemaElement::builder()
        .attribute_name(name)
        .key_type(key_type)
        .build()
        .unwrap()
}

/// A table with the string partition key `pk`, not yet sent.
fn table(client: &Client, name: &str) -> CreateTableFluentBuilder {
    client
        .create_table()
        .table_name(name)
        .billing_mode(BillingMode::PayPerRequest)
        .attribute_definitions(string_attribute("pk"))
        .key_schema(key("pk", KeyType::Hash))
}

async fn create(client: &Client, name: &str) {
    table(client, name).send().await.unwrap();
}

async fn put(client: &Client, name: &str, pk: &str, value: &str) {
    let put = client.put_item().table_name(name);
    put.item("pk", s(pk))
        .item("value", s(value))
        .send()
        .await
        .unwrap();
}

/// The value that [`put`] wrote.
async fn get(client: &Client, name: &str, pk: &str) -> Option<String> {
    let get = client.get_item().table_name(name).key("pk", s(pk));
    let item = get.send().await.unwrap().item?;
    Some(item.get("value")?.as_s().unwrap().clone())
}
