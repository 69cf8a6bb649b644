//! The SDK, and attribute values made and taken apart by hand: the least that they can take.

use aws_sdk_dynamodb::types::AttributeValue::{self, Bool, L, M, N, S, Ss};

use super::Contender;
use super::sdk::{self, Codec, Item};
use crate::Result;
use crate::order::{Line, Order, partition, sort};

pub(super) fn contender() -> Contender {
    let codec = Codec {
        encode,
        decode,
        decode_all: |items| items.into_iter().map(decode).collect(),
    };
    sdk::contender("SDK + code by hand", codec)
}

fn encode(order: &Order) -> Result<Item> {
    let mut item = Item::with_capacity(15);
    let mut put = |name: &str, value| item.insert(name.to_owned(), value);
    put("PK", S(partition(&order.customer)));
    put("SK", S(sort(order.number)));
    put("_type", S("Order".to_owned()));
    put("customer", S(order.customer.clone()));
    put("number", N(order.number.to_string()));
    put("status", S(order.status.clone()));
    put("placed", S(order.placed.clone()));
    put("email", S(order.email.clone()));
    put("city", S(order.city.clone()));
    if let Some(note) = &order.note {
        put("note", S(note.clone()));
    }
    put("total_cents", N(order.total_cents.to_string()));
    put("discount", N(order.discount.to_string()));
    put("paid", Bool(order.paid));
    put("lines", L(order.lines.iter().map(encode_line).collect()));
    put("labels", Ss(order.labels.iter().cloned().collect()));
    Ok(item)
}

fn encode_line(line: &Line) -> AttributeValue {
    M(Item::from([
        ("product".to_owned(), S(line.product.clone())),
        ("count".to_owned(), N(line.count.to_string())),
    ]))
}

/// Strings are moved out of the item.
fn decode(mut item: Item) -> Result<Order> {
    Ok(Order {
        customer: text(&mut item, "customer")?,
        number: digits(&mut item, "number")?.parse()?,
        status: text(&mut item, "status")?,
        placed: text(&mut item, "placed")?,
        email: text(&mut item, "email")?,
        city: text(&mut item, "city")?,
        note: match item.remove("note") {
            Some(S(note)) => Some(note),
            Some(_) => return Err("no text".into()),
            None => None,
        },
        total_cents: digits(&mut item, "total_cents")?.parse()?,
        discount: digits(&mut item, "discount")?.parse()?,
        paid: match take(&mut item, "paid")? {
            Bool(paid) => paid,
            _ => return Err("no boolean".into()),
        },
        lines: match take(&mut item, "lines")? {
            L(lines) => lines.into_iter().map(decode_line).collect::<Result<_>>()?,
            _ => return Err("no list".into()),
        },
        labels: match take(&mut item, "labels")? {
            Ss(labels) => labels.into_iter().collect(),
            _ => return Err("no set".into()),
        },
    })
}

fn decode_line(line: AttributeValue) -> Result<Line> {
    let M(mut line) = line else {
        return Err("no map".into());
    };
    Ok(Line {
        product: text(&mut line, "product")?,
        count: digits(&mut line, "count")?.parse()?,
    })
}

fn text(item: &mut Item, name: &str) -> Result<String> {
    match take(item, name)? {
        S(text) => Ok(text),
        _ => Err("no text".into()),
    }
}

fn digits(item: &mut Item, name: &str) -> Result<String> {
    match take(item, name)? {
        N(digits) => Ok(digits),
        _ => Err("no number".into()),
    }
}

fn take(item: &mut Item, name: &str) -> Result<AttributeValue> {
    Ok(item.remove(name).ok_or_else(|| format!("no {name}"))?)
}
