//! The items or keys of a batch, taken apart and put together again.

use aws_sdk_dynamodb::config::http::HttpRequest;
use aws_smithy_types::body::SdkBody;
use serde_json::{Map, Value, json};

use super::reply::{Replied, Reply};
use super::request::Request;

/// A batch of which some items or keys are sent on, and the others come back as unprocessed.
pub(super) struct Part {
    is_read: bool,
    kept: Value,
    left: Map<String, Value>,
}

impl Part {
    /// The part of the items or keys of a request that are to be kept, each shown with its table.
    pub(super) fn of(request: &Request, keep: impl FnMut(&str, &Value) -> bool) -> Self {
        let mut kept = request.body().clone();
        let left = split(&mut kept, keep);
        Self {
            is_read: request.operation() == "BatchGetItem",
            kept,
            left,
        }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.left.is_empty()
    }

    pub(super) fn is_nothing(&self) -> bool {
        size(&self.kept) == 0
    }

    /// Makes the request one of this part.
    pub(super) fn put_into(&self, request: &mut HttpRequest) {
        let body = self.kept.to_string();
        let length = body.len().to_string();
        request.headers_mut().insert("content-length", length);
        *request.body_mut() = SdkBody::from(body);
    }

    /// The reply to the whole batch, from that to this part.
    pub(super) fn complete(self, mut reply: Reply) -> Reply {
        if reply.is_success() {
            let mut body = reply.value();
            merge(&mut body, self.member(), self.left);
            reply.rewrite(&body);
        }
        reply
    }

    /// The reply to the whole batch, of which nothing is done.
    pub(super) fn answer(self) -> Replied {
        let nothing = if self.is_read {
            json!({ "Responses": {} })
        } else {
            json!({})
        };
        Ok(self.complete(Reply::json(200, &nothing)?))
    }

    const fn member(&self) -> &'static str {
        if self.is_read {
            "UnprocessedKeys"
        } else {
            "UnprocessedItems"
        }
    }
}

/// How many items or keys a request has.
pub(super) fn size(request: &Value) -> usize {
    let tables = request.get("RequestItems").and_then(Value::as_object);
    let lists = tables.into_iter().flat_map(Map::values);
    lists.filter_map(list).map(Vec::len).sum()
}

/// Takes out of a request what is not to be kept, by tables.
fn split(request: &mut Value, mut keep: impl FnMut(&str, &Value) -> bool) -> Map<String, Value> {
    let mut left = Map::new();
    let Some(tables) = request
        .get_mut("RequestItems")
        .and_then(Value::as_object_mut)
    else {
        return left;
    };
    for (table, part) in tables.iter_mut() {
        // What else a table's part has, such as a projection, holds for what is left too.
        let mut rest = part.clone();
        let (Some(kept), Some(others)) = (list_mut(part), list_mut(&mut rest)) else {
            continue;
        };
        others.clear();
        kept.retain(|each| {
            let stays = keep(table, each);
            if !stays {
                others.push(each.clone());
            }
            stays
        });
        if !others.is_empty() {
            left.insert(table.clone(), rest);
        }
    }
    // A table without a request is refused.
    tables.retain(|_, part| list(part).is_some_and(|list| !list.is_empty()));
    left
}

/// Adds to a reply what is left, beside what the engine left itself.
fn merge(reply: &mut Value, member: &str, left: Map<String, Value>) {
    let Some(members) = reply.as_object_mut() else {
        return;
    };
    let unprocessed = members
        .entry(member)
        .or_insert_with(|| Value::Object(Map::new()));
    let Some(tables) = unprocessed.as_object_mut() else {
        return;
    };
    for (table, mut rest) in left {
        match (
            tables.get_mut(&table).and_then(list_mut),
            list_mut(&mut rest),
        ) {
            (Some(there), Some(more)) => there.append(more),
            _ => {
                tables.insert(table, rest);
            }
        }
    }
}

/// Of a write, the table's part is the list; of a read it has it.
fn list(part: &Value) -> Option<&Vec<Value>> {
    part.as_array()
        .or_else(|| part.get("Keys").and_then(Value::as_array))
}

fn list_mut(part: &mut Value) -> Option<&mut Vec<Value>> {
    match part {
        Value::Array(list) => Some(list),
        _ => part.get_mut("Keys").and_then(Value::as_array_mut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_split_in_its_order_and_its_tables() {
        let mut request = json!({ "RequestItems": {
            "a": { "Keys": [1, 2], "ConsistentRead": true },
            "b": { "Keys": [3, 4] },
        }});
        assert_eq!(size(&request), 4);
        let left = split(&mut request, |_, key| key == &json!(1));
        let kept = json!({ "RequestItems": { "a": { "Keys": [1], "ConsistentRead": true } } });
        assert_eq!(request, kept);
        let rest = json!({ "a": { "Keys": [2], "ConsistentRead": true }, "b": { "Keys": [3, 4] } });
        assert_eq!(Value::Object(left), rest);
    }

    #[test]
    fn what_the_engine_left_itself_stays_left() {
        let mut reply = json!({ "UnprocessedItems": { "a": [1] } });
        let left = json!({ "a": [2], "b": [3] });
        merge(
            &mut reply,
            "UnprocessedItems",
            left.as_object().unwrap().clone(),
        );
        assert_eq!(
            reply,
            json!({ "UnprocessedItems": { "a": [1, 2], "b": [3] } })
        );
    }
}
