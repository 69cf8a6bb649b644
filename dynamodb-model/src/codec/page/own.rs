//! What we wrote ourselves, read back.

use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;

use super::scan::Scanner;
use super::{Record, Value};

/// The item that the text is.
pub(in crate::codec) fn item(text: &str) -> Option<Record> {
    let mut scanner = Scanner::new(text);
    let at = scanner.item()?;
    scanner.end()?;
    Some(Record::new(Arc::new(scanner.into_page()), at))
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
    let mut scanner = Scanner::new(text);
    scanner.value(0)?;
    scanner.end()?;
    let page = scanner.into_page();
    let node = page.node(0)?;
    let value = Value {
        page: &page,
        at: 0,
        node,
    };
    Some(value.to_value())
}
