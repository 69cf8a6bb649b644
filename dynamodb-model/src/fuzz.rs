//! What is fuzzed: `fuzz/README.md` says how.

use std::collections::HashMap;
use std::fmt::Debug;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::codec;
use crate::item::Item;
use crate::transport::pages::readings::{OPERATIONS, response};

/// An item of a reply, as we read it and as the SDK does.
#[derive(Debug)]
pub struct Both {
    item: Item,
    map: HashMap<String, AttributeValue>,
}

/// Reads the bytes as a reply, whose first byte chooses the operation.
///
/// # Panics
///
/// If what we read of it is not what the SDK reads.
#[must_use]
pub fn reply(bytes: &[u8]) -> Vec<Both> {
    let Some((choice, body)) = bytes.split_first() else {
        return Vec::new();
    };
    let operation = OPERATIONS.iter().cycle().nth(usize::from(*choice));
    let (Some(operation), response) = (operation, response(body)) else {
        return Vec::new();
    };
    let Some((items, rest)) = operation.taken(&response) else {
        return Vec::new();
    };
    let maps: Vec<_> = items.iter().cloned().map(Item::into_map).collect();
    let (by_sdk, rest_by_sdk) = operation.by_sdk(&response).expect("the SDK reads it");
    assert_eq!(maps, by_sdk);
    // In words, a map's entries are in any order.
    assert_eq!(letters(&rest), letters(&rest_by_sdk));
    let both = items.into_iter().zip(maps);
    both.map(|(item, map)| Both { item, map }).collect()
}

fn letters(text: &str) -> Vec<u8> {
    let mut letters = text.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}

impl Both {
    /// Compares the attributes, and what serde makes of both.
    ///
    /// # Panics
    ///
    /// If it is not the same.
    pub fn compare<T: DeserializeOwned + PartialEq + Debug>(&self) {
        assert_eq!(self.item.decode::<T>().ok(), codec::decode(&self.map).ok());
        for (name, value) in &self.map {
            assert_eq!(self.item.get(name).as_deref(), Some(value));
        }
    }

    /// As [`compare`](Self::compare), where serde makes something of both: of a type whose tag is looked for among the
    /// attributes, the order of them decides what else is looked at, and a map has any order.
    ///
    /// # Panics
    ///
    /// If it is not the same.
    pub fn compare_read<T: DeserializeOwned + PartialEq + Debug>(&self) {
        if let (Ok(found), Ok(expected)) = (self.item.decode::<T>(), codec::decode(&self.map)) {
            assert_eq!(found, expected);
        }
    }

    /// As [`compare`](Self::compare), of what borrows. What cannot be lent from the text is lent from the map.
    ///
    /// # Panics
    ///
    /// If it is not the same.
    pub fn compare_lent<'a, T: Deserialize<'a> + PartialEq + Debug>(&'a self) {
        if let Ok(lent) = self.item.lend::<T>() {
            assert_eq!(Some(lent), codec::read(&self.map).ok());
        }
    }
}
