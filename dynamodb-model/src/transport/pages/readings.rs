//! Replies, and both readings of them, for whoever compares the two.

use std::collections::HashMap;

use aws_sdk_dynamodb::config::ConfigBag;
use aws_sdk_dynamodb::operation::batch_get_item::BatchGetItemOutput;
use aws_sdk_dynamodb::operation::get_item::GetItemOutput;
use aws_sdk_dynamodb::operation::query::QueryOutput;
use aws_sdk_dynamodb::operation::transact_get_items::TransactGetItemsOutput;
use aws_sdk_dynamodb::operation::update_item::UpdateItemOutput;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_runtime_api::client::interceptors::context::Output;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SharedResponseDeserializer};

use super::{Reader, Slot, reading};
#[cfg(test)]
use crate::codec::samples::{Style, write_all, write_item};
use crate::item::Item;

type Attributes = HashMap<String, AttributeValue>;

/// A reply that was read: its items, and the rest in words.
pub(crate) type Read = (Vec<Attributes>, String);

/// An operation whose replies have items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    name: &'static str,
    /// Around the items.
    #[cfg_attr(not(test), expect(dead_code, reason = "fuzzing has bodies of its own"))]
    body: [&'static str; 2],
    /// Takes the items from an output; without them it must say the same, whoever read it.
    split: fn(Output) -> Read,
}

pub(crate) const QUERY: Operation = Operation {
    name: "Query",
    body: [
        r#"{"Count":2,"Items":"#,
        r#","LastEvaluatedKey":{"pk":{"S":"}\"]"}},"ScannedCount":5}"#,
    ],
    split: split_query,
};

pub(crate) const OPERATIONS: [Operation; 6] = [
    QUERY,
    Operation {
        name: "Query",
        body: [r#"{"ConsumedCapacity":{"CapacityUnits":1.5},"Items":"#, "}"],
        split: split_query,
    },
    Operation {
        name: "GetItem",
        body: [r#"{"Item":"#, r#","ConsumedCapacity":{"TableName":"t"}}"#],
        split: |output| {
            let mut output = output.downcast::<GetItemOutput>().expect("its output");
            let items = output.item.take().into_iter().collect();
            (items, format!("{output:?}"))
        },
    },
    Operation {
        name: "UpdateItem",
        body: [r#"{"Attributes":"#, "}"],
        split: |output| {
            let mut output = output.downcast::<UpdateItemOutput>().expect("its output");
            let items = output.attributes.take().into_iter().collect();
            (items, format!("{output:?}"))
        },
    },
    Operation {
        name: "TransactGetItems",
        body: [r#"{"Responses":[{},{"Item":"#, "},{}]}"],
        split: |output| {
            let mut output = output
                .downcast::<TransactGetItemsOutput>()
                .expect("its output");
            let found = output.responses.take().unwrap_or_default();
            let items = found.into_iter().filter_map(|each| each.item).collect();
            (items, format!("{output:?}"))
        },
    },
    Operation {
        name: "BatchGetItem",
        body: [r#"{"Responses":{"table":"#, r#"},"UnprocessedKeys":{}}"#],
        split: |output| {
            let mut output = output.downcast::<BatchGetItemOutput>().expect("its output");
            let tables = output.responses.take().unwrap_or_default();
            (
                tables.into_values().flatten().collect(),
                format!("{output:?}"),
            )
        },
    },
];

fn split_query(output: Output) -> Read {
    let mut output = output.downcast::<QueryOutput>().expect("its output");
    (
        output.items.take().unwrap_or_default(),
        format!("{output:?}"),
    )
}

impl Operation {
    fn sdk(self) -> &'static SharedResponseDeserializer {
        let (_, layer) = reading(self.name).expect("a layer");
        layer
            .load::<SharedResponseDeserializer>()
            .expect("a reader")
    }

    pub(crate) fn by_sdk(self, response: &HttpResponse) -> Option<Read> {
        let output = self
            .sdk()
            .deserialize_nonstreaming_with_config(response, &ConfigBag::base());
        Some((self.split)(output.ok()?))
    }

    /// The items that we take, and the rest.
    pub(crate) fn taken(self, response: &HttpResponse) -> Option<(Vec<Item>, String)> {
        let (member, _) = reading(self.name).expect("a layer");
        let reader = Reader {
            member,
            sdk: self.sdk(),
            slot: Slot::default(),
        };
        let (output, items) = reader.read(response, &ConfigBag::base())?;
        let (none, rest) = (self.split)(output);
        assert!(none.is_empty(), "the SDK reads no items");
        Some((items.into_iter().flatten().collect(), rest))
    }

    #[cfg(test)]
    pub(crate) fn by_us(self, response: &HttpResponse) -> Option<Read> {
        let (items, rest) = self.taken(response)?;
        Some((items.into_iter().map(Item::into_map).collect(), rest))
    }

    #[cfg(test)]
    pub(crate) fn write(self, items: &[Attributes], style: Style) -> String {
        let [before, after] = self.body;
        let mut body = before.to_owned();
        match items {
            [first, ..] if !matches!(self.name, "Query" | "BatchGetItem") => {
                write_item(first, style, &mut body);
            }
            _ => write_all(['[', ']'], items, &mut body, |item, to| {
                write_item(item, style, to);
            }),
        }
        body.push_str(after);
        body
    }
}

pub(crate) fn response(body: &[u8]) -> HttpResponse {
    let status = 200_u16.try_into().expect("a status");
    HttpResponse::new(status, body.to_vec().into())
}
