//! Keys: the table's and each index's.

use quote::ToTokens;

use super::every_key;
use crate::attrs::entity::EntityAttrs;
use crate::model::entity::Entity;
use crate::model::key::{Key, KeyValue, Segment};
use crate::names;
use crate::sink::Sink;

/// The rules that hold for every key; `of` says of which index, or nothing for the table's.
pub(super) fn key(key: &Key<'_>, of: &str, sink: &mut Sink) {
    partition_has_parts_or_is_a_singleton(key, of, sink);
    a_singleton_has_no_parts(key, of, sink);
    for (kind, limit, values) in [
        ("partition", 2048, &key.partition),
        ("sort", 1024, &key.sort),
    ] {
        let subject = format!("the {kind} key{of}");
        each_part_is_named_once(values, &subject, sink);
        for value in values {
            parts_do_not_touch(value, &subject, sink);
            literals_fit(value, limit, &subject, sink);
        }
    }
    parts_of_one_name_are_one_part(key, of, sink);
    sort_parts_have_names_of_their_own(key, of, sink);
    key_fields_are_stored(key, of, sink);
}

pub(super) fn table_keys_are_no_lists(attrs: &EntityAttrs, sink: &mut Sink) {
    let Some(key) = attrs.key.get() else { return };
    for (kind, slot) in [("partition", &key.pk), ("sort", &key.sk)] {
        if let Some(brackets) = slot.get().and_then(|given| given.brackets.as_ref()) {
            sink.at_span(
                brackets.span.join(),
                format!("the table's {kind} key is one attribute; a list is for indexes"),
            );
        }
    }
}

pub(super) fn the_version_is_in_no_key(entity: &Entity<'_>, sink: &mut Sink) {
    for (version, word) in &entity.roles.versions {
        let in_key = |value: &&KeyValue<'_>| {
            value.parts().any(|part| {
                let mut fields = part.source.fields().into_iter();
                fields.any(|field| field.number == version.number)
            })
        };
        if let Some(value) = entity
            .key
            .partition
            .iter()
            .chain(&entity.key.sort)
            .find(in_key)
        {
            sink.pair(
                value,
                format!(
                    "the key cannot hold `{}`, because a version changes with every write",
                    version.name
                ),
                word,
                "it is the version here",
            );
        }
    }
}

/// The library sets them when it sends the write, and an update of them alone would leave the key as it was.
pub(super) fn times_are_in_no_key(entity: &Entity<'_>, sink: &mut Sink) {
    for ((time, word), role) in entity.roles.times() {
        for (key, of) in every_key(entity) {
            let in_key = |value: &&KeyValue<'_>| {
                value.parts().any(|part| {
                    let mut fields = part.source.fields().into_iter();
                    fields.any(|field| field.number == time.number)
                })
            };
            if let Some(value) = key.partition.iter().chain(&key.sort).find(in_key) {
                sink.pair(
                    value,
                    format!(
                        "the key{of} cannot hold `{}`, because the library sets it with the write; keep the time for keys in a field of its own",
                        time.name
                    ),
                    word,
                    format!("it is `{role}` here"),
                );
                break;
            }
        }
    }
}

fn partition_has_parts_or_is_a_singleton(key: &Key<'_>, of: &str, sink: &mut Sink) {
    if !key.whole || key.singleton.is_some() {
        return;
    }
    let mut values = key.partition.iter();
    if let (true, Some(value)) = (
        values.clone().all(|value| value.parts().next().is_none()),
        values.next(),
    ) {
        sink.at(
            value,
            format!(
                "the partition key{of} names no field, so that all items share one partition; name one as in `\"ORDER#{{id}}\"`, or say `singleton`"
            ),
        );
    }
}

fn a_singleton_has_no_parts(key: &Key<'_>, of: &str, sink: &mut Sink) {
    let Some(word) = &key.singleton else { return };
    let part = key.partition.iter().flat_map(KeyValue::parts).next();
    if let Some(part) = part {
        sink.at(
            word,
            format!(
                "the partition key{of} is no `singleton`, because it names `{}`; remove `singleton`",
                names::plain(&part.name)
            ),
        );
    }
}

fn each_part_is_named_once(values: &[KeyValue<'_>], subject: &str, sink: &mut Sink) {
    let mut seen = Vec::new();
    for value in values {
        for part in value.parts() {
            if seen.contains(&part.number) {
                sink.at(
                    value,
                    format!("{subject} names `{}` twice; once is enough", part.written()),
                );
            }
            seen.push(part.number);
        }
    }
}

fn parts_do_not_touch(value: &KeyValue<'_>, subject: &str, sink: &mut Sink) {
    let KeyValue::Text(literal, segments) = value else {
        return;
    };
    for pair in segments.windows(2) {
        if let [Segment::Part(left), Segment::Part(right)] = pair {
            let (left, right) = (left.written(), right.written());
            sink.at(
                literal,
                format!(
                    "{subject} cannot tell where `{left}` ends and `{right}` begins; put a `#` between them: `{left}#{right}`"
                ),
            );
        }
    }
}

fn literals_fit(value: &KeyValue<'_>, limit: usize, subject: &str, sink: &mut Sink) {
    let KeyValue::Text(literal, segments) = value else {
        return;
    };
    let bytes: usize = segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => text.len(),
            Segment::Part(_) => 0,
        })
        .sum();
    if bytes > limit {
        sink.at(
            literal,
            format!("{subject} has {bytes} bytes of text alone, and may have {limit}; shorten it"),
        );
    }
}

fn parts_of_one_name_are_one_part(key: &Key<'_>, of: &str, sink: &mut Sink) {
    let arguments = key.arguments();
    for (at, argument) in arguments.iter().enumerate() {
        let mut earlier = arguments.iter().take(at);
        let (Some(first), Some(part)) = (
            earlier.find(|first| first.name == argument.name),
            argument.parts.first(),
        ) else {
            continue;
        };
        let others = first.parts.first().map(|part| part.written());
        sink.at(
            value_with(key, part.number),
            format!(
                "the key{of} has two parts named `{}`, `{}` and `{}`; declare one under another name: `#[entity(part(name: Type = function(field)))]`",
                names::plain(argument.name),
                others.unwrap_or_default(),
                part.written(),
            ),
        );
    }
}

fn sort_parts_have_names_of_their_own(key: &Key<'_>, of: &str, sink: &mut Sink) {
    let stages = key.stages();
    for (at, stage) in stages.iter().enumerate() {
        let mut earlier = stages.iter().take(at);
        let Some(first) = earlier.find(|first| {
            first.part.name == stage.part.name
                && first.part.source == stage.part.source
                && first.part.number != stage.part.number
        }) else {
            continue;
        };
        sink.at(
            value_with(key, stage.part.number),
            format!(
                "the sort key{of} has `{}` in two forms, `{}` and `{}`, which a query could not tell apart; declare one under another name: `#[entity(part(name: Type = function(field)))]`",
                names::plain(&stage.part.name),
                first.part.written(),
                stage.part.written(),
            ),
        );
    }
}

fn key_fields_are_stored(key: &Key<'_>, of: &str, sink: &mut Sink) {
    let mut told: Vec<usize> = Vec::new();
    for part in key.parts() {
        for field in part.source.fields() {
            let Some(word) = field.skipped() else {
                continue;
            };
            if told.contains(&field.number) {
                continue;
            }
            told.push(field.number);
            sink.pair(
                value_with(key, part.number),
                format!(
                    "the key{of} is made from field `{}`, which serde skips; an item read back would have another key",
                    field.name
                ),
                word,
                "it is skipped here",
            );
        }
    }
}

/// The value that names a part, for a message to point at.
fn value_with(key: &Key<'_>, number: usize) -> impl ToTokens {
    key.partition
        .iter()
        .chain(&key.sort)
        .find(|value| value.parts().any(|part| part.number == number))
        .map(ToTokens::to_token_stream)
}
