//! Items as DynamoDB writes them: compact, and attributes in an order of its own.

use serde_json::{Map, Value, json};

use crate::order::{Order, partition, sort};

/// The attributes of an item in the order of the wire, which is neither the struct's nor the alphabet's.
fn attributes(order: &Order) -> Vec<(&'static str, Value)> {
    let lines: Vec<Value> = order
        .lines
        .iter()
        .map(|line| json!({ "M": { "product": { "S": line.product }, "count": number(&line.count) } }))
        .collect();
    let mut attributes = vec![
        ("status", json!({ "S": order.status })),
        ("PK", json!({ "S": partition(&order.customer) })),
        ("lines", json!({ "L": lines })),
        ("total_cents", number(&order.total_cents)),
        ("customer", json!({ "S": order.customer })),
        ("SK", json!({ "S": sort(order.number) })),
        ("labels", json!({ "SS": order.labels })),
        ("paid", json!({ "BOOL": order.paid })),
        ("_type", json!({ "S": "Order" })),
        ("placed", json!({ "S": order.placed })),
        ("number", number(&order.number)),
        ("discount", number(&order.discount)),
        ("email", json!({ "S": order.email })),
        ("city", json!({ "S": order.city })),
    ];
    if let Some(note) = &order.note {
        attributes.insert(4, ("note", json!({ "S": note })));
    }
    attributes
}

/// An item as a value, whose attributes have no order.
pub(crate) fn item(order: &Order) -> Value {
    let attributes = attributes(order).into_iter();
    let members: Map<_, _> = attributes
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Value::Object(members)
}

/// An item as text.
pub(crate) fn text(order: &Order) -> String {
    let members: Vec<String> = attributes(order)
        .into_iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", members.join(","))
}

/// A list of items as text.
pub(crate) fn texts(orders: &[Order]) -> String {
    let items: Vec<String> = orders.iter().map(text).collect();
    format!("[{}]", items.join(","))
}

fn number(number: &impl ToString) -> Value {
    json!({ "N": number.to_string() })
}
