//! The SDK and `serde_dynamo`: what a service has without a library for tables.

use aws_sdk_dynamodb::types::AttributeValue;

use super::sdk::{self, Codec, Item};
use super::{BASELINE, Contender};
use crate::Result;
use crate::order::{Order, partition, sort};

pub(super) fn contender() -> Contender {
    let codec = Codec {
        encode,
        decode: |item| Ok(serde_dynamo::from_item(item)?),
        decode_all: |items| Ok(serde_dynamo::from_items(items)?),
    };
    sdk::contender(BASELINE, codec)
}

fn encode(order: &Order) -> Result<Item> {
    let mut item: Item = serde_dynamo::to_item(order)?;
    let keys = [
        ("PK", partition(&order.customer)),
        ("SK", sort(order.number)),
        ("_type", "Order".to_owned()),
    ];
    item.extend(keys.map(|(name, value)| (name.to_owned(), AttributeValue::S(value))));
    Ok(item)
}
