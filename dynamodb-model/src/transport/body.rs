//! The bodies of requests that put items: member for member what the SDK's serialiser writes for the same request.

mod object;
mod write;

use aws_sdk_dynamodb::types::ReturnConsumedCapacity;

use self::object::Object;
use super::input::{on_failure, return_value};
use crate::codec::json;
use crate::request::{Action, Expressions, Request};

/// What stands around an item in a request, at most, its expressions aside.
const AROUND: usize = 128;
/// What stands around an item in a batch, at most.
const AROUND_MEMBER: usize = r#"{"DeleteRequest":{"Item":}},"#.len();

/// The body of the request. `None` for one that has no items to put, or that the SDK has to refuse.
pub(super) fn of(request: &Request, capacity: Option<&ReturnConsumedCapacity>) -> Option<String> {
    let mut body = String::with_capacity(size(request));
    let mut members = Object::open(&mut body);
    match &request.action {
        Action::Put { item, returned } => {
            members.text("TableName", &request.table);
            members.value("Item", |to| item.write_to(to))?;
            members.option("ReturnValues", return_value(*returned).as_ref());
            members.expressions(&request.expressions)?;
        }
        Action::BatchWrite(writes) => {
            members.value("RequestItems", |to| {
                let mut tables = Object::open(to);
                tables.value(&request.table, |to| write::batch(to, writes))?;
                tables.close();
                Some(())
            })?;
        }
        Action::TransactWrite { writes, token } => {
            members.value("TransactItems", |to| write::transaction(to, writes))?;
            members.text("ClientRequestToken", token);
        }
        _ => return None,
    }
    members.option("ReturnConsumedCapacity", capacity);
    members.close();
    Some(body)
}

impl Object<'_> {
    fn expressions(&mut self, expressions: &Expressions) -> Option<()> {
        if let Some(condition) = &expressions.condition {
            self.text("ConditionExpression", condition);
        }
        if let Some(names) = &expressions.names {
            self.value("ExpressionAttributeNames", |to| {
                json::object(to, names, |to, name| {
                    json::string(to, name);
                    Some(())
                })
            })?;
        }
        if let Some(values) = &expressions.values {
            self.value("ExpressionAttributeValues", |to| {
                json::object(to, values, json::value)
            })?;
        }
        let on_failure = on_failure(expressions);
        self.option("ReturnValuesOnConditionCheckFailure", on_failure.as_ref());
        Some(())
    }
}

/// About as many bytes as the body will have.
fn size(request: &Request) -> usize {
    let own = match &request.action {
        Action::Put { item, .. } => item.text_size(),
        Action::BatchWrite(writes) => {
            let sizes = writes.iter().map(|write| write.item().text_size());
            sizes.map(|size| size + AROUND_MEMBER).sum()
        }
        other => other.members().iter().map(size).sum(),
    };
    own + request.table.len() + AROUND
}

#[cfg(test)]
pub(crate) mod tests;
