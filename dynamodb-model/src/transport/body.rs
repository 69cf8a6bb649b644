//! The bodies of requests: member for member what the SDK's serialiser writes for the same request.

mod expressions;
mod object;
mod read;
mod write;

use aws_sdk_dynamodb::types::ReturnConsumedCapacity;

use self::object::Object;
use crate::request::{Action, Request};

/// What stands around an item or a key in a request, at most, its expressions aside.
const AROUND: usize = 128;
/// What stands around one in a batch, at most.
const AROUND_MEMBER: usize = r#"{"DeleteRequest":{"Item":}},"#.len();

/// The body of the request. `None` for one that the SDK has to refuse.
pub(super) fn of(request: &Request, capacity: Option<&ReturnConsumedCapacity>) -> Option<String> {
    let mut body = String::with_capacity(size(request));
    let mut members = Object::open(&mut body);
    let Request {
        action,
        table,
        expressions,
    } = request;
    match action {
        Action::Get { key, consistent } => {
            members.text("TableName", table);
            read::get(&mut members, key, *consistent, expressions)?;
        }
        Action::Put { .. } | Action::Update { .. } | Action::Delete { .. } => {
            members.text("TableName", table);
            write::single(&mut members, action, expressions)?;
        }
        Action::Query(query) => {
            members.text("TableName", table);
            read::query(&mut members, query, expressions)?;
        }
        Action::Scan(scan) => {
            members.text("TableName", table);
            read::scan(&mut members, scan, expressions)?;
        }
        Action::TransactGet(gets) => {
            members.value("TransactItems", |to| read::transaction(to, gets))?;
        }
        Action::TransactWrite { writes, token } => {
            members.value("TransactItems", |to| write::transaction(to, writes))?;
            members.text("ClientRequestToken", token);
        }
        Action::BatchGet { keys, consistent } => {
            members.object("RequestItems", |tables| {
                tables.object(table, |read| {
                    read::batch(read, keys, *consistent, expressions)
                })
            })?;
        }
        Action::BatchWrite(writes) => {
            members.object("RequestItems", |tables| {
                tables.value(table, |to| write::batch(to, writes))
            })?;
        }
        Action::Check { .. } => return None,
    }
    members.option("ReturnConsumedCapacity", capacity);
    members.close();
    Some(body)
}

/// About as many bytes as the body will have.
fn size(request: &Request) -> usize {
    let own = match &request.action {
        Action::Put { item, .. } => item.text_size(),
        Action::BatchWrite(writes) => {
            let sizes = writes.iter().map(|write| write.item().text_size());
            sizes.map(|size| size + AROUND_MEMBER).sum()
        }
        Action::BatchGet { keys, .. } => {
            let sizes = keys.iter().map(|key| key.text_size() + 1);
            sizes.sum()
        }
        Action::Query(_) | Action::Scan(_) => AROUND,
        other => other.members().iter().map(size).sum(),
    };
    own + request.table.len() + AROUND
}

#[cfg(test)]
pub(crate) mod tests;
