//! An entity's place in its indexes.

use crate::attrs::entity::EntityAttrs;
use crate::model::entity::Entity;
use crate::model::index::path_text;
use crate::model::key::KeyValue;
use crate::model::part::Source;
use crate::names;
use crate::sink::Sink;

/// DynamoDB's limit for each half of an index's key.
pub(super) const MOST_ATTRIBUTES: usize = 4;

pub(super) fn indexes_are_given_once(entity: &Entity<'_>, sink: &mut Sink) {
    for (at, index) in entity.indexes.iter().enumerate() {
        let mut earlier = entity.indexes.iter().take(at);
        if let Some(first) = earlier.find(|first| first.name() == index.name()) {
            sink.pair(
                index.marker,
                format!(
                    "index `{}` is given twice, but an item has one key in an index; compute its parts, or declare another index",
                    index.name()
                ),
                first.marker,
                "first given here",
            );
        }
    }
}

pub(super) fn at_most_four_attributes(attrs: &EntityAttrs, sink: &mut Sink) {
    for index in &attrs.indexes {
        for (kind, slot) in [("partition", &index.key.pk), ("sort", &index.key.sk)] {
            let items = slot.get().map_or(&[][..], |given| &given.items);
            if let Some(too_many) = items.get(MOST_ATTRIBUTES) {
                sink.at(
                    too_many,
                    format!(
                        "the {kind} key of index `{}` has {} attributes, but DynamoDB takes at most {MOST_ATTRIBUTES}",
                        path_text(&index.marker),
                        items.len(),
                    ),
                );
            }
        }
    }
}

pub(super) fn local_sort_keys_are_no_lists(attrs: &EntityAttrs, sink: &mut Sink) {
    for index in &attrs.indexes {
        let brackets = index.key.sk.get().and_then(|sk| sk.brackets.as_ref());
        if let (false, Some(brackets)) = (index.key.pk.is_set(), brackets) {
            sink.at_span(
                brackets.span.join(),
                format!(
                    "index `{}` is given no `pk` and so must be local, where the sort key is one attribute; add `pk`, or write one `sk`",
                    path_text(&index.marker)
                ),
            );
        }
    }
}

/// A row's typed key holds the parts of both keys.
pub(super) fn names_are_not_those_of_other_parts_of_the_table(
    entity: &Entity<'_>,
    sink: &mut Sink,
) {
    for index in &entity.indexes {
        let values = index.key.partition.iter().chain(&index.key.sort);
        for (value, part) in values.flat_map(|value| value.parts().map(move |part| (value, part))) {
            let mut table = entity.key.parts();
            let other = table.find(|other| other.name == part.name && other.source != part.source);
            if let Some(other) = other {
                sink.at(
                    value,
                    format!(
                        "`{}` in index `{}` and `{}` in the table's key are both named `{}`, and a row has both; declare one under another name: `#[entity(part(name: Type = function(field)))]`",
                        part.written(),
                        index.name(),
                        other.written(),
                        names::plain(&part.name),
                    ),
                );
            }
        }
    }
}

pub(super) fn when_can_keep_an_item_out(entity: &Entity<'_>, sink: &mut Sink) {
    for index in &entity.indexes {
        let (Some(word), true) = (index.when_word, index.key.whole) else {
            continue;
        };
        // A local index's partition key is the table's: it is there in any case.
        let own = match index.local {
            true => &[][..],
            false => &index.key.partition,
        };
        let can_be_left_out = |value: &KeyValue<'_>| match value {
            KeyValue::Text(..) => true,
            KeyValue::Native(part, _) => matches!(part.source, Source::Computed(_)),
        };
        if !own.iter().chain(&index.key.sort).any(can_be_left_out) {
            sink.at(
                word,
                format!(
                    "`when` cannot keep an item out of index `{}`, whose key is made of fields that are stored anyway; write one of them as a template: `\"{{field}}\"`",
                    index.name()
                ),
            );
        }
    }
}
