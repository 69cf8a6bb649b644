//! Names that DynamoDB accepts.

use syn::LitStr;

use crate::attrs::entity::EntityAttrs;
use crate::sink::Sink;

pub(super) fn table_name_is_allowed(name: &LitStr, sink: &mut Sink) {
    is_allowed("table", name, sink);
}

pub(super) fn index_name_is_allowed(name: &LitStr, sink: &mut Sink) {
    is_allowed("index", name, sink);
}

fn is_allowed(kind: &str, name: &LitStr, sink: &mut Sink) {
    let text = name.value();
    let fits = (3..=255).contains(&text.len());
    let clean = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !fits || !clean {
        sink.at(
            name,
            format!(
                "`{text}` cannot name a DynamoDB {kind}; use 3 to 255 of the letters `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`"
            ),
        );
    }
}

pub(super) fn the_type_tag_is_not_empty(attrs: &EntityAttrs, sink: &mut Sink) {
    if let Some(name) = attrs.name.get().filter(|name| name.value().is_empty()) {
        sink.at(
            name,
            "an empty `name` tells no entity from another; write one",
        );
    }
}
