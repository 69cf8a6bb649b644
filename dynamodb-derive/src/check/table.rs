//! Tables.

use syn::{DeriveInput, LitStr};

use crate::attrs::table::TableAttrs;
use crate::model::index::path_text;
use crate::model::table::{Table, is_marker};
use crate::sink::Sink;

/// 20 global indexes and 5 local ones.
const MOST_INDEXES: usize = 25;

/// Also of an index: both are declared on a unit struct without parameters.
pub(super) fn a_table_is_a_marker(input: &DeriveInput, kind: &str, sink: &mut Sink) {
    let ident = &input.ident;
    if !is_marker(input) || !input.generics.params.is_empty() {
        sink.at(
            ident,
            format!("{kind} `{ident}` holds no values; declare it as `struct {ident};`"),
        );
    }
}

pub(super) fn keys_are_no_lists(attrs: &TableAttrs, sink: &mut Sink) {
    for (kind, slot) in [("partition", &attrs.pk), ("sort", &attrs.sk)] {
        if let Some(brackets) = slot.get().and_then(|given| given.brackets.as_ref()) {
            sink.at_span(
                brackets.span.join(),
                format!("a table's {kind} key is one attribute; a list is for global indexes"),
            );
        }
    }
}

pub(super) fn lists_name_each_once(attrs: &TableAttrs, sink: &mut Sink) {
    for (kind, paths) in [
        ("index", attrs.indexes.as_slice()),
        ("entity", attrs.listed()),
    ] {
        for (at, path) in paths.iter().enumerate() {
            let text = path_text(path);
            let mut earlier = paths.iter().take(at);
            if let Some(first) = earlier.find(|first| path_text(first) == text) {
                let message = format!("{kind} `{text}` is listed twice");
                sink.pair(path, message, first, "first listed here");
            }
        }
    }
}

pub(super) fn indexes_fit(attrs: &TableAttrs, sink: &mut Sink) {
    if let Some(too_many) = attrs.indexes.get(MOST_INDEXES) {
        sink.at(
            too_many,
            format!(
                "the table lists {} indexes, but DynamoDB takes at most 20 global and 5 local ones",
                attrs.indexes.len()
            ),
        );
    }
}

pub(super) fn attributes_are_distinct(table: &Table<'_>, sink: &mut Sink) {
    let partition = Some(("the partition key", &table.partition.name));
    let sort = table.sort.map(|sort| ("the sort key", &sort.name));
    let ttl = table.ttl.map(|ttl| ("`ttl`", ttl));
    let type_tag = table.type_tag.map(|tag| ("`type_tag`", tag));
    let mut seen: Vec<(&str, &LitStr)> = Vec::new();
    for (role, name) in [partition, sort, ttl, type_tag].into_iter().flatten() {
        is_an_attribute_name(name, sink);
        let first = seen.iter().find(|(_, first)| first.value() == name.value());
        if let Some((other, first)) = first {
            sink.pair(
                name,
                format!(
                    "attribute `{}` cannot be {other} and {role} at once; name another one",
                    name.value()
                ),
                first,
                format!("{other} is here"),
            );
        }
        seen.push((role, name));
    }
    is_not_the_default_tag(table, &seen, sink);
}

fn is_not_the_default_tag(table: &Table<'_>, seen: &[(&str, &LitStr)], sink: &mut Sink) {
    if table.type_tag.is_some() {
        return;
    }
    let tag = table.type_tag();
    if let Some((role, name)) = seen.iter().find(|(_, name)| name.value() == tag) {
        sink.at(
            name,
            format!(
                "attribute `{tag}` cannot be {role}, because it holds each item's type; name another one for that: `type_tag = \"..\"`"
            ),
        );
    }
}

/// DynamoDB takes 1 to 255 bytes for the name of a key attribute, and one name is the library's own.
pub(super) fn is_an_attribute_name(name: &LitStr, sink: &mut Sink) {
    if name.value() == "_write" {
        sink.at(
            name,
            "attribute `_write` holds the mark of an item's last conditional write; name another one",
        );
    }
    let length = name.value().len();
    if !(1..=255).contains(&length) {
        sink.at(
            name,
            format!("an attribute's name has 1 to 255 bytes, and this one has {length}"),
        );
    }
}
