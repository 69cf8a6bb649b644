//! What we wrote ourselves, read back.

use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;

use super::walk::Walker;
use super::{Record, Value};

/// The item that the text is.
pub(in crate::codec) fn item(text: &str) -> Option<Record> {
    let mut walker = Walker::new(text)?;
    let (node, end) = walker.item(0)?;
    let is_all = end == text.len();
    is_all.then(|| Record::new(Arc::new(walker.into_page()), node))
}

/// The value that the text is.
pub(in crate::codec) fn value(text: &str) -> Option<AttributeValue> {
    // What nearly all are that are read by themselves.
    let inside = |opening| {
        let text = text.strip_prefix(opening)?.strip_suffix(r#""}"#)?;
        (!text.contains('\\')).then(|| text.to_owned())
    };
    if let Some(text) = inside(r#"{"S":""#) {
        return Some(AttributeValue::S(text));
    }
    if let Some(number) = inside(r#"{"N":""#) {
        return Some(AttributeValue::N(number));
    }
    let mut walker = Walker::new(text)?;
    let end = walker.value(0, 0)?;
    let page = walker.into_page();
    let is_all = end == text.len();
    is_all.then(|| Value::new(&page, 0)?.to_value()).flatten()
}
