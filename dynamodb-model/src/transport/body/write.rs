//! The members of batches and transactions.

use super::Object;
use crate::codec::json;
use crate::request::{Action, BatchMember, Request};

pub(super) fn batch(to: &mut String, writes: &[BatchMember]) -> Option<()> {
    list(to, writes, of_batch)
}

pub(super) fn transaction(to: &mut String, writes: &[Request]) -> Option<()> {
    list(to, writes, of_transaction)
}

fn of_batch(to: &mut String, write: &BatchMember) -> Option<()> {
    let (kind, name) = match write {
        BatchMember::Put(_) => ("PutRequest", "Item"),
        BatchMember::Delete(_) => ("DeleteRequest", "Key"),
    };
    within(to, kind, |member| {
        member.value(name, |to| write.item().write_to(to))
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

fn list<'a, W>(
    to: &mut String,
    writes: &'a [W],
    write: impl FnMut(&mut String, &'a W) -> Option<()>,
) -> Option<()> {
    to.push('[');
    json::separated(to, writes, write)?;
    to.push(']');
    Some(())
}
