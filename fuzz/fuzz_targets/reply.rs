#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::fuzz_target;
use serde::Deserialize;

fuzz_target!(|bytes: &[u8]| {
    for item in dynamodb_model::fuzz::reply(bytes) {
        item.compare::<BTreeMap<String, serde_json::Value>>();
        item.compare::<BTreeMap<String, Option<f64>>>();
        item.compare::<Fields>();
        item.compare::<Flat>();
        item.compare_read::<Tagged>();
        item.compare_lent::<Lent<'_>>();
    }
});

#[derive(Debug, PartialEq, Deserialize)]
struct Fields {
    a: Option<String>,
    b: Option<i64>,
    c: Option<bool>,
    d: Option<Vec<Choice>>,
    #[serde(default)]
    e: BTreeSet<String>,
    f: Option<BTreeMap<String, f32>>,
    g: Option<(u8, String)>,
    h: Option<Box<Self>>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Choice {
    A,
    B(String),
    C { a: u8 },
    D(u8, u8),
}

#[derive(Debug, PartialEq, Deserialize)]
struct Flat {
    a: Option<char>,
    #[serde(flatten)]
    rest: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "a", content = "b")]
enum Tagged {
    A,
    B(u64),
    C { a: Option<String> },
}

#[derive(Debug, PartialEq, Deserialize)]
struct Lent<'a> {
    a: Option<&'a str>,
    b: Option<&'a [u8]>,
    #[serde(borrow, default)]
    d: Vec<&'a str>,
}
