use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde::de::DeserializeOwned;

use super::error::{CodecError, Segment};

/// Reads an item again, with NULL for the attribute that `error` misses, until it is read or no more
/// of them help.
///
/// serde lets an `Option` be absent, but not if its field has a `with` or `deserialize_with`, which
/// reads NULL all the same. Since `None` is stored as no attribute, such a field could not be read
/// back. `#[serde(default)]` on the field spares the second reading.
pub(super) fn decode_with_nulls<T: DeserializeOwned>(
    item: &HashMap<String, AttributeValue>,
    mut error: CodecError,
) -> Result<T, CodecError> {
    let mut item = item.clone();
    while insert_null(&mut item, &error) {
        match super::read(&item) {
            Err(other) if other.is_missing() => error = other,
            // Where the NULL now stands, or around it, where serde has buffered the content.
            Err(other) if error.segments().ends_with(other.segments()) => return Err(error),
            result => return result,
        }
    }
    Err(error)
}

/// Puts NULL where the error misses something; says whether it does, and leads to a map without that entry.
pub(crate) fn insert_null(item: &mut HashMap<String, AttributeValue>, error: &CodecError) -> bool {
    error.is_missing() && insert(item, error.segments()).is_some()
}

fn insert(item: &mut HashMap<String, AttributeValue>, innermost_first: &[Segment]) -> Option<()> {
    let (Segment::Key(missing), outer) = innermost_first.split_first()? else {
        return None;
    };
    let mut steps = outer.iter().rev();
    let map = match steps.next() {
        None => item,
        Some(Segment::Index(_)) => return None,
        Some(Segment::Key(key)) => {
            let mut value = item.get_mut(key)?;
            for step in steps {
                value = match (step, value) {
                    (Segment::Key(key), AttributeValue::M(map)) => map.get_mut(key)?,
                    (Segment::Index(index), AttributeValue::L(list)) => list.get_mut(*index)?,
                    _ => return None,
                };
            }
            match value {
                AttributeValue::M(map) => map,
                _ => return None,
            }
        }
    };
    if map.contains_key(missing) {
        return None;
    }
    map.insert(missing.clone(), AttributeValue::Null(true));
    Some(())
}
