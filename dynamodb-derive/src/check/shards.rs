//! Keys that are spread over shards.

use crate::attrs::entity::{EntityAttrs, KeyAttr};
use crate::model::entity::Entity;
use crate::model::key::{Key, KeyValue};
use crate::sink::Sink;

pub(super) fn the_table_has_several_items_in_a_partition(
    entity: &Entity<'_>,
    attrs: &EntityAttrs,
    sink: &mut Sink,
) {
    let misses_sort_key = |key: &&KeyAttr| key.sk.is_missing("sk", &key.misspelt);
    if let (Some(_), Some((word, _))) =
        (attrs.key.get().filter(misses_sort_key), &entity.key.shards)
    {
        sink.at(
            word,
            "`shards` spreads the items of a partition, and a key without `sk` has one item in each; remove it",
        );
    }
}

/// The number of the shard is text behind other text.
pub(super) fn a_shard_ends_one_template(entity: &Entity<'_>, sink: &mut Sink) {
    key_ends_with_a_shard(&entity.key, "", sink);
    for index in entity.indexes.iter().filter(|index| !index.local) {
        let of = format!(" of index `{}`", index.name());
        key_ends_with_a_shard(&index.key, &of, sink);
    }
}

fn key_ends_with_a_shard(key: &Key<'_>, of: &str, sink: &mut Sink) {
    let Some((word, _)) = &key.shards else { return };
    match key.partition.as_slice() {
        [value @ KeyValue::Native(part, _)] => sink.pair(
            value,
            format!(
                "the partition key{of} is `{field}` by itself, with no place for the shard's number; make it text: `pk = \"{{{field}}}\"`",
                field = part.written()
            ),
            word,
            "it has shards here",
        ),
        [_, .., _] => sink.at(
            word,
            format!(
                "the partition key{of} has several attributes, and a shard's number stands at the end of one; make them one template: `pk = \"{}\"`",
                joined(&key.partition)
            ),
        ),
        _ => {}
    }
}

pub(super) fn a_local_index_has_those_of_the_table(entity: &Entity<'_>, sink: &mut Sink) {
    for index in entity.indexes.iter().filter(|index| index.local) {
        if let Some((word, _)) = &index.key.shards {
            sink.at(
                word,
                format!(
                    "index `{}` is given no `pk` and so must be local, which has the table's partition key and its shards; say `shards` in `key(..)`, or remove it",
                    index.name()
                ),
            );
        }
    }
}

/// One template with the parts of all.
fn joined(values: &[KeyValue<'_>]) -> String {
    let templates = values.iter().map(|value| match value {
        KeyValue::Native(part, _) => format!("{{{}}}", part.written()),
        KeyValue::Text(literal, _) => literal.value(),
    });
    templates.collect::<Vec<_>>().join("#")
}
