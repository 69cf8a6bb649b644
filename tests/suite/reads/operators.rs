//! The guide's table of operators: what is written there is sent as it says.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::AttributeValue;
use dynamodb_model::expression::{Clause, Placeholders};
use dynamodb_model::{Base, Condition, Document, Entity, StoredType, Table};
use serde::{Deserialize, Serialize};

#[derive(Table)]
#[table(name = "guide", pk = "pk", entities(Order))]
struct Guide;

#[derive(Serialize, Deserialize, Entity)]
#[entity(table = Guide, key(pk = "ORDER#{id}"))]
struct Order {
    id: u64,
    total: u64,
    paid: u64,
    note: Option<String>,
    tags: Vec<String>,
    labels: BTreeMap<String, String>,
    address: Address,
}

#[derive(Serialize, Deserialize, Document)]
struct Address {
    city: String,
}

/// Each condition as it is written, and as it is sent.
macro_rules! rows {
    ($o:ident: $($condition:expr,)*) => {{
        let $o = Order::attributes::<Base>();
        [$((stringify!($condition).to_owned(), sent(&$condition))),*]
    }};
}

fn sent(condition: &Condition) -> String {
    let clause = condition.render(&mut Placeholders::new()).unwrap();
    let Clause::Text(text) = clause else {
        panic!("{condition:?}")
    };
    text
}

#[test]
fn the_guide_shows_what_is_sent() {
    let one = || [(":v", AttributeValue::N("1".to_owned()))];
    let computed = rows! { o:
        o.total.eq(10),
        o.total.ne(10),
        o.note.eq(None),
        o.total.lt(10),
        o.total.le(10),
        o.total.gt(10),
        o.total.ge(10),
        o.total.between(5, 10),
        o.total.is_in([5, 10]),
        o.paid.lt(o.total),
        o.note.exists(),
        o.note.missing(),
        o.note.is_type(StoredType::Text),
        o.note.starts_with("a"),
        o.tags.contains("new"),
        o.tags.size().gt(2),
        o.address.city.eq("Rome"),
        o.labels.key("env").eq("prod"),
        o.tags.index(0).eq("new"),
        o.note.missing() & o.paid.eq(0),
        o.note.missing() | o.paid.eq(0),
        !o.paid.eq(0),
        (o.paid.eq(0) | o.paid.gt(9)) & o.note.exists(),
        Condition::raw("#p > :v", [("#p", "paid")], one()),
    };
    let guide = include_str!("../../../docs/guide/filters.md");
    let shown = guide.lines().filter_map(|line| {
        let line = line.replace("\\|", "\u{1}");
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [_, _, _, written, sent, _] = cells[..] else {
            return None;
        };
        let code = |cell: &str| {
            Some(
                cell.strip_prefix('`')?
                    .strip_suffix('`')?
                    .replace('\u{1}', "|"),
            )
        };
        Some((code(written)?, code(sent)?))
    });
    assert_eq!(shown.collect::<Vec<_>>(), computed);
}
