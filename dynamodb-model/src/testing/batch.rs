//! The items or keys of a batch, taken apart and put together again.

use serde_json::{Map, Value};

/// How many items or keys a request has.
pub(super) fn size(request: &Value) -> usize {
    let tables = request.get("RequestItems").and_then(Value::as_object);
    let lists = tables.into_iter().flat_map(Map::values);
    lists.filter_map(list).map(Vec::len).sum()
}

/// Leaves this many of the first items or keys in the request, and gives back the others, by their tables.
pub(super) fn split(request: &mut Value, first: usize) -> Map<String, Value> {
    let mut left = Map::new();
    let Some(tables) = request
        .get_mut("RequestItems")
        .and_then(Value::as_object_mut)
    else {
        return left;
    };
    let mut room = first;
    for (table, part) in tables.iter_mut() {
        // What else a table's part has, such as a projection, holds for what is left too.
        let mut rest = part.clone();
        let (Some(kept), Some(others)) = (list_mut(part), list_mut(&mut rest)) else {
            continue;
        };
        let taken = room.min(kept.len());
        room -= taken;
        kept.truncate(taken);
        others.drain(..taken);
        if !others.is_empty() {
            left.insert(table.clone(), rest);
        }
    }
    // A table without a request is refused.
    tables.retain(|_, part| list(part).is_some_and(|list| !list.is_empty()));
    left
}

/// Adds to a reply what is left, beside what the engine left itself.
pub(super) fn merge(reply: &mut Value, member: &str, left: Map<String, Value>) {
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
    use serde_json::json;

    use super::*;

    #[test]
    fn a_batch_is_split_in_its_order_and_its_tables() {
        let mut request = json!({ "RequestItems": {
            "a": { "Keys": [1, 2], "ConsistentRead": true },
            "b": { "Keys": [3, 4] },
        }});
        assert_eq!(size(&request), 4);
        let left = split(&mut request, 1);
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
