use super::message::Message;
use super::{nth, same};
use crate::key::{AttributeType, KeyTemplate, templates_overlap};
use crate::schema::{EntitySchema, KeyAttribute, TableSchema, UNIQUE_OWNER, UniqueField};

/// Refuses unique field number `position` of the entity where the items that stand for its values have no place in the
/// table.
#[track_caller]
pub const fn verify_unique(table: &TableSchema, entity: &EntitySchema, position: usize) {
    let Some(unique) = nth(entity.unique_fields(), position) else {
        return;
    };
    verify_partition(table, entity, unique);
    verify_name(table, table.partition_key());
    if let Some(sort) = table.sort_key() {
        verify_name(table, sort);
    }
    let mut others = table.entity_schemas();
    while let [other, rest @ ..] = others {
        if overlap(table, entity, unique, other) {
            Message::new()
                .text("an item of ")
                .name(other.name())
                .text(" can have the key of an item that stands for a unique value, which begins with \"UNIQUE#\"; begin the keys of ")
                .name(other.name())
                .text(" with a word of their own, such as \"")
                .text(other.name())
                .text("#…\"")
                .refuse();
        }
        others = rest;
    }
}

/// The key of a value is text.
#[track_caller]
const fn verify_partition(table: &TableSchema, entity: &EntitySchema, unique: &UniqueField) {
    if matches!(table.partition_key().kind(), AttributeType::N) {
        Message::new()
            .text("field ")
            .name(unique.field())
            .text(" of ")
            .name(entity.name())
            .text(" cannot be unique in table ")
            .name(table.name())
            .text(", whose partition key is a number: a unique value is the key of an item of its own, and that is text")
            .refuse();
    }
}

#[track_caller]
const fn verify_name(table: &TableSchema, key: KeyAttribute) {
    if same(key.name(), UNIQUE_OWNER) || same(table.type_tag_attribute(), UNIQUE_OWNER) {
        Message::new()
            .text("table ")
            .name(table.name())
            .text(" keeps something else in attribute ")
            .name(UNIQUE_OWNER)
            .text(", in which the items that stand for unique values say whose they are; rename it")
            .refuse();
    }
}

/// Keys that are fields by themselves are compared when they are written: nothing is known of them before.
const fn overlap(
    table: &TableSchema,
    entity: &EntitySchema,
    unique: &UniqueField,
    other: &EntitySchema,
) -> bool {
    if matches!(other.partition_template(), KeyTemplate::Native(_)) {
        return false;
    }
    let of_value = unique.template();
    if !templates_overlap(
        of_value,
        entity.parts(),
        other.partition_template(),
        other.parts(),
    ) {
        return false;
    }
    match (table.sort_key(), other.sort_template()) {
        (Some(sort), Some(template)) if matches!(sort.kind(), AttributeType::S) => {
            templates_overlap(of_value, entity.parts(), template, other.parts())
        }
        _ => true,
    }
}
