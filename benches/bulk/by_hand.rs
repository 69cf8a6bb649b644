//! The loops that a service writes over the SDK: one request at a time, and what was not processed sent again at once.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{KeysAndAttributes, PutRequest, WriteRequest};

use crate::Result;
use crate::sample::{Item, Sample};

/// How a sample becomes an item and is read back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codec {
    pub(crate) encode: fn(&Sample) -> Result<Item>,
    pub(crate) decode: fn(Item) -> Result<Sample>,
}

pub(crate) const MAPS: Codec = Codec {
    encode: Sample::item_by_hand,
    decode: Sample::from_item_by_hand,
};

pub(crate) const SERDE: Codec = Codec {
    encode: Sample::item_by_serde,
    decode: Sample::from_item_by_serde,
};

pub(crate) async fn write(
    client: &Client,
    table: &str,
    samples: &[Sample],
    codec: Codec,
) -> Result {
    for chunk in samples.chunks(25) {
        let puts: Result<Vec<_>> = chunk
            .iter()
            .map(|sample| put((codec.encode)(sample)?))
            .collect();
        let mut left = HashMap::from([(table.to_owned(), puts?)]);
        while !left.is_empty() {
            let request = client.batch_write_item().set_request_items(Some(left));
            left = request.send().await?.unprocessed_items.unwrap_or_default();
        }
    }
    Ok(())
}

/// The samples of these keys, in their order.
pub(crate) async fn read(
    client: &Client,
    table: &str,
    keys: &[Sample],
    codec: Codec,
) -> Result<Vec<Option<Sample>>> {
    let mut samples = Vec::with_capacity(keys.len());
    for chunk in keys.chunks(100) {
        let asked = chunk.iter().map(Sample::key_by_hand).collect();
        let asked = KeysAndAttributes::builder().set_keys(Some(asked)).build()?;
        let mut left = HashMap::from([(table.to_owned(), asked)]);
        let mut found = HashMap::with_capacity(chunk.len());
        while !left.is_empty() {
            let request = client.batch_get_item().set_request_items(Some(left));
            let reply = request.send().await?;
            for item in reply.responses.unwrap_or_default().into_values().flatten() {
                let sample = (codec.decode)(item)?;
                found.insert(sample.number, sample);
            }
            left = reply.unprocessed_keys.unwrap_or_default();
        }
        // DynamoDB answers in any order.
        samples.extend(chunk.iter().map(|key| found.remove(&key.number)));
    }
    Ok(samples)
}

pub(crate) fn put(item: Item) -> Result<WriteRequest> {
    let put = PutRequest::builder().set_item(Some(item)).build()?;
    Ok(WriteRequest::builder().put_request(put).build())
}
