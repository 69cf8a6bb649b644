//! What is written and read: items of about 300 bytes, as a struct and as attribute values made by hand.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_model::{Entity, Table};
use serde::{Deserialize, Serialize};

use crate::Result;

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

#[derive(Table)]
#[table(name = "samples", pk = "pk", sk = "sk", entities(Sample))]
pub(crate) struct Samples;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Entity)]
#[entity(table = Samples, key(pk = "SYSTEM#{system}", sk = "SAMPLE#{number}"), scan)]
pub(crate) struct Sample {
    pub(crate) system: String,
    pub(crate) number: u32,
    host: String,
    region: String,
    status: String,
    cpu: f64,
    memory: u64,
    up: bool,
    note: String,
}

/// Samples of one system, as a load of one partition has them.
pub(crate) fn of_one_system(count: u32) -> Vec<Sample> {
    (0..count).map(|number| Sample::new(0, number)).collect()
}

/// Samples of many systems.
pub(crate) fn samples(count: u32) -> Vec<Sample> {
    (0..count).map(Sample::numbered).collect()
}

impl Sample {
    /// The sample of this number among those of many systems.
    pub(crate) fn numbered(number: u32) -> Self {
        Self::new(number % 100, number)
    }

    fn new(system: u32, number: u32) -> Self {
        Self {
            system: format!("sys_{system:03}"),
            number,
            host: format!("db-{system:03}.example.org"),
            region: "eu-central-1".to_owned(),
            status: "OK".to_owned(),
            cpu: f64::from(number % 100) + 0.25,
            memory: 17_179_869_184 + u64::from(number),
            up: true,
            note: "a sentence about the sample, of the length that such have ".repeat(2),
        }
    }

    /// The table's key by hand.
    pub(crate) fn key_by_hand(&self) -> Item {
        HashMap::from([
            ("pk".to_owned(), self.partition()),
            ("sk".to_owned(), self.sort()),
        ])
    }

    /// The whole item by hand.
    pub(crate) fn item_by_hand(&self) -> Result<Item> {
        Ok(HashMap::from([
            ("pk".to_owned(), self.partition()),
            ("sk".to_owned(), self.sort()),
            ("_type".to_owned(), s("Sample")),
            ("system".to_owned(), s(&self.system)),
            (
                "number".to_owned(),
                AttributeValue::N(self.number.to_string()),
            ),
            ("host".to_owned(), s(&self.host)),
            ("region".to_owned(), s(&self.region)),
            ("status".to_owned(), s(&self.status)),
            ("cpu".to_owned(), AttributeValue::N(self.cpu.to_string())),
            (
                "memory".to_owned(),
                AttributeValue::N(self.memory.to_string()),
            ),
            ("up".to_owned(), AttributeValue::Bool(self.up)),
            ("note".to_owned(), s(&self.note)),
        ]))
    }

    /// The whole item by `serde_dynamo`, and its keys by hand.
    pub(crate) fn item_by_serde(&self) -> Result<Item> {
        let mut item: Item = serde_dynamo::to_item(self)?;
        item.insert("pk".to_owned(), self.partition());
        item.insert("sk".to_owned(), self.sort());
        item.insert("_type".to_owned(), s("Sample"));
        Ok(item)
    }

    pub(crate) fn from_item_by_hand(mut item: Item) -> Result<Self> {
        let mut take = |name: &str| item.remove(name).ok_or(name.to_owned());
        Ok(Self {
            system: text(take("system")?)?,
            number: digits(take("number")?)?.parse()?,
            host: text(take("host")?)?,
            region: text(take("region")?)?,
            status: text(take("status")?)?,
            cpu: digits(take("cpu")?)?.parse()?,
            memory: digits(take("memory")?)?.parse()?,
            up: *take("up")?.as_bool().map_err(|_| "no boolean")?,
            note: text(take("note")?)?,
        })
    }

    pub(crate) fn from_item_by_serde(item: Item) -> Result<Self> {
        Ok(serde_dynamo::from_item(item)?)
    }

    fn partition(&self) -> AttributeValue {
        AttributeValue::S(format!("SYSTEM#{}", self.system))
    }

    fn sort(&self) -> AttributeValue {
        AttributeValue::S(format!("SAMPLE#{:010}", self.number))
    }
}

fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

fn text(value: AttributeValue) -> Result<String> {
    match value {
        AttributeValue::S(text) => Ok(text),
        _ => Err("no text".into()),
    }
}

fn digits(value: AttributeValue) -> Result<String> {
    match value {
        AttributeValue::N(digits) => Ok(digits),
        _ => Err("no number".into()),
    }
}
