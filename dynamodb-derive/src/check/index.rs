//! Indexes as their markers declare them.

use syn::LitStr;

use super::indexes::MOST_ATTRIBUTES;
use super::table::is_an_attribute_name;
use crate::attrs::Slot;
use crate::attrs::index::{IndexAttrs, Project};
use crate::attrs::value::{KeyAttribute, OneOrMore};
use crate::sink::Sink;

/// DynamoDB's limit for one index.
const MOST_INCLUDED: usize = 20;

pub(super) fn it_is_global_or_local(attrs: &IndexAttrs, sink: &mut Sink) {
    if let (Some(global), Some(local)) = (attrs.global.word(), attrs.local.word()) {
        sink.pair(
            local,
            "an index cannot be local and global at once; remove one",
            global,
            "it is global here",
        );
    }
}

pub(super) fn a_local_index_has_no_partition_key(attrs: &IndexAttrs, sink: &mut Sink) {
    if let (true, false, Some(word)) =
        (attrs.local.is_set(), attrs.global.is_set(), attrs.pk.word())
    {
        sink.at(
            word,
            "a local index has the table's partition key; remove `pk`",
        );
    }
}

pub(super) fn a_local_sort_key_is_no_list(attrs: &IndexAttrs, sink: &mut Sink) {
    let brackets = attrs.sk.get().and_then(|sk| sk.brackets.as_ref());
    if let (true, Some(brackets)) = (attrs.local.is_set(), brackets) {
        sink.at_span(
            brackets.span.join(),
            "a local index has one sort-key attribute; a list is for global indexes",
        );
    }
}

pub(super) fn at_most_four_attributes(attrs: &IndexAttrs, sink: &mut Sink) {
    for (kind, slot) in [("partition", &attrs.pk), ("sort", &attrs.sk)] {
        let items = key_attributes(slot);
        if let Some(too_many) = items.get(MOST_ATTRIBUTES) {
            sink.at(
                &too_many.name,
                format!(
                    "the {kind} key has {} attributes, but DynamoDB takes at most {MOST_ATTRIBUTES}",
                    items.len()
                ),
            );
        }
    }
}

pub(super) fn key_attributes_are_distinct(attrs: &IndexAttrs, sink: &mut Sink) {
    let mut seen: Vec<&LitStr> = Vec::new();
    for name in key_names(attrs) {
        is_an_attribute_name(name, sink);
        tell_of_twice("key attribute", name, &seen, sink);
        seen.push(name);
    }
}

pub(super) fn included_attributes_are_named_once(attrs: &IndexAttrs, sink: &mut Sink) {
    let mut seen: Vec<&LitStr> = Vec::new();
    for name in included(attrs) {
        is_an_attribute_name(name, sink);
        tell_of_twice("attribute", name, &seen, sink);
        if let Some(key) = key_names(attrs).find(|key| key.value() == name.value()) {
            sink.pair(
                name,
                format!(
                    "`{}` is a key of the index, which carries its keys anyway; remove it here",
                    name.value()
                ),
                key,
                "it is a key here",
            );
        }
        seen.push(name);
    }
}

pub(super) fn included_attributes_fit(attrs: &IndexAttrs, sink: &mut Sink) {
    let included = included(attrs);
    if let Some(too_many) = included.get(MOST_INCLUDED) {
        sink.at(
            too_many,
            format!(
                "the index includes {} attributes, but DynamoDB takes at most {MOST_INCLUDED}; include fewer, or say `project = all`",
                included.len()
            ),
        );
    }
    if let (true, Some(Project::Include(_)), Some(word)) = (
        included.is_empty(),
        attrs.project.get(),
        attrs.project.word(),
    ) {
        sink.at(
            word,
            "`include()` includes nothing; name attributes, or say `project = keys_only`",
        );
    }
}

fn tell_of_twice(what: &str, name: &LitStr, seen: &[&LitStr], sink: &mut Sink) {
    if let Some(first) = seen.iter().find(|first| first.value() == name.value()) {
        sink.pair(
            name,
            format!("{what} `{}` is named twice", name.value()),
            first,
            "first named here",
        );
    }
}

fn key_attributes(slot: &Slot<OneOrMore<KeyAttribute>>) -> &[KeyAttribute] {
    slot.get().map_or(&[], |given| &given.items)
}

fn key_names(attrs: &IndexAttrs) -> impl Iterator<Item = &LitStr> {
    key_attributes(&attrs.pk)
        .iter()
        .chain(key_attributes(&attrs.sk))
        .map(|attribute| &attribute.name)
}

fn included(attrs: &IndexAttrs) -> &[LitStr] {
    match attrs.project.get() {
        Some(Project::Include(names)) => names,
        Some(Project::KeysOnly | Project::All) | None => &[],
    }
}
