//! The members of batches and transactions.

use super::Object;
use crate::codec::json;
use crate::request::{Action, Request};

/// The writes of a batch, table by table.
pub(super) fn batch(to: &mut String, writes: &[Request]) -> Option<()> {
    let mut tables = Object::open(to);
    for (at, first) in writes.iter().enumerate() {
        let is_first = writes
            .iter()
            .take(at)
            .all(|write| write.table != first.table);
        if is_first {
            let of_table = writes.iter().filter(|write| write.table == first.table);
            tables.value(&first.table, |to| list(to, of_table, of_batch))?;
        }
    }
    tables.close();
    Some(())
}

pub(super) fn transaction(to: &mut String, writes: &[Request]) -> Option<()> {
    list(to, writes, of_transaction)
}

fn of_batch(to: &mut String, write: &Request) -> Option<()> {
    let (kind, name, item) = match &write.action {
        Action::Put { item, .. } => ("PutRequest", "Item", item),
        Action::Delete { key, .. } => ("DeleteRequest", "Key", key),
        _ => return None,
    };
    within(to, kind, |member| {
        member.value(name, |to| item.write_to(to))
    })
}

fn of_transaction(to: &mut String, write: &Request) -> Option<()> {
    let (kind, name, item) = match &write.action {
        Action::Put { item, .. } => ("Put", "Item", item),
        Action::Update { key, .. } => ("Update", "Key", key),
        Action::Delete { key, .. } => ("Delete", "Key", key),
        Action::Check { key } => ("ConditionCheck", "Key", key),
        _ => return None,
    };
    let expressions = &write.expressions;
    match kind {
        // What the SDK has to refuse.
        "Update" if expressions.update.is_none() => return None,
        "ConditionCheck" if expressions.condition.is_none() => return None,
        _ => {}
    }
    within(to, kind, |member| {
        member.value(name, |to| item.write_to(to))?;
        member.text("TableName", &write.table);
        if let (Action::Update { .. }, Some(update)) = (&write.action, &expressions.update) {
            member.text("UpdateExpression", update);
        }
        member.expressions(expressions)
    })
}

/// An object whose only member is another one.
fn within(
    to: &mut String,
    kind: &str,
    members: impl FnOnce(&mut Object<'_>) -> Option<()>,
) -> Option<()> {
    let mut outer = Object::open(to);
    outer.value(kind, |to| {
        let mut inner = Object::open(to);
        members(&mut inner)?;
        inner.close();
        Some(())
    })?;
    outer.close();
    Some(())
}

fn list<'a>(
    to: &mut String,
    writes: impl IntoIterator<Item = &'a Request>,
    write: impl FnMut(&mut String, &'a Request) -> Option<()>,
) -> Option<()> {
    to.push('[');
    json::separated(to, writes, write)?;
    to.push(']');
    Some(())
}
