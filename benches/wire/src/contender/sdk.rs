//! The loops over the SDK alone, for any way of making items and reading them.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::batch_write_item::{BatchWriteItem, BatchWriteItemInput};
use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes, PutRequest, WriteRequest};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin as _;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest as _, SharedRequestSerializer};
use aws_smithy_types::config_bag::ConfigBag;
use bytes::Bytes;

use super::Contender;
use crate::Result;
use crate::http::Replies;
use crate::order::{Order, TABLE, first, partition, sort};
use crate::work::{Operation, Outcome};

/// An item as the SDK has it.
pub(super) type Item = HashMap<String, AttributeValue>;

/// How an order becomes an item, and items become orders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Codec {
    pub(super) encode: fn(&Order) -> Result<Item>,
    pub(super) decode: fn(Item) -> Result<Order>,
    pub(super) decode_all: fn(Vec<Item>) -> Result<Vec<Order>>,
}

pub(super) fn contender(name: &'static str, codec: Codec) -> Contender {
    let replies = Replies::default();
    let with = (replies.client(), codec);
    Contender::new(name, replies)
        .does(Operation::Query, &with, query)
        .does(Operation::GetItem, &with, get)
        .does(Operation::PutItem, &with, put)
        .does(Operation::BatchWrite, &with, batch_write)
        .does(Operation::BatchGet, &with, batch_get)
        .does(Operation::Body, &with, async |(_, codec), orders| {
            body(*codec, orders)
        })
}

type With = (Client, Codec);

async fn query((client, codec): &With, orders: &[Order]) -> Result<Outcome> {
    let partition = partition(&first(orders)?.customer);
    let reply = client
        .query()
        .table_name(TABLE)
        .key_condition_expression("#pk = :pk AND begins_with(#sk, :sk)")
        .expression_attribute_names("#pk", "PK")
        .expression_attribute_names("#sk", "SK")
        .expression_attribute_values(":pk", AttributeValue::S(partition))
        .expression_attribute_values(":sk", AttributeValue::S("ORDER#".to_owned()))
        .send()
        .await?;
    let items = reply.items.unwrap_or_default();
    (codec.decode_all)(items).map(Outcome::Orders)
}

async fn get((client, codec): &With, orders: &[Order]) -> Result<Outcome> {
    let key = key(first(orders)?);
    let request = client.get_item().table_name(TABLE).set_key(Some(key));
    let item = request.send().await?.item.ok_or("it was not found")?;
    Ok(Outcome::Orders(vec![(codec.decode)(item)?]))
}

async fn put((client, codec): &With, orders: &[Order]) -> Result<Outcome> {
    let item = (codec.encode)(first(orders)?)?;
    let request = client.put_item().table_name(TABLE).set_item(Some(item));
    request.send().await?;
    Ok(Outcome::Sent)
}

async fn batch_write((client, codec): &With, orders: &[Order]) -> Result<Outcome> {
    let mut left = writes(*codec, orders)?;
    while !left.is_empty() {
        let request = client.batch_write_item().set_request_items(Some(left));
        left = request.send().await?.unprocessed_items.unwrap_or_default();
    }
    Ok(Outcome::Sent)
}

async fn batch_get((client, codec): &With, orders: &[Order]) -> Result<Outcome> {
    let keys = orders.iter().map(key).collect();
    let keys = KeysAndAttributes::builder().set_keys(Some(keys)).build()?;
    let mut left = HashMap::from([(TABLE.to_owned(), keys)]);
    let mut found = Vec::with_capacity(orders.len());
    while !left.is_empty() {
        let request = client.batch_get_item().set_request_items(Some(left));
        let reply = request.send().await?;
        for items in reply.responses.unwrap_or_default().into_values() {
            found.append(&mut (codec.decode_all)(items)?);
        }
        left = reply.unprocessed_keys.unwrap_or_default();
    }
    Ok(Outcome::Orders(found))
}

/// The body by the SDK's own serializer, which is reached as its own benchmarks do.
fn body(codec: Codec, orders: &[Order]) -> Result<Outcome> {
    let input = BatchWriteItemInput::builder()
        .set_request_items(Some(writes(codec, orders)?))
        .build()?;
    let layer = BatchWriteItem::new()
        .config()
        .ok_or("an operation without layer")?;
    let serializer = layer
        .load::<SharedRequestSerializer>()
        .ok_or("an operation without serializer")?;
    let request = serializer
        .serialize_input(Input::erase(input), &mut ConfigBag::base())
        .map_err(|error| error.to_string())?;
    let body = request.into_parts().body;
    let body = body.bytes().ok_or("a body that is a stream")?;
    Ok(Outcome::Body(Bytes::copy_from_slice(body)))
}

fn writes(codec: Codec, orders: &[Order]) -> Result<HashMap<String, Vec<WriteRequest>>> {
    let puts: Result<Vec<_>> = orders
        .iter()
        .map(|order| {
            let item = (codec.encode)(order)?;
            let put = PutRequest::builder().set_item(Some(item)).build()?;
            Ok(WriteRequest::builder().put_request(put).build())
        })
        .collect();
    Ok(HashMap::from([(TABLE.to_owned(), puts?)]))
}

fn key(order: &Order) -> Item {
    HashMap::from([
        (
            "PK".to_owned(),
            AttributeValue::S(partition(&order.customer)),
        ),
        ("SK".to_owned(), AttributeValue::S(sort(order.number))),
    ])
}
