//! What it is worth.

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;

use serde::{Deserialize, Serialize};

use super::reply::{Operation, QUERY, response};
use crate::codec::samples::{Attributes, Style};
use crate::codec::{self, Member};
use crate::item::Item;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    pk: String,
    sk: String,
    #[serde(rename = "_type")]
    tag: String,
    customer: String,
    status: String,
    note: Option<String>,
    total: f64,
    quantity: u32,
    created_at: u64,
    paid: bool,
    lines: Vec<Line>,
    #[serde(with = "crate::string_set")]
    labels: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    product: String,
    count: u32,
}

fn order(number: u32) -> Order {
    let note = format!("leave it \"at the door\"\nof number {number}");
    Order {
        pk: format!("CUSTOMER#{:08}", number % 97),
        sk: format!("ORDER#{number:010}"),
        tag: "Order".to_owned(),
        customer: format!("customer-{:08}-of-the-shop", number % 97),
        status: ["open", "packed", "sent"]
            .get(number as usize % 3)
            .map_or_else(String::new, |status| (*status).to_owned()),
        note: (!number.is_multiple_of(3)).then_some(note),
        total: f64::from(number) * 1.25,
        quantity: number % 7,
        created_at: 1_732_297_200_000 + u64::from(number),
        paid: number.is_multiple_of(2),
        lines: (0..2)
            .map(|line| Line {
                product: format!("product-{}", number * 2 + line),
                count: line + 1,
            })
            .collect(),
        labels: BTreeSet::from(["gift".to_owned(), format!("week-{}", number % 53)]),
    }
}

/// The time that this thread had a processor, in nanoseconds, as Linux counts it.
fn cpu() -> u64 {
    let counted = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = counted.split_whitespace().next();
    first.and_then(|time| time.parse().ok()).expect("a time")
}

/// By hand: `cargo test --release --workspace --all-features --lib -- --ignored --nocapture of_a_page`
#[test]
#[ignore = "a measurement"]
fn of_a_page() {
    const ROUNDS: usize = 11;
    const TIMES: u32 = 10;

    let operation: Operation = QUERY;
    let orders: Vec<_> = (0..1700).map(order).collect();
    let items: Vec<Attributes> = orders
        .iter()
        .map(|order| codec::encode(order).expect("encodes").into_map())
        .collect();
    let body = operation.write(&items, Style::Dense);
    let reply = response(body.as_bytes());
    let by_maps = || {
        let (items, _) = operation.by_sdk(&reply).expect("reads");
        let decoded = items.iter().map(codec::decode::<Order>);
        decoded.collect::<Result<Vec<_>, _>>().expect("decodes")
    };
    let by_page = || {
        let (items, _) = operation.taken(&reply).expect("reads");
        let decoded = items.iter().map(Item::decode::<Order>);
        decoded.collect::<Result<Vec<_>, _>>().expect("decodes")
    };
    assert!(by_maps() == orders && by_page() == orders);

    let time = |work: &dyn Fn()| {
        let start = cpu();
        (0..TIMES).for_each(|_| work());
        (cpu() - start) / u64::from(TIMES) / 1000
    };
    let [mut maps, mut pages, mut scans] = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        maps.push(time(&|| drop(black_box(by_maps()))));
        pages.push(time(&|| drop(black_box(by_page()))));
        scans.push(time(&|| {
            drop(black_box(codec::find(body.as_bytes(), Member::Items)));
        }));
    }
    let median = |times: &mut Vec<u64>| {
        times.sort_unstable();
        times.get(ROUNDS / 2).copied().unwrap_or_default()
    };
    let [maps, pages, scans] = [&mut maps, &mut pages, &mut scans].map(median);
    println!(
        "{} bytes, {} items, us of CPU: by maps {maps}, in a page {pages} (of which the scan {scans}), {}.{} times less",
        body.len(),
        items.len(),
        maps / pages,
        maps * 10 / pages % 10,
    );
}
