//! Writes, and the members of batches and transactions.

use super::Object;
use super::object::list;
use crate::item::Item;
use crate::request::{Action, BatchMember, Expressions, Request};
use crate::transport::input::return_value;

/// A put, an update or a delete by itself.
pub(super) fn single(
    members: &mut Object<'_>,
    action: &Action,
    expressions: &Expressions,
) -> Option<()> {
    let (name, item, returned) = match action {
        Action::Put { item, returned } => ("Item", item, returned),
        Action::Update { key, returned } | Action::Delete { key, returned } => {
            ("Key", key, returned)
        }
        _ => return None,
    };
    of_item(members, action, name, item, expressions)?;
    members.option("ReturnValues", return_value(*returned).as_ref());
    Some(())
}

pub(super) fn batch(to: &mut String, writes: &[BatchMember]) -> Option<()> {
    list(to, writes, |to, write| {
        let (kind, name) = match write {
            BatchMember::Put(_) => ("PutRequest", "Item"),
            BatchMember::Delete(_) => ("DeleteRequest", "Key"),
        };
        Object::write(to, |member| {
            member.object(kind, |of| of.value(name, |to| write.item().write_to(to)))
        })
    })
}

pub(super) fn transaction(to: &mut String, writes: &[Request]) -> Option<()> {
    list(to, writes, of_transaction)
}

fn of_transaction(to: &mut String, write: &Request) -> Option<()> {
    let expressions = &write.expressions;
    let (kind, name, item) = match &write.action {
        Action::Put { item, .. } => ("Put", "Item", item),
        Action::Delete { key, .. } => ("Delete", "Key", key),
        // The SDK has to refuse those without.
        Action::Update { key, .. } if expressions.update.is_some() => ("Update", "Key", key),
        Action::Check { key } if expressions.condition.is_some() => ("ConditionCheck", "Key", key),
        _ => return None,
    };
    Object::write(to, |member| {
        member.object(kind, |of| {
            of_item(of, &write.action, name, item, expressions)?;
            of.text("TableName", &write.table);
            Some(())
        })
    })
}

fn of_item(
    members: &mut Object<'_>,
    action: &Action,
    name: &str,
    item: &Item,
    expressions: &Expressions,
) -> Option<()> {
    members.value(name, |to| item.write_to(to))?;
    if matches!(action, Action::Update { .. }) {
        members.option("UpdateExpression", expressions.update.as_ref());
    }
    members.condition(expressions)
}
