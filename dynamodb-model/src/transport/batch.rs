//! Batches, in the SDK's own types.

use std::collections::HashMap;

use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItemOutput;
use aws_sdk_dynamodb::operation::batch_write_item::BatchWriteItemOutput;
use aws_sdk_dynamodb::types::{DeleteRequest, KeysAndAttributes, PutRequest, WriteRequest};

use super::input::incomplete;
use super::pages::Caught;
use super::{either, items, sum};
use crate::error::Result;
use crate::item::Item;
use crate::request::{BatchMember, Expressions, Reply};

/// What is to be written in the table.
pub(super) fn writes(
    table: String,
    members: Vec<BatchMember>,
) -> Result<HashMap<String, Vec<WriteRequest>>> {
    let writes = members.into_iter().map(|member| {
        let write = WriteRequest::builder();
        let write = match member {
            BatchMember::Put(item) => {
                let put = PutRequest::builder().set_item(Some(item.into_map()));
                write.put_request(put.build().map_err(incomplete)?)
            }
            BatchMember::Delete(key) => {
                let delete = DeleteRequest::builder().set_key(Some(key.into_map()));
                write.delete_request(delete.build().map_err(incomplete)?)
            }
        };
        Ok(write.build())
    });
    Ok(HashMap::from([(table, writes.collect::<Result<_>>()?)]))
}

/// What is to be read from the table.
pub(super) fn keys(
    table: String,
    keys: Vec<Item>,
    consistent: bool,
    expressions: Expressions,
) -> Result<HashMap<String, KeysAndAttributes>> {
    let keys = KeysAndAttributes::builder()
        .set_keys(Some(keys.into_iter().map(Item::into_map).collect()))
        .set_consistent_read(consistent.then_some(true))
        .set_projection_expression(expressions.projection)
        .set_expression_attribute_names(expressions.names)
        .build()
        .map_err(incomplete)?;
    Ok(HashMap::from([(table, keys)]))
}

/// `caught` are the items where we read them ourselves.
pub(super) fn read(sent: BatchGetItemOutput, caught: Option<Caught>) -> Reply {
    let responses = sent.responses.unwrap_or_default();
    let items = either(caught, responses.into_values().flatten());
    let unprocessed = sent.unprocessed_keys.unwrap_or_default().into_values();
    Reply {
        count: items.len(),
        scanned: items.len(),
        items,
        unprocessed: super::items(unprocessed.flat_map(|keys| keys.keys)),
        capacity: sum(sent.consumed_capacity),
        ..Reply::default()
    }
}

pub(super) fn written(sent: BatchWriteItemOutput) -> Reply {
    let unprocessed = sent.unprocessed_items.unwrap_or_default().into_values();
    let maps = unprocessed.flatten().filter_map(|member| {
        let put = member.put_request.map(|put| put.item);
        put.or_else(|| member.delete_request.map(|delete| delete.key))
    });
    Reply {
        unprocessed: items(maps),
        capacity: sum(sent.consumed_capacity),
        ..Reply::default()
    }
}
