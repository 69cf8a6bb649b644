//! Reads, and the members of those that read several.

use aws_sdk_dynamodb::types::Select;

use super::Object;
use super::object::list;
use crate::item::Item;
use crate::request::{Action, Expressions, Read, Request};

pub(super) fn get(
    members: &mut Object<'_>,
    key: &Item,
    consistent: bool,
    expressions: &Expressions,
) -> Option<()> {
    members.value("Key", |to| key.write_to(to))?;
    members.flag("ConsistentRead", consistent.then_some(true));
    members.projection(expressions)
}

pub(super) fn query(
    members: &mut Object<'_>,
    read: &Read,
    expressions: &Expressions,
) -> Option<()> {
    members.option("KeyConditionExpression", expressions.key_condition.as_ref());
    members.flag("ScanIndexForward", read.descending.then_some(false));
    rows(members, read, expressions)
}

pub(super) fn scan(members: &mut Object<'_>, read: &Read, expressions: &Expressions) -> Option<()> {
    if let Some(segment) = read.segment {
        members.number("Segment", Some(segment.number));
        members.number("TotalSegments", Some(segment.total));
    }
    rows(members, read, expressions)
}

/// What queries and scans have in common.
fn rows(members: &mut Object<'_>, read: &Read, expressions: &Expressions) -> Option<()> {
    members.option("IndexName", read.index.as_ref());
    members.filter(expressions)?;
    members.flag("ConsistentRead", read.consistent.then_some(true));
    members.option("Select", read.count_only.then_some(Select::Count).as_ref());
    members.number("Limit", read.limit);
    if let Some(key) = &read.start_after {
        members.value("ExclusiveStartKey", |to| key.write_to(to))?;
    }
    Some(())
}

/// What is read of one table.
pub(super) fn batch(
    table: &mut Object<'_>,
    keys: &[Item],
    consistent: bool,
    expressions: &Expressions,
) -> Option<()> {
    table.value("Keys", |to| list(to, keys, |to, key| key.write_to(to)))?;
    table.flag("ConsistentRead", consistent.then_some(true));
    table.projection(expressions)
}

pub(super) fn transaction(to: &mut String, gets: &[Request]) -> Option<()> {
    list(to, gets, |to, get| {
        let Action::Get { key, .. } = &get.action else {
            return None;
        };
        Object::write(to, |member| {
            member.object("Get", |of| {
                of.value("Key", |to| key.write_to(to))?;
                of.text("TableName", &get.table);
                of.projection(&get.expressions)
            })
        })
    })
}
