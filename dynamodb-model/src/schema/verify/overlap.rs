use super::message::Message;
use super::nth;
use crate::key::templates_overlap;
use crate::schema::{EntitySchema, TableSchema};

/// Refuses entity number `entity` of the table if one listed before it could have an item of the same key: the later
/// write would silently replace the other's item.
#[track_caller]
pub const fn refuse_overlap(table: &TableSchema, position: usize) {
    let Some(entity) = nth(table.entity_schemas(), position) else {
        return;
    };
    let (mut others, _) = table.entity_schemas().split_at(position);
    while let [other, rest @ ..] = others {
        if overlap(table, other, entity) {
            Message::new()
                .text("entities ")
                .name(other.name())
                .text(" and ")
                .name(entity.name())
                .text(" of table ")
                .name(table.name())
                .text(" can have items of the same key; begin one of their keys with a word of its own, such as \"")
                .text(entity.name())
                .text("#…\"")
                .refuse();
        }
        others = rest;
    }
}

/// The sort keys are compared only where the partition keys do not differ already: most do, by their first word.
const fn overlap(table: &TableSchema, a: &EntitySchema, b: &EntitySchema) -> bool {
    if !templates_overlap(
        a.partition_template(),
        a.parts(),
        b.partition_template(),
        b.parts(),
    ) {
        return false;
    }
    match (table.sort_key(), a.sort_template(), b.sort_template()) {
        (Some(_), Some(x), Some(y)) => templates_overlap(x, a.parts(), y, b.parts()),
        _ => true,
    }
}
