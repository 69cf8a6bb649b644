//! What it is worth.

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;

use serde::Serialize;
use serde_dynamo::aws_sdk_dynamodb_1 as reference;

use super::{by_sdk, json};
use crate::item::{Item, encode_fields};
use crate::request::{Action, BatchMember, Expressions, Request};
use crate::transport::body;

#[derive(Serialize)]
struct Order {
    customer: String,
    status: &'static str,
    note: Option<String>,
    total: f64,
    quantity: u32,
    created_at: u64,
    paid: bool,
    lines: Vec<Line>,
    #[serde(with = "crate::string_set")]
    labels: BTreeSet<String>,
}

#[derive(Serialize)]
struct Line {
    product: String,
    count: u32,
}

fn order(number: u32) -> Order {
    let line = |line| Line {
        product: format!("product-{}", number * 2 + line),
        count: line + 1,
    };
    let note = format!("leave it \"at the door\"\nof number {number}");
    Order {
        customer: format!("customer-{number:08}-of-the-shop"),
        status: "packed",
        note: (!number.is_multiple_of(3)).then_some(note),
        total: f64::from(number) * 1.25,
        quantity: number % 7,
        created_at: 1_732_297_200_000 + u64::from(number),
        paid: number.is_multiple_of(2),
        lines: (0..2).map(line).collect(),
        labels: BTreeSet::from(["gift".to_owned(), format!("week-{}", number % 53)]),
    }
}

fn batch(items: impl Iterator<Item = Item>) -> Request {
    let puts = items.map(|mut item| {
        item.set_text("pk", "CUSTOMER#00000017");
        item.set_text("sk", "ORDER#0000000017");
        item.set_text("_type", "Order");
        BatchMember::Put(item)
    });
    Request {
        action: Action::BatchWrite(puts.collect()),
        table: "orders".to_owned(),
        expressions: Expressions::default(),
    }
}

/// The time that this thread had a processor, in nanoseconds, as Linux counts it.
fn cpu() -> u64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = counted.split_whitespace().next();
    first.and_then(|time| time.parse().ok()).expect("a time")
}

/// By hand: `cargo test --release --workspace --all-features --lib -- --ignored --nocapture of_a_batch`
#[test]
#[ignore = "a measurement"]
fn of_a_batch() {
    const ROUNDS: usize = 11;
    // The clock goes by ticks of the scheduler, of 4 ms each.
    const TIMES: u32 = 5000;

    let orders: Vec<_> = (0..25).map(order).collect();
    let by_maps = || {
        let items = orders.iter().map(|order| {
            let map = reference::to_item(order).expect("encodes");
            Item::from_map(map)
        });
        by_sdk(batch(items), None)
    };
    let by_text = || {
        let items = orders.iter().map(|order| {
            let fields = encode_fields(order).expect("encodes");
            fields.into_item()
        });
        body::of(&batch(items), None).expect("a body")
    };
    let (maps, text) = (by_maps(), by_text());
    let mut maps = json(maps.body().bytes().expect("in memory"));
    // The reference keeps what is `None`, as NULL.
    let puts = maps["RequestItems"]["orders"].as_array_mut().expect("puts");
    for put in puts {
        let item = put["PutRequest"]["Item"].as_object_mut().expect("an item");
        item.retain(|_, value| value.get("NULL").is_none());
    }
    assert_eq!(maps, json(text.as_bytes()));

    let time = |work: &dyn Fn()| {
        let start = cpu();
        (0..TIMES).for_each(|_| work());
        (cpu() - start) / u64::from(TIMES) / 100
    };
    let [mut maps, mut texts] = [const { Vec::new() }; 2];
    for _ in 0..ROUNDS {
        maps.push(time(&|| drop(black_box(by_maps()))));
        texts.push(time(&|| drop(black_box(by_text()))));
    }
    let median = |times: &mut Vec<u64>| {
        times.sort_unstable();
        times.get(ROUNDS / 2).copied().unwrap_or_default()
    };
    let [maps, texts] = [&mut maps, &mut texts].map(median);
    println!(
        "{} bytes, tenths of us of CPU: by maps {maps}, as text {texts}, {}.{} times less",
        text.len(),
        maps / texts,
        maps * 10 / texts % 10,
    );
}
